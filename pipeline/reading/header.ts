// Which block a sheet holds, and in which column each question stands: recognised by the headings, wherever they are.
// Sheets may be renamed, rows and columns moved, titles put above; the address of every cell stays the original one.
import { type Blocco, type Campo, fieldsOf } from "../../schemas/blocco.ts";
import { key } from "../../schemas/text.ts";
import { type RawRow, type Rows, rowsBetween, type Sheet } from "../formats/sheet.ts";
import { cardHeadings } from "./card.ts";
import type { Intestazione, Nomi, OtherYear, Titolo, Trovata } from "./intestazione.ts";
import { type Title, type TitleRow, titleRows, titlesInTwoRows, titleWord, yearIn, yearOver } from "./title-rows.ts";
import { withYearColumn } from "./year-column.ts";

/** `incerta`: too little, or equally like two blocks; `simili` are their titles, none when it is like no block. */
export type Riconosciuta =
  | { readonly kind: "blocco"; readonly testata: Intestazione }
  | { readonly kind: "incerta"; readonly simili: readonly string[] };

const ENTE = new Set(["ente", "codice ente", "codice dell ente"]);
const EDIZIONE = new Set(["edizione", "anno edizione"]);
/** How far down headings are looked for: people put titles and notes above their tables. */
const MAX_HEADER_ROWS = 40;

/** Field names of a block by every way of writing them; a label wins over a field name, and that over an alias. */
export function namesOf(blocco: Blocco, anno: number): Nomi {
  const byYear = NAMES.get(blocco) ?? new Map<number, Nomi>();
  NAMES.set(blocco, byYear);
  const names = byYear.get(anno) ?? allNames(blocco, anno);
  byYear.set(anno, names);
  return names;
}
/** Every sheet of every file is held against every block. */
const NAMES = new WeakMap<Blocco, Map<number, Nomi>>();

function allNames(blocco: Blocco, anno: number): Nomi {
  const names = new Map<string, { nome: string; campo: Campo }>();
  const fields = fieldsOf(blocco, anno);
  for (const [nome, campo] of fields) for (const other of campo.alias ?? []) names.set(key(other), { nome, campo });
  for (const [nome, campo] of fields) names.set(key(nome), { nome, campo });
  for (const [nome, campo] of fields) names.set(key(campo.label), { nome, campo });
  return names;
}

/** The best reading of a sheet. `anno` decides which questions exist. */
export function recognise(sheet: Sheet, blocchi: readonly Blocco[], anno: number): Riconosciuta {
  const top = titleRows(sheet.rows.slice(0, MAX_HEADER_ROWS + 1));
  const found = blocchi
    .flatMap((blocco) => candidate(sheet, top, blocco, anno))
    .sort((a, b) => b.punteggio - a.punteggio);
  const good = found.filter(({ enough }) => enough);
  const [best, second] = good;
  if (best === undefined) return { kind: "incerta", simili: similar(sheet, blocchi, found) };
  // Cantiere, zona and importo alone are two tables alike: a guess would name a column that was never missing.
  const isTie = best.mancanti.length > 0 && second?.punteggio === best.punteggio;
  if (isTie) return { kind: "incerta", simili: [best.blocco.titolo, second.blocco.titolo] };
  return { kind: "blocco", testata: best };
}

function similar(sheet: Sheet, blocchi: readonly Blocco[], found: readonly Giudicata[]): string[] {
  const named = blocchi.find(({ foglio }) => key(foglio) === key(sheet.name));
  const [near] = found.filter(({ colonne }) => colonne.size >= 2);
  const like = named ?? near?.blocco;
  return like === undefined ? [] : [like.titolo];
}

type Giudicata = Intestazione & { readonly enough: boolean };

function candidate(sheet: Sheet, top: readonly TitleRow[], blocco: Blocco, anno: number): Giudicata[] {
  const names = namesOf(blocco, anno);
  const required = fieldsOf(blocco, anno).flatMap(([name, { obbligatorio }]) => (obbligatorio ? [name] : []));
  const isCard = blocco.forma === "scheda" && !hasHeadings(top, names);
  const found = isCard ? cardHeadings(sheet, blocco, names) : across(sheet, top, blocco, names, anno);
  return found.map((each) => judge(each, sheet, required));
}

/** A scheda may also come as a table, one row per ente, in text files. */
function hasHeadings(top: readonly TitleRow[], names: Nomi): boolean {
  return top.slice(0, MAX_HEADER_ROWS).some(({ titles }) => titles.filter(({ word }) => names.has(word)).length >= 3);
}

function across(sheet: Sheet, top: readonly TitleRow[], blocco: Blocco, names: Nomi, anno: number): Trovata[] {
  let best: Trovata | null = null;
  for (const [at, upper] of top.slice(0, MAX_HEADER_ROWS).entries()) {
    const one = headings(upper.titles, blocco, names, anno);
    if (one.colonne.size === 0) continue;
    const lower = top[at + 1];
    const titles = lower === undefined ? null : titlesInTwoRows(upper, lower, names);
    const two = titles === null ? null : headings(titles, blocco, names, anno);
    const isTwo = two !== null && (two.colonne.size > one.colonne.size || isSplit(upper.row, lower?.row, one, blocco));
    const [found, last] = isTwo ? [two, at + 1] : [one, at];
    if (found.colonne.size > (best?.colonne.size ?? 0))
      best = { ...found, at: last, dal: at, titoli: top[last]?.row ?? upper.row };
  }
  return best === null ? [] : [withYearColumn(settled(best, sheet.rows, anno), sheet.rows, anno)];
}

