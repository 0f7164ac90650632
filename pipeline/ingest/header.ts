// Which block a sheet holds, and in which column each question stands: recognised by the headings, wherever they are.
// Sheets may be renamed, rows and columns moved, titles put above; the address of every cell stays the original one.
import type { Blocco } from "../../schemas/blocco.ts";
import { campiDi } from "../../schemas/blocco.ts";
import type { RawCell, RawRow, Sheet } from "./sheet.ts";
import { key } from "./text.ts";

export interface Intestazione {
  readonly blocco: Blocco;
  /** Index in `sheet.rows` of the row of headings; -1 for a scheda, whose headings run down a column. */
  readonly at: number;
  /** Field → 1-based column; for a scheda, field → row number. */
  readonly colonne: ReadonlyMap<string, number>;
  /** For a scheda: the column of the answers. */
  readonly colonnaRisposte: number | null;
  readonly doppie: readonly { campo: string; prima: number; altra: number }[];
  /** Headings of no question, other than `ente` and `edizione`. */
  readonly ignorate: readonly string[];
  readonly colonnaEnte: number | null;
  readonly colonnaEdizione: number | null;
  readonly mancanti: readonly string[];
  readonly punteggio: number;
}

const ENTE = new Set(["ente", "codice ente", "codice dell ente"]);
const EDIZIONE = new Set(["edizione", "anno edizione"]);
/** How far down headings are looked for: people put titles and notes above their tables. */
const MAX_HEADER_ROWS = 40;

/** Field names of a block by every way of writing them. */
function namesOf(blocco: Blocco, anno: number): Map<string, string> {
  const names = new Map<string, string>();
  const fields = campiDi(blocco, anno);
  for (const [name] of fields) names.set(key(name), name);
  for (const [name, { alias }] of fields)
    for (const other of alias ?? []) if (!names.has(key(other))) names.set(key(other), name);
  for (const [name, { label }] of fields) names.set(key(label), name);
  return names;
}

/** The best reading of a sheet; null when no block's headings are in it. `anno` decides which questions exist. */
export function recognise(sheet: Sheet, blocchi: readonly Blocco[], anno: number): Intestazione | null {
  let best: Intestazione | null = null;
  for (const blocco of blocchi) {
    const names = namesOf(blocco, anno);
    const found =
      blocco.forma === "scheda" && !hasRows(sheet, names)
        ? downwards(sheet, blocco, names)
        : across(sheet, blocco, names);
    if (found !== null && (best === null || found.punteggio > best.punteggio)) best = found;
  }
  return best;
}

/** A scheda may also come as a table, one row per ente, in text files. */
function hasRows(sheet: Sheet, names: ReadonlyMap<string, string>): boolean {
  return sheet.rows
    .slice(0, MAX_HEADER_ROWS)
    .some(({ cells }) => cells.filter((cell) => names.has(key(cell.text))).length >= 3);
}

function across(sheet: Sheet, blocco: Blocco, names: ReadonlyMap<string, string>): Intestazione | null {
  let best: Intestazione | null = null;
  for (const [at, row] of sheet.rows.slice(0, MAX_HEADER_ROWS).entries()) {
    const found = headings(row, at, sheet, blocco, names);
    if (found !== null && (best === null || found.punteggio > best.punteggio)) best = found;
  }
  return best;
}

function headings(
  row: RawRow,
  at: number,
  sheet: Sheet,
  blocco: Blocco,
  names: ReadonlyMap<string, string>,
): Intestazione | null {
  const colonne = new Map<string, number>();
  const doppie: { campo: string; prima: number; altra: number }[] = [];
  const ignorate: string[] = [];
  let colonnaEnte: number | null = null;
  let colonnaEdizione: number | null = null;
  for (const { text, column } of row.cells) {
    const word = key(text);
    const campo = names.get(word);
    const before = campo === undefined ? undefined : colonne.get(campo);
    if (campo !== undefined && before !== undefined) doppie.push({ campo, prima: before, altra: column });
    else if (campo !== undefined) colonne.set(campo, column);
    else if (ENTE.has(word)) colonnaEnte ??= column;
    else if (EDIZIONE.has(word)) colonnaEdizione ??= column;
    else if (word !== "") ignorate.push(text.trim());
  }
  return judge({ blocco, at, colonne, colonnaRisposte: null, doppie, ignorate, colonnaEnte, colonnaEdizione }, sheet, names);
}

function downwards(sheet: Sheet, blocco: Blocco, names: ReadonlyMap<string, string>): Intestazione | null {
  const byColumn = new Map<number, Map<string, number>>();
  for (const row of sheet.rows) {
    for (const { text, column } of row.cells) {
      const campo = names.get(key(text));
      if (campo === undefined) continue;
      const fields = byColumn.get(column) ?? new Map<string, number>();
      if (!fields.has(campo)) fields.set(campo, row.number);
      byColumn.set(column, fields);
    }
  }
  const [best] = [...byColumn].sort((a, b) => b[1].size - a[1].size);
  if (best === undefined) return null;
  const [column, colonne] = best;
  return judge(
    {
      blocco,
      at: -1,
      colonne,
      colonnaRisposte: column + 1,
      doppie: [],
      ignorate: [],
      colonnaEnte: null,
      colonnaEdizione: null,
    },
    sheet,
    names,
  );
}

function judge(
  found: Omit<Intestazione, "mancanti" | "punteggio">,
  sheet: Sheet,
  names: ReadonlyMap<string, string>,
): Intestazione | null {
  // Only what the edition asks can be missing.
  const asked = new Set(names.values());
  const required = Object.entries(found.blocco.campi).filter(([name, { obbligatorio }]) => obbligatorio && asked.has(name));
  const mancanti = required.filter(([name]) => !found.colonne.has(name)).map(([name]) => name);
  const present = required.length - mancanti.length;
  if (found.colonne.size < 2 || present * 2 < required.length) return null;
  const named = key(sheet.name) === key(found.blocco.foglio) || key(sheet.name).includes(key(found.blocco.id));
  const punteggio = found.colonne.size + present + (named ? 2 : 0) - found.ignorate.length * 0.5 - mancanti.length;
  return { ...found, mancanti, punteggio };
}

/** The cell to the right of a label anywhere in the sheet: «Codice dell'ente» | E042. `inizio` lets words follow it. */
export function labelled(sheet: Sheet, labels: readonly string[], how: "esatto" | "inizio" = "esatto"): RawCell | undefined {
  const wanted = labels.map(key);
  const isLabel = (text: string) => wanted.some((label) => (how === "esatto" ? key(text) === label : key(text).startsWith(label)));
  for (const { cells } of sheet.rows) {
    const at = cells.findIndex(({ text }) => isLabel(text));
    const answer = at < 0 ? undefined : cells[at + 1];
    if (answer !== undefined) return answer;
  }
  return undefined;
}
