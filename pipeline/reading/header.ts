// Which block a sheet holds, and in which column each question stands: recognised by the headings, wherever they are.
// Sheets may be renamed, rows and columns moved, titles put above; the address of every cell stays the original one.
import { type Blocco, type Campo, fieldsOf } from "../../schemas/blocco.ts";
import { key } from "../../schemas/text.ts";
import type { RawRow, Sheet } from "../formats/sheet.ts";
import { cardHeadings } from "./card.ts";
import type { Intestazione, Nomi, Titolo, Trovata } from "./intestazione.ts";

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
  const found = blocchi.flatMap((blocco) => candidate(sheet, blocco, anno)).sort((a, b) => b.punteggio - a.punteggio);
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

function candidate(sheet: Sheet, blocco: Blocco, anno: number): Giudicata[] {
  const names = namesOf(blocco, anno);
  const required = fieldsOf(blocco, anno).flatMap(([name, { obbligatorio }]) => (obbligatorio ? [name] : []));
  const isCard = blocco.forma === "scheda" && !hasHeadings(sheet, names);
  const found = isCard ? cardHeadings(sheet, blocco, names) : across(sheet, blocco, names);
  return found.map((each) => judge(each, sheet, required));
}

/** A scheda may also come as a table, one row per ente, in text files. */
function hasHeadings(sheet: Sheet, names: Nomi): boolean {
  const top = sheet.rows.slice(0, MAX_HEADER_ROWS);
  return top.some(({ cells }) => cells.filter((cell) => names.has(key(cell.text))).length >= 3);
}

function across(sheet: Sheet, blocco: Blocco, names: Nomi): Trovata[] {
  let best: Trovata | null = null;
  for (const [at, row] of sheet.rows.slice(0, MAX_HEADER_ROWS).entries()) {
    const found = headings(row, at, blocco, names);
    if (found.colonne.size > (best?.colonne.size ?? 0)) best = found;
  }
  return best === null ? [] : [best];
}

function headings(row: RawRow, at: number, blocco: Blocco, names: Nomi): Trovata {
  const colonne = new Map<string, number>();
  const doppie: { campo: string; prima: number; altra: number }[] = [];
  const ignorate: Titolo[] = [];
  let colonnaEnte: number | null = null;
  let colonnaEdizione: number | null = null;
  for (const { text, column } of row.cells) {
    const word = key(text);
    const campo = names.get(word)?.nome;
    const before = campo === undefined ? undefined : colonne.get(campo);
    if (campo !== undefined && before !== undefined) doppie.push({ campo, prima: before, altra: column });
    else if (campo !== undefined) colonne.set(campo, column);
    else if (ENTE.has(word)) colonnaEnte ??= column;
    else if (EDIZIONE.has(word)) colonnaEdizione ??= column;
    else if (text.trim() !== "") ignorate.push({ titolo: text.trim(), posto: column });
  }
  return { blocco, at, titoli: row, colonne, colonnaRisposte: null, doppie, ignorate, colonnaEnte, colonnaEdizione };
}

function judge(found: Trovata, sheet: Sheet, required: readonly string[]): Giudicata {
  const mancanti = required.filter((name) => !found.colonne.has(name));
  const present = required.length - mancanti.length;
  const words = ` ${key(sheet.name)} `;
  const isNamed = [found.blocco.foglio, found.blocco.id].some((name) => words.includes(` ${key(name)} `));
  const punteggio = found.colonne.size + present + (isNamed ? 2 : 0) - found.ignorate.length * 0.5 - mancanti.length;
  const enough = found.colonne.size >= 2 && present * 2 >= required.length;
  return { ...found, mancanti, punteggio, enough };
}
