import type { Choice, Finding } from "../collect/versions.ts";

/** The sections of all submissions after the choice of versions. */
export type Settled = Readonly<Choice>;

/** A check looks at everything that is settled and says what it finds. Pure: the same sections, the same findings. */
export type Check = (settled: Settled) => Finding[];
