import type { Effects } from "./effects.ts";
import { machineBudget } from "./machine.ts";
import { silent } from "./progress.ts";

/** Effects of a test: a clock that stands still after all that tests note, no word, the machine's own budget. */
export const QUIET: Effects = {
  clock: () => 0,
  now: () => "2025-06-30T00:00:00.000Z",
  progress: silent,
  say: () => {},
  ask: null,
  budget: machineBudget(),
};
