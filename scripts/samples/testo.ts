// Text files in the dialects of the programs that write them.
import { fieldsOf } from "../../schemas/blocco.ts";
import type { CellKind } from "../../schemas/cella.ts";
import { type BloccoId, QUESTIONARIO } from "../../schemas/questionario.ts";
import { italian } from "./guasti-risposte.ts";
import type { Tabella } from "./guasto.ts";
import type { Riga, Valore } from "./tipi.ts";

export interface Dialetto {
  readonly codifica: "utf-8" | "utf-8-bom" | "windows-1252" | "utf-16le";
  readonly separatore: "," | ";" | "\t";
  /** `gruppi` 1.234,56 · `virgola` 1234,56 · `punto` 1234.56 */
  readonly numeri: "gruppi" | "virgola" | "punto";
  readonly fine: "\r\n" | "\n";
  readonly titoli: "label" | "campo";
}

export const DIALETTI: readonly Dialetto[] = [
  { codifica: "windows-1252", separatore: ";", numeri: "gruppi", fine: "\r\n", titoli: "label" },
  { codifica: "utf-8-bom", separatore: ";", numeri: "virgola", fine: "\r\n", titoli: "label" },
  { codifica: "utf-8", separatore: ",", numeri: "punto", fine: "\n", titoli: "campo" },
  { codifica: "utf-16le", separatore: "\t", numeri: "gruppi", fine: "\r\n", titoli: "label" },
  { codifica: "utf-8", separatore: ";", numeri: "gruppi", fine: "\n", titoli: "campo" },
  { codifica: "windows-1252", separatore: ";", numeri: "virgola", fine: "\r\n", titoli: "campo" },
];

/** One block of one or more enti as headings and cells. An ente without rows says so, when it has nothing to declare. */
export function tabella(
  blocco: BloccoId,
  anno: number,
  enti: readonly { readonly ente: string; readonly righe: readonly Riga[]; readonly niente: boolean }[],
  { numeri, titoli }: Dialetto,
): Tabella {
  const campi = fieldsOf(QUESTIONARIO[blocco], anno);
  const head = titoli === "campo" ? ["ente", "edizione"] : ["Codice ente", "Edizione"];
  return {
    titoli: [...head, ...campi.map(([name, campo]) => (titoli === "campo" ? name : campo.label))],
    righe: enti.flatMap(({ ente, righe, niente }) => {
      const first = [ente, String(anno)];
      if (righe.length === 0)
        return niente ? [[...first, "niente da dichiarare", ...campi.slice(1).map(() => "")]] : [];
      return righe.map((row) => [
        ...first,
        ...campi.map(([name, { cella }]) => written(row[name] ?? null, cella, numeri)),
      ]);
    }),
  };
}

function written(value: Valore, cella: CellKind, numeri: Dialetto["numeri"]): string {
  if (value === null) return "";
  if (typeof value !== "number") return value;
  if (cella.tipo === "anno" || cella.tipo === "codice-fiscale") return String(value);
  if (numeri === "punto") return String(value);
  if (numeri === "virgola") return String(value).replace(".", ",");
  // With points for thousands a decimal is always written, or «1.234» could be read in two ways.
  if (cella.tipo === "euro") return italian(value);
  if (cella.tipo === "decimale") return italian(value).slice(0, -1);
  return Number.isInteger(value) ? italian(value).slice(0, -3) : String(value).replace(".", ",");
}

/** The bytes of a table. */
export function scritta({ titoli, righe, coda }: Tabella, { separatore, fine, codifica }: Dialetto): Uint8Array {
  const line = (cells: readonly string[]) => cells.map((cell) => quoted(cell, separatore)).join(separatore);
  const text =
    [titoli, ...righe].map(line).join(fine) +
    fine +
    (coda === undefined ? "" : coda.replaceAll(";", separatore) + fine);
  return encoded(text, codifica);
}

export function quoted(cell: string, separator: string): string {
  return /["\n\r]/.test(cell) || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A table of ours: commas, quotes where needed. */
export function stringify(rows: readonly (readonly string[])[]): string {
  return `${rows.map((row) => row.map((cell) => quoted(cell, ",")).join(",")).join("\n")}\n`;
}

export function encoded(text: string, codifica: Dialetto["codifica"]): Uint8Array {
  if (codifica === "utf-16le") return Buffer.from(`\ufeff${text}`, "utf16le");
  if (codifica === "windows-1252")
    return Buffer.from(
      text.replaceAll("€", "\u0080").replaceAll("–", "\u0096").replaceAll("’", "\u0092").replaceAll("→", "-"),
      "latin1",
    );
  return Buffer.from(codifica === "utf-8-bom" ? `\ufeff${text}` : text, "utf8");
}

/** True when the file is in an encoding that only a guess can tell. */
export function isIndovinata(bytes: Uint8Array, { codifica }: Dialetto): boolean {
  return codifica === "windows-1252" && bytes.some((byte) => byte > 127);
}