/** A lower row that has words where the upper one has none, and none under the titles of codes, splits titles in parts. */
function isSplit(upper: RawRow, lower: RawRow | undefined, { colonne }: Found, { campi }: Blocco): boolean {
  const codes = Object.entries(campi).flatMap(([name, { cella }]) =>
    cella.tipo === "codice" ? (colonne.get(name) ?? []) : [],
  );
  const titled = new Set(upper.cells.map(({ column }) => column));
  const below = lower?.cells ?? [];
  return (
    codes.length > 0 &&
    below.some(({ column }) => !titled.has(column)) &&
    !below.some(
      ({ column, text }) => codes.includes(column) && text !== upper.cells.find((each) => each.column === column)?.text,
    )
  );
}

type Found = Omit<Trovata, "at" | "dal" | "titoli">;

function headings(titles: readonly Title[], blocco: Blocco, names: Nomi, anno: number): Found {
  const colonne = new Map<string, number>();
  const doppie: { campo: string; prima: number; altra: number }[] = [];
  const ignorate: Titolo[] = [];
  const altriAnni: OtherYear[] = [];
  let colonnaEnte: number | null = null;
  let colonnaEdizione: number | null = null;
  for (const { text, column, word } of titles) {
    const dated = names.has(word) ? null : yearIn(text);
    const campo = names.get(dated === null ? word : titleWord(dated.titolo))?.nome;
    const before = campo === undefined ? undefined : colonne.get(campo);
    if (campo !== undefined && dated !== null && dated.anno !== anno)
      altriAnni.push({ titolo: text, posto: column, campo });
    else if (campo !== undefined && before !== undefined) doppie.push({ campo, prima: before, altra: column });
    else if (campo !== undefined) colonne.set(campo, column);
    else if (ENTE.has(word)) colonnaEnte ??= column;
    else if (EDIZIONE.has(word)) colonnaEdizione ??= column;
    else ignorate.push({ titolo: text, posto: column });
  }
  return {
    blocco,
    colonne,
    colonnaRisposte: null,
    doppie,
    ripetute: [],
    altriAnni,
    ignorate,
    colonnaEnte,
    colonnaEdizione,
  };
}

/** Of columns with one title, that under the year of the edition, or the only one with answers; others stay double. */
function settled(found: Trovata, rows: Rows, anno: number): Trovata {
  if (found.doppie.length === 0) return found;
  const top = rows.slice(0, found.at + 1);
  const colonne = new Map(found.colonne);
  const altriAnni = [...found.altriAnni];
  const ripetute: Titolo[] = [];
  const doppie = [...Map.groupBy(found.doppie, ({ campo }) => campo)].flatMap(([campo, each]) => {
    const columns = [each[0]?.prima ?? 1, ...each.map(({ altra }) => altra)];
    const years = columns.map((column) => yearOver(top, found.at, column));
    const own = columns.filter((_, n) => years[n] === anno);
    const isDated = own.length === 1 && !years.includes(null);
    const [column] = isDated ? own : ofOneMind(rows, found.at + 1, columns);
    if (column === undefined) return each;
    colonne.set(campo, column);
    for (const posto of columns.filter((each) => each !== column)) {
      const titolo = textIn(found.titoli?.cells ?? [], posto);
      if (isDated) altriAnni.push({ titolo, posto, campo });
      else ripetute.push({ titolo, posto });
    }
    return [];
  });
  return { ...found, colonne, doppie, ripetute, altriAnni };
}

/** The first column with answers, when the others repeat them or have none; nothing when they say different things. */
function ofOneMind(rows: Rows, from: number, columns: readonly number[]): readonly number[] {
  const isBlank = columns.map(() => true);
  const first = (texts: readonly string[]): number => texts.findIndex((_, n) => !isBlank[n]);
  const pairs: string[][] = [];
  for (const { cells } of rowsBetween(rows, from, rows.length)) {
    const texts = columns.map((column) => textIn(cells, column));
    for (const [n, text] of texts.entries()) if (text !== "") isBlank[n] = false;
    if (new Set(texts).size > 1) pairs.push(texts);
  }
  const answered = columns.filter((_, n) => !isBlank[n]);
  if (answered.length < 2) return [answered[0] ?? columns[0] ?? 1];
  return pairs.some((texts) => texts.some((text, n) => !isBlank[n] && text !== texts[first(texts)]))
    ? []
    : answered.slice(0, 1);
}

const textIn = (cells: RawRow["cells"], column: number): string =>
  cells.find((cell) => cell.column === column)?.text.trim() ?? "";

function judge(found: Trovata, sheet: Sheet, required: readonly string[]): Giudicata {
  const mancanti = required.filter((name) => !found.colonne.has(name));
  const present = required.length - mancanti.length;
  const words = ` ${key(sheet.name)} `;
  const isNamed = [found.blocco.foglio, found.blocco.id].some((name) => words.includes(` ${key(name)} `));
  const punteggio = found.colonne.size + present + (isNamed ? 2 : 0) - found.ignorate.length * 0.5 - mancanti.length;
  const enough = found.colonne.size >= 2 && present * 2 >= required.length;
  // Of two columns that say different things none is read until somebody says which.
  const double = new Set(found.doppie.map(({ campo }) => campo));
  const colonne = new Map([...found.colonne].filter(([name]) => !double.has(name)));
  mancanti.push(...required.filter((name) => double.has(name)));
  return { ...found, colonne, mancanti, punteggio, enough };
}
