// How a command ends: the same answer in words and as data, and the exit code.

export interface Answer {
  /** What a person reads on standard output. */
  readonly text: string;
  /** What a program reads with `--json`. */
  readonly json: unknown;
  /** 0 done · 1 something must be corrected, in a submission or in the edition's own words. */
  readonly exit: 0 | 1;
}

/** A command that cannot run as it was written; its message says how to write it. Exit code 2. */
export class UsageFault extends Error {
  override readonly name = "UsageFault";
}
