// How a command ends: the same answer in words and as data, and the exit code.
import type { Edizione } from "../../schemas/edizione.ts";
import { nearestCode } from "../../schemas/text.ts";

export interface Answer {
  /** What a person reads on standard output. */
  readonly text: string;
  /** What a program reads with `--json`. */
  readonly json: unknown;
  /** 0 done · 1 something must be corrected, in a submission or in the edition's own words, or something is missing. */
  readonly exit: 0 | 1;
}

/** A command that cannot run as it was written; its message says how to write it. Exit code 2. */
export class UsageFault extends Error {
  override readonly name = "UsageFault";
}

/** Throws UsageFault for the code of an ente that the edition does not have; null is nobody in particular. */
export function checkEnte(ente: string | null, { enti }: Edizione): void {
  if (ente === null || enti.some(({ codice }) => codice === ente)) return;
  const known = enti.map(({ codice, denominazione }) => ({ codice, nome: denominazione }));
  const near = nearestCode(ente, known);
  throw new UsageFault(`l'ente ${ente} non è in enti.csv${near === "" ? "" : `: forse volevi scrivere «${near}»`}`);
}
