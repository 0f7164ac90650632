// What the tests of reading share: the small sample edition, files written on the spot, and findings as short lines.
import type ExcelJS from "exceljs";
import { address, type Diagnostic, describe } from "../../schemas/diagnostic.ts";
import type { Correction, Reading, SentBackCell } from "../../schemas/reading.ts";
import type { Mappatura } from "../../schemas/rilevazione.ts";
import { loadEdizione } from "../edizione/load.ts";
import { type Plain, plainWorkbook, written } from "../formats/workbooks.support.ts";
import { makeElenchi } from "./lists.ts";
import { readSubmission } from "./read-submission.ts";

export const edizione = await loadEdizione("data-samples/altra-citta");
export const elenchi = makeElenchi(edizione.liste);
export const anno = edizione.yaml.anno;

export interface Come {
  readonly nome?: string;
  readonly ente?: string;
  readonly rilevazioni?: readonly Mappatura[];
  readonly correzioni?: readonly Correction[];
  readonly rimandi?: readonly SentBackCell[];
}

export function read(
  content: string | Uint8Array,
  { nome, ente, rilevazioni = [], correzioni = [], rimandi = [] }: Come = {},
): Reading {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const name = nome ?? (typeof content === "string" ? "prova.csv" : "prova.xlsx");
  return readSubmission({ bytes, nome: name, ente: ente ?? null, correzioni, rimandi }, { anno, elenchi, rilevazioni });
}

export const RISORSE = "ente;edizione;cantiere;zona;voce;importo";

/** A CSV of risorse: each row after the columns `ente` and `edizione`. */
export function risorse(...rows: readonly string[]): string {
  return [RISORSE, ...rows.map((row) => `V105;${anno};${row}`)].join("\n");
}

type Content = string | number | boolean | Date | null;

/** A workbook of V105 as an office would make it by hand: labels on top of the first sheet, then the tables. What is more
 *  than plain cells is written by exceljs: dates, and what `edit` does. */
export async function byHand(
  sheets: Readonly<Record<string, readonly (readonly Content[])[]>>,
  edit?: (book: ExcelJS.Workbook) => void,
): Promise<Uint8Array> {
  const labels = [
    ["Edizione", anno],
    ["Codice dell'ente", "V105"],
  ];
  if (edit === undefined && arePlain(sheets)) return plainWorkbook({ Istruzioni: labels, ...sheets });
  return written((book) => {
    book.addWorksheet("Istruzioni").addRows(labels);
    for (const [name, rows] of Object.entries(sheets)) book.addWorksheet(name).addRows(rows.map((row) => [...row]));
    edit?.(book);
  });
}

const arePlain = (
  sheets: Readonly<Record<string, readonly (readonly Content[])[]>>,
): sheets is Readonly<Record<string, readonly (readonly Plain[])[]>> =>
  !Object.values(sheets).some((rows) => rows.some((row) => row.some((cell) => cell instanceof Date)));

/** With ordinary spaces: «riga 2 · Importo (€): C'è scritto «x». Scrivi solo il numero, per esempio 1250,50.» */
export function lines(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map((diagnostic) => {
    const { testo, rimedio } = describe(diagnostic);
    return `${diagnostic.luoghi.map(address).join("; ")}: ${testo} ${rimedio}`.replaceAll("\u00a0", " ");
  });
}

export const codes = ({ diagnostics }: Reading): string[] => diagnostics.map(({ codice }) => codice);

/** `V105 risorse 2/3`: rows counted of rows present, for each section. */
export function sections({ invii }: Reading): string[] {
  return invii.flatMap(({ ente, sezioni }) =>
    sezioni.map(
      ({ blocco, stato, righe, presenti }) =>
        `${ente} ${blocco} ${stato === "niente" ? "niente" : `${righe.length}/${presenti}`}`,
    ),
  );
}
