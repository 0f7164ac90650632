// What can only be seen once it is settled which sections count: across rows, blocks, enti and years. Findings of this room
// are made anew each time and never kept with a reading; what a person decided about one is known by its `findingId`.
import type { Candidate, Finding } from "../collect/versions.ts";
import { superseded } from "./superseded.ts";

/** The sections of all submissions after the choice of versions. */
export interface Settled {
  /** Those that count, by ente and block. */
  readonly valide: readonly Candidate[];
  /** Those that a newer one replaced. */
  readonly superate: readonly Candidate[];
}

/** A check looks at everything that is settled and says what it finds. Pure: the same sections, the same findings. */
export type Check = (settled: Settled) => Finding[];

/** Every check, in the order in which its findings are told. A new one is a file of this room and its name here. */
const CHECKS: readonly Check[] = [superseded];

export function afterVersions(settled: Settled): Finding[] {
  return CHECKS.flatMap((check) => check(settled));
}
