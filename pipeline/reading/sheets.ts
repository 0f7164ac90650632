// The sheets of a file that hold a block, one for each block. What they do not hold is told, once it is known whose the
// file is: a wrong file gets no lesson about its sheets.
import { type Diagnostic, diagnose } from "../../schemas/diagnostic.ts";
import { blocksAskedIn } from "../../schemas/questionario.ts";
import { key } from "../../schemas/text.ts";
import { isOwnSheet } from "../formats/hidden-sheets.ts";
import type { CellNote, RawCell, RawRow, Sheet, Workbook } from "../formats/sheet.ts";
import { namesOf, recognise } from "./header.ts";
import { hiddenOf, hiddenTitles, NOTHING_HIDDEN, visiblePart } from "./hidden.ts";
import { hasAnswers, type Intestazione, type Titolo } from "./intestazione.ts";
import { labelled } from "./labels.ts";
import type { Elenchi } from "./lists.ts";
import { notesOf } from "./notes.ts";
import { partOfRows } from "./other-part.ts";
import { tellWritten, writtenInOurs } from "./own-sheets.ts";
import { quotedWords } from "./privacy.ts";
import { saysOtherUnit } from "./said-around.ts";
import { tablesOf } from "./tables.ts";
import { type Nascoste, placeOf } from "./tavola.ts";
import { yearIn } from "./title-rows.ts";

/** A visible sheet, or the part of it, in which a block was recognised. */
export interface BlockSheet {
  readonly sheet: Sheet;
  readonly nascosti: readonly Titolo[];
  readonly nascoste: Nascoste;
  readonly note: readonly CellNote[];
  readonly testata: Intestazione;
}

export interface Fogli {
  readonly found: readonly BlockSheet[];
  readonly notes: readonly Diagnostic[];
}

/** Every sheet that holds a block of that year's questionnaire, and the findings on the others. */
export function blockSheets(
  workbook: Workbook,
  anno: number,
  { file, isModule, elenchi }: { readonly file: string; readonly isModule: boolean; readonly elenchi: Elenchi },
): Fogli {
  const blocchi = blocksAskedIn(anno);
  const isText = workbook.format === "csv";
  const notes: Diagnostic[] = [];
  const all: BlockSheet[] = [];
  for (const whole of workbook.sheets) {
    // Our own, also where a program shows what was hidden.
    if (whole.hidden || isOwnSheet(whole.name)) continue;
    const ours = isText ? null : writtenInOurs(whole, isModule);
    if (ours !== null) {
      notes.push(...tellWritten(file, whole.name, ours));
      continue;
    }
    const visible = isText ? whole : visiblePart(whole);
    if (whole.rows.length === 0 && whole.pictures) notes.push(onlyPictures(file, whole.name));
    const tables = tablesOf(visible, blocchi, anno);
    for (const [n, sheet] of tables.entries()) {
      if (sheet.rows.length === 0) continue;
      const result = recognise(sheet, blocchi, anno);
      if (result.kind === "incerta") {
        const part = partOfRows(sheet.rows.slice(0, FIRST_ROWS), anno, elenchi);
        notes.push(...unrecognised({ file, sheet, isText, anno }, part === null ? result.simili : [part.titolo]));
      } else if (isText) all.push({ sheet, testata: result.testata, nascosti: [], nascoste: NOTHING_HIDDEN, note: [] });
      else all.push(blockSheet(whole, sheet, { testata: result.testata, next: tables[n + 1], isFirst: n === 0, anno }));
    }
  }
  const found = blocchi.flatMap((blocco) =>
    chooseOne(
      all.filter(({ testata }) => testata.blocco === blocco),
      { file, anno },
      notes,
    ),
  );
  const first = found.filter(
    ({ testata }, n) => found.findIndex((each) => each.testata.blocco === testata.blocco) === n,
  );
  if (!isText) notes.push(...first.flatMap((foglio) => movedNote(foglio, file)));
  return { found, notes };
}

/** A sheet in which nothing is answered, and a picture lies. */
export const onlyPictures = (file: string, foglio: string): Diagnostic =>
  diagnose("foglio-solo-immagini", [{ file, foglio }], { foglio });

/** Rows from which one knows what a sheet without titles holds. */
const FIRST_ROWS = 40;

function blockSheet(
  whole: Sheet,
  sheet: Sheet,
  {
    testata,
    next,
    isFirst,
    anno,
  }: {
    readonly testata: Intestazione;
    readonly next: Sheet | undefined;
    readonly isFirst: boolean;
    readonly anno: number;
  },
): BlockSheet {
  const [below] = next?.rows.slice(0, 1) ?? [];
  const end = below?.number ?? Number.POSITIVE_INFINITY;
  const nascosti = hiddenTitles(whole, testata);
  const nascoste = hiddenOf(whole, testata, end, anno);
  return { sheet, testata, nascosti, nascoste, note: notesOf(whole, testata.titoli?.number ?? 0, end, isFirst) };
}

