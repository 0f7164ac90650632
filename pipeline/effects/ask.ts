// A person at the terminal: one question, one line back.
import { createInterface } from "node:readline";
import type { Effects } from "./effects.ts";

/** A terminal that can be let go: while nobody is asked, it does not keep the program from ending. */
export type Answering = NodeJS.ReadableStream & {
  readonly isTTY?: boolean;
  readonly ref?: () => void;
  readonly unref?: () => void;
};

/** Asks on a terminal; what was typed ahead is kept for the next question. */
export function askOn(stdin: Answering, tell: (text: string) => void): NonNullable<Effects["ask"]> {
  let lines: AsyncIterator<string> | null = null;
  return async (question) => {
    lines ??= createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]();
    tell(question);
    stdin.ref?.();
    const { done, value } = await lines.next();
    stdin.unref?.();
    return done === true ? null : value;
  };
}
