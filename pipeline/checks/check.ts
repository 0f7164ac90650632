import type { Candidate, Finding } from "../collect/versions.ts";

/** The sections of all submissions after the choice of versions. */
export interface Settled {
  /** Those that count, by ente and block. */
  readonly valide: readonly Candidate[];
  /** Those that a newer one replaced. */
  readonly superate: readonly Candidate[];
}

/** A check looks at everything that is settled and says what it finds. Pure: the same sections, the same findings. */
export type Check = (settled: Settled) => Finding[];
