// Reading stops deep inside nested parsers; a Refusal carries the finding up to `readFile`, or to the reader of a workbook
// when it is about one sheet. It never leaves this folder: for callers a bad file is a value.
import { type Codice, type Diagnostic, diagnose } from "../../schemas/diagnostic.ts";
import { formatNumber } from "../../schemas/unita.ts";

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

/** Always throws: more cells than the limit. */
export function refuseCells(limit: number): never {
  const limite = `${formatNumber(limit)} celle`;
  return refuse("file-troppo-grande", { cosa: `contiene più di ${limite}`, limite });
}

/** Always throws: more bytes than the limit; `verb` says when («pesa», «una volta aperto occupa»). */
export function refuseBytes(verb: string, bytes: number, limit: number): never {
  const megabytes = (n: number) => `${formatNumber(Math.ceil(n / 1e6))} MB`;
  return refuse("file-troppo-grande", { cosa: `${verb} ${megabytes(bytes)}`, limite: megabytes(limit) });
}
