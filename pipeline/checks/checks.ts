// What can only be seen once it is settled which sections count: across rows, blocks, enti and years. Findings of this room
// are made anew each time and never kept with a reading; what a person decided about one is known by its `findingId`.
import type { Finding } from "../collect/versions.ts";
import type { Check, Settled } from "./check.ts";
import { notThereAnyMore } from "./left-out.ts";
import { emptyNow, reduced } from "./reduced.ts";
import { sentBack } from "./sent-back.ts";
import { returned, superseded, unordered } from "./superseded.ts";

/** Every check, in the order in which its findings are told. A new one is a file of this room and its name here. */
const CHECKS: readonly Check[] = [superseded, unordered, returned, reduced, emptyNow, notThereAnyMore, sentBack];

export function afterVersions(settled: Settled): Finding[] {
  return CHECKS.flatMap((check) => check(settled));
}