/**
 * Of several sheets for one block the filled one; of several filled ones that with the block's name, or the first that
 * names no other year. All its tables count: they lie one below the other.
 */
function chooseOne(
  fogli: readonly BlockSheet[],
  { file, anno }: { readonly file: string; readonly anno: number },
  notes: Diagnostic[],
): BlockSheet[] {
  const filled = fogli.filter(({ sheet, testata }) => hasAnswers(sheet, testata));
  const among = filled.length === 0 ? fogli : filled;
  const chosen =
    among.find(({ sheet, testata }) => key(sheet.name) === key(testata.blocco.foglio)) ??
    among.find(({ sheet }) => (yearIn(sheet.name)?.anno ?? anno) === anno) ??
    among[0];
  if (chosen === undefined) return [];
  const { blocco } = chosen.testata;
  const isChosen = ({ sheet }: BlockSheet): boolean => sheet.name === chosen.sheet.name;
  for (const { sheet } of filled.filter((each) => !isChosen(each))) {
    const params = { blocco: blocco.titolo, letto: chosen.sheet.name, altro: sheet.name };
    notes.push(diagnose("foglio-doppio", [{ file, foglio: sheet.name }], params, { blocco: blocco.id }));
  }
  return among.filter(isChosen);
}

function movedNote({ sheet, testata: { blocco } }: BlockSheet, file: string): Diagnostic[] {
  if (key(sheet.name) === key(blocco.foglio)) return [];
  const params = { blocco: blocco.titolo, foglio: sheet.name };
  return [diagnose("foglio-altrove", [{ file, foglio: sheet.name }], params, { blocco: blocco.id })];
}

/** A note in a sheet of words: «tutti gli importi sono in migliaia di euro». */
function otherUnit({ rows }: Sheet) {
  const cells = rows
    .slice(0, 40)
    .flatMap(({ number, cells: each }) => each.map(({ text, column }) => ({ row: number, column, text })));
  return cells.find(({ text }) => saysOtherUnit(text, true));
}

interface Unknown {
  readonly file: string;
  readonly sheet: Sheet;
  readonly isText: boolean;
  readonly anno: number;
}

function unrecognised({ file, sheet, isText, anno }: Unknown, simili: readonly string[]): Diagnostic[] {
  const widest = sheet.rows
    .slice(0, 40)
    .reduce<RawRow | null>((best, row) => (best !== null && row.cells.length <= best.cells.length ? best : row), null);
  const [first] = widest?.cells ?? [];
  if (widest === null || first === undefined) return [];
  if (!isText && widest.cells.length < 3 && simili.length === 0) {
    const note = otherUnit(sheet);
    if (note !== undefined) {
      const params = { valore: note.text.trim(), letti: "in euro" };
      return [diagnose("unita-detta", [placeOf({ file, sheet, isText }, note.row, note.column)], params)];
    }
    const isCover = labelled(sheet, ["Codice dell'ente", "Codice ente", "Edizione"]) !== undefined;
    // All that it says was read: whose the file is, and of which year.
    if (isCover && [...sheet.rows].every(({ cells: [first, , third] }) => third === undefined && isOwnLabel(first)))
      return [];
    const hasNumbers =
      !isCover && sheet.rows.slice(0, 40).some(({ cells }) => cells.some(({ content }) => content.kind === "numero"));
    const codice = hasNumbers ? "foglio-con-numeri" : "foglio-non-letto";
    return [diagnose(codice, [{ file, foglio: sheet.name }], { foglio: sheet.name })];
  }
  const titoli = widest.cells
    .slice(0, 6)
    .map(({ text }) => `«${quotedWords(text.trim(), 40)}»`)
    .join(", ");
  const place = placeOf({ file, sheet, isText }, widest.number, first.column);
  const giro = isTransposed(sheet, anno) ? "sì" : "";
  return [diagnose("blocco-non-riconosciuto", [place], { titoli, mancano: simili.join("» o «"), giro })];
}

const OWN_LABELS = new Set(["codice dell ente", "codice ente", "edizione"]);
const isOwnLabel = (cell: RawCell | undefined): boolean =>
  OWN_LABELS.has(key((cell?.text ?? "").split(":", 1)[0] ?? ""));

/** True when the titles of a table stand one below the other, and each row of it is a column. */
function isTransposed({ rows }: Sheet, anno: number): boolean {
  const words = rows.slice(0, 40).map(({ cells: [first] }) => key(first?.text ?? ""));
  return blocksAskedIn(anno).some((blocco) => {
    const names = namesOf(blocco, anno);
    return blocco.forma !== "scheda" && new Set(words.flatMap((word) => names.get(word)?.nome ?? [])).size >= 3;
  });
}
