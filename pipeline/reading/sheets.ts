// The sheets of a file that hold a block, one for each block. What they do not hold is told, once it is known whose the
// file is: a wrong file gets no lesson about its sheets.
import type { Blocco } from "../../schemas/blocco.ts";
import { type Diagnostic, diagnose } from "../../schemas/diagnostic.ts";
import { blocksAskedIn } from "../../schemas/questionario.ts";
import { key } from "../../schemas/text.ts";
import type { RawRow, Rows, Sheet, Workbook } from "../formats/sheet.ts";
import { namesOf, recognise } from "./header.ts";
import { hiddenOf, hiddenTitles, NOTHING_HIDDEN, visiblePart } from "./hidden.ts";
import { hasAnswers, type Intestazione } from "./intestazione.ts";
import { labelled } from "./labels.ts";
import { type Nascoste, placeOf } from "./tavola.ts";

/** A visible sheet, or the part of it, in which a block was recognised. */
export interface BlockSheet {
  readonly sheet: Sheet;
  readonly nascosti: readonly string[];
  readonly nascoste: Nascoste;
  readonly testata: Intestazione;
}

export interface Fogli {
  readonly found: readonly BlockSheet[];
  readonly notes: readonly Diagnostic[];
}

/** Every sheet that holds a block of that year's questionnaire, and the findings on the others. */
export function blockSheets(workbook: Workbook, anno: number, file: string): Fogli {
  const blocchi = blocksAskedIn(anno);
  const isText = workbook.format === "csv";
  const notes: Diagnostic[] = [];
  const all: BlockSheet[] = [];
  for (const whole of workbook.sheets) {
    if (whole.hidden || (!isText && isGuide(whole))) continue;
    const visible = isText ? whole : visiblePart(whole);
    const tables = isText ? [visible] : tablesOf(visible, blocchi, anno);
    for (const [n, sheet] of tables.entries()) {
      if (sheet.rows.length === 0) continue;
      const result = recognise(sheet, blocchi, anno);
      if (result.kind === "incerta") notes.push(...unrecognised(file, sheet, isText, result.simili));
      else if (isText) all.push({ sheet, testata: result.testata, nascosti: [], nascoste: NOTHING_HIDDEN });
      else all.push(blockSheet(whole, sheet, result.testata, tables[n + 1], anno));
    }
  }
  const found = blocchi.flatMap((blocco) =>
    chooseOne(
      all.filter(({ testata }) => testata.blocco === blocco),
      file,
      notes,
    ),
  );
  if (!isText) notes.push(...found.flatMap((foglio) => movedNote(foglio, file)));
  return { found, notes };
}

/** The sheet of instructions, under whatever name: it says whose the file is and holds no answers. */
function isGuide(sheet: Sheet): boolean {
  return (
    key(sheet.name) === "istruzioni" ||
    (labelled(sheet, ["Codice dell'ente"]) !== undefined && labelled(sheet, ["Come si compila"], "sotto") !== undefined)
  );
}

function blockSheet(
  whole: Sheet,
  sheet: Sheet,
  testata: Intestazione,
  next: Sheet | undefined,
  anno: number,
): BlockSheet {
  const [below] = next?.rows.slice(0, 1) ?? [];
  const end = below?.number ?? Number.POSITIVE_INFINITY;
  return { sheet, testata, nascosti: hiddenTitles(whole, testata), nascoste: hiddenOf(whole, testata, end, anno) };
}

/** Tables one below the other: a sheet is cut where the headings of another block begin, with the titles above them. */
function tablesOf(sheet: Sheet, blocchi: readonly Blocco[], anno: number): Sheet[] {
  const words = new Set(blocchi.flatMap((blocco) => [...namesOf(blocco, anno).keys()]));
  const starts: number[] = [];
  let last: Blocco | null = null;
  for (const [at, row] of [...sheet.rows].entries()) {
    const blocco = headedBy(row, words, blocchi, anno);
    if (blocco === null || blocco === last) continue;
    if (last !== null) starts.push(titlesAbove(sheet.rows, at));
    last = blocco;
  }
  return [0, ...starts].map((from, n) => ({ ...sheet, rows: sheet.rows.slice(from, starts[n]) }));
}

/** The block whose headings, all of them and no others, a row holds; null for any other row. */
function headedBy(row: RawRow, words: ReadonlySet<string>, blocchi: readonly Blocco[], anno: number): Blocco | null {
  if (row.cells.filter(({ content, text }) => content.kind === "testo" && words.has(key(text))).length < 3) return null;
  const result = recognise({ name: "", hidden: false, rows: [row], hiddenColumns: [], merges: [] }, blocchi, anno);
  if (result.kind !== "blocco" || result.testata.mancanti.length > 0 || result.testata.ignorate.length > 0) return null;
  return result.testata.blocco;
}

/** The first of the titles that stand above a row of headings: rows of one cell. */
function titlesAbove(rows: Rows, at: number): number {
  let start = at;
  while (start > 0 && rows.slice(start - 1, start)[0]?.cells.length === 1) start--;
  return start;
}

/** Of several sheets for one block the filled one; of several filled ones that with the block's name, or the first. */
function chooseOne(fogli: readonly BlockSheet[], file: string, notes: Diagnostic[]): BlockSheet[] {
  const filled = fogli.filter(({ sheet, testata }) => hasAnswers(sheet, testata));
  const among = filled.length === 0 ? fogli : filled;
  const chosen = among.find(({ sheet, testata }) => key(sheet.name) === key(testata.blocco.foglio)) ?? among[0];
  if (chosen === undefined) return [];
  const { blocco } = chosen.testata;
  for (const { sheet } of filled.filter((each) => each !== chosen)) {
    const params = { blocco: blocco.titolo, letto: chosen.sheet.name, altro: sheet.name };
    notes.push(diagnose("foglio-doppio", [{ file, foglio: sheet.name }], params, { blocco: blocco.id }));
  }
  return [chosen];
}

function movedNote({ sheet, testata: { blocco } }: BlockSheet, file: string): Diagnostic[] {
  if (key(sheet.name) === key(blocco.foglio)) return [];
  const params = { blocco: blocco.titolo, foglio: sheet.name };
  return [diagnose("foglio-altrove", [{ file, foglio: sheet.name }], params, { blocco: blocco.id })];
}

function unrecognised(file: string, sheet: Sheet, isText: boolean, simili: readonly string[]): Diagnostic[] {
  const widest = sheet.rows
    .slice(0, 40)
    .reduce<RawRow | null>((best, row) => (best !== null && row.cells.length <= best.cells.length ? best : row), null);
  const [first] = widest?.cells ?? [];
  if (widest === null || first === undefined) return [];
  if (!isText && widest.cells.length < 3 && simili.length === 0) {
    return [diagnose("foglio-non-letto", [{ file, foglio: sheet.name }], { foglio: sheet.name })];
  }
  const titoli = widest.cells
    .slice(0, 6)
    .map(({ text }) => `«${text.trim().slice(0, 40)}»`)
    .join(", ");
  const place = placeOf({ file, sheet, isText }, widest.number, first.column);
  return [diagnose("blocco-non-riconosciuto", [place], { titoli, mancano: simili.join("» o «") })];
}
