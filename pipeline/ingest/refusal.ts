// Reading stops deep inside nested parsers; a Refusal carries the finding up to `readFile`, the only place that catches
// it. It never leaves this folder: for callers a bad file is a value.
import { type Codice, type Diagnostic, diagnose } from "../../schemas/diagnostic.ts";

type Params<C extends Codice> = Parameters<typeof diagnose<C>>[2];

export class Refusal extends Error {
  readonly finding: (file: string) => Diagnostic;
  constructor(codice: Codice, finding: (file: string) => Diagnostic) {
    super(codice);
    this.finding = finding;
  }
}

/** Always throws: the file as a whole cannot be read, for the reason given. */
export function refuse<C extends Codice>(codice: C, params: Params<C>): never {
  throw new Refusal(codice, (file) => diagnose(codice, [{ file }], params));
}

/** Always throws: the file is not built as a spreadsheet must be. `dove` continues «Il file non si apre: …». */
export function damaged(dove: string): never {
  return refuse("file-danneggiato", { dove });
}
