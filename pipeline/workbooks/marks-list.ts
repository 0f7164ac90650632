// The first sheet of a marked copy: one line for each thing, with a link to its cell.
import type { Borders, Fill, Worksheet } from "exceljs";
import { MARK_WORDS, MARKS_HEADINGS, MARKS_SHEET } from "../../schemas/modulo.ts";
import { quoted } from "../../schemas/shown.ts";
import { FONT, HEADING, HEADING_FILL, LINES, LINK, NOTE, printSetup, STRONG, sheetRef, TITLE } from "./style.ts";

export interface Mark {
  readonly stato: "correggere" | "confermare";
  /** Where it is, as its sender calls it: sheet and cell are empty for what is said of a whole file. */
  readonly luogo: { readonly foglio: string; readonly cella: string; readonly dato: string };
  /** What stands there; empty where nothing does, or the thing is about more than a cell. */
  readonly scritto: string;
  readonly testo: string;
  readonly rimedio: string;
  /** The cells to mark; none for what is said of a whole file or sheet. */
  readonly celle: readonly { readonly foglio: string; readonly cella: string }[];
}

const solid = (argb: string): Fill => ({ type: "pattern", pattern: "solid", fgColor: { argb } });
const around = (style: "medium" | "double", argb: string): Partial<Borders> => {
  const line = { style, color: { argb } };
  return { top: line, left: line, bottom: line, right: line };
};
/** A marked cell is known by its sign, its frame and its ground: one of them is left where another is not seen. */
export const LOOKS = {
  correggere: { sign: "!", ink: "FF801650", fill: solid("FFFAEEF4"), border: around("medium", "FF801650") },
  confermare: { sign: "?", ink: "FF7A3A0C", fill: solid("FFFDF3E7"), border: around("double", "FF7A3A0C") },
} as const;
const STATES = ["correggere", "confermare"] as const;

const WIDTHS = [6, 20, 18, 11, 34, 22, 48, 46];
const HOW = {
  correggere:
    "Tocca il nome della cella per andarci. Scrivi lì la risposta giusta, salva e rimandaci questo file: colori, note e questo foglio si possono lasciare.",
  confermare:
    "Ciò che è da confermare può essere giusto: allora lascialo com'è, e scrivi il motivo sulla tua pagina, o a chi ti ha mandato questa copia. Qui accanto non lo leggiamo.",
};

/** `sheets`: those that the workbook has, to which a line can lead. */
export function writeMarksList(sheet: Worksheet, marks: readonly Mark[], sheets: ReadonlySet<string>): void {
  WIDTHS.forEach((width, at) => {
    sheet.getColumn(at + 1).width = width;
  });
  const title = sheet.addRow([marks.length === 0 ? `${MARKS_SHEET}: niente` : `${MARKS_SHEET}: ${marks.length}`]);
  title.font = TITLE;
  title.height = 32;
  const counts = STATES.flatMap((stato) => {
    const n = marks.filter((mark) => mark.stato === stato).length;
    return n === 0 ? [] : [`${n} da ${stato}`];
  });
  const told = STATES.filter((stato) => marks.some((mark) => mark.stato === stato)).map((stato) => HOW[stato]);
  sheet.addRow([counts.join(" · ")]).font = STRONG;
  for (const line of [...told, ""]) sheet.addRow([line]).font = NOTE;
  const head = sheet.addRow([...MARKS_HEADINGS]);
  head.height = 24;
  for (let at = 1; at <= MARKS_HEADINGS.length; at++)
    head.getCell(at).style = {
      font: HEADING,
      fill: HEADING_FILL,
      border: LINES,
      alignment: { vertical: "middle", horizontal: "left", indent: 1 },
    };
  for (const [n, mark] of marks.entries()) writeMark(sheet, n + 1, mark, sheets);
  sheet.views = [{ state: "frozen", ySplit: head.number, showGridLines: false }];
  printSetup(sheet, MARKS_SHEET, { printTitlesRow: `${head.number}:${head.number}` });
}

function writeMark(
  sheet: Worksheet,
  n: number,
  { stato, luogo, scritto, testo, rimedio, celle: [first] }: Mark,
  sheets: ReadonlySet<string>,
): void {
  const { sign, ink, fill } = LOOKS[stato];
  const cella = luogo.cella === "" ? (first?.cella ?? "") : luogo.cella;
  const isLinked = first !== undefined && cella !== "" && sheets.has(first.foglio);
  const texts = [
    ...[String(n), `${sign}  ${MARK_WORDS[stato]}`, quoted(luogo.foglio), quoted(cella)],
    ...[quoted(luogo.dato, 200), scritto, testo, rimedio],
  ];
  const target = isLinked ? `#${sheetRef(first.foglio)}!${first.cella}` : "";
  const row = sheet.addRow(texts);
  row.getCell(1).value = n;
  if (isLinked) row.getCell(4).value = { text: cella, hyperlink: target };
  // Programs do not measure the text of a file that they did not write.
  const lines = texts.map((text, at) => Math.ceil(text.length / ((WIDTHS[at] ?? 1) * 1.05)));
  row.height = 8 + 14 * Math.max(1, ...lines);
  for (let at = 1; at <= texts.length; at++)
    row.getCell(at).style = {
      font:
        at === 2
          ? { ...STRONG, color: { argb: ink } }
          : at === 4 && isLinked
            ? LINK
            : at === 1 || at === 6
              ? STRONG
              : FONT,
      border: LINES,
      alignment: {
        vertical: "middle",
        horizontal: at === 1 ? "center" : "left",
        indent: at === 1 ? 0 : 1,
        wrapText: true,
      },
      ...(at === 2 ? { fill } : {}),
    };
}
