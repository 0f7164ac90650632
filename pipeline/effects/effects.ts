// What a command may do to the world beside reading and writing its folders: given in, so that the same command runs on
// a terminal, in a server and in a test.
import type { Budget } from "./machine.ts";
import type { Progress } from "./progress.ts";

export interface Effects {
  /** Milliseconds since the program was started: only to say how long was waited. */
  readonly clock: () => number;
  /** The moment, as ISO time: stamped on what is received, never on what is published. */
  readonly now: () => string;
  readonly progress: Progress;
  /** What readers and database may take of the machine. */
  readonly budget: Budget;
  /** A line for the person at the terminal, beside the answer. */
  readonly say: (line: string) => void;
  /** Asks the person at the terminal, who answers with a line, or null when there are no more; null where nobody sits there. */
  readonly ask: ((question: string) => Promise<string | null>) | null;
}
