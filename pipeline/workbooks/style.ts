// How the workbook looks: few colours, large headings, thin lines where something can be written.
import type { Borders, Fill, Font, PageSetup, Style, Workbook, Worksheet } from "exceljs";
import type { CellKind } from "../../schemas/cella.ts";

const INK = "FF1D1D1B";
const BLUE = "FF12436D";
const PALE = "FFE8EFF6";
const LINE = "FFBFC9D3";

export const FONT: Partial<Font> = { name: "Arial", size: 10, color: { argb: INK } };
export const TITLE: Partial<Font> = { ...FONT, size: 18, bold: true, color: { argb: BLUE } };
export const NOTE: Partial<Font> = { ...FONT, color: { argb: "FF595959" } };
export const STRONG: Partial<Font> = { ...FONT, bold: true };
export const LINK: Partial<Font> = { ...FONT, underline: true, color: { argb: BLUE } };
export const HEADING: Partial<Font> = { ...FONT, bold: true, color: { argb: "FFFFFFFF" } };
export const HEADING_FILL: Fill = { type: "pattern", pattern: "solid", fgColor: { argb: BLUE } };
export const PALE_FILL: Fill = { type: "pattern", pattern: "solid", fgColor: { argb: PALE } };
export const GREY_FILL: Fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFEDEDED" } };
export const TAB = { argb: BLUE };

const line = { style: "thin", color: { argb: LINE } } as const;
export const LINES: Partial<Borders> = { top: line, left: line, bottom: line, right: line };

/** Name of a sheet as formulas and links write it. */
export const sheetRef = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`;

/** How a value of that kind is shown; text kinds are text, or tax codes would lose their leading zeros. */
export function numFmt(cella: CellKind): string {
  switch (cella.tipo) {
    case "euro":
      return "#,##0.00";
    case "intero":
      return "#,##0";
    case "decimale":
      return cella.unita.scala === 1 ? "#,##0.0" : "#,##0.##";
    case "data":
      return "dd/mm/yyyy";
    case "anno":
      return "0";
    default:
      return "@";
  }
}

/** Characters across, for what people write in such a cell. */
export function width(cella: CellKind): number {
  switch (cella.tipo) {
    case "testo":
      return cella.max > 300 ? 60 : 34;
    case "codice":
      return ["cantieri", "enti", "indicatori", "bisogni"].includes(cella.lista) ? 36 : 20;
    case "euro":
      return 17;
    default:
      return 14;
  }
}

export function isNumber(cella: CellKind): boolean {
  return !["testo", "codice", "si-no", "codice-fiscale", "partita-iva"].includes(cella.tipo);
}

/** A range that every program prints: one without `$` before its rows is for some of them another one. */
export const printRange = (range: string): string => range.replace(/([A-Z])(\d)/g, "$1$$$2");

/** A4 on its side, as wide as the sheet, headings repeated, whose sheet it is at the foot. */
export function printSetup(sheet: Worksheet, footer: string, options: Partial<PageSetup> = {}): void {
  Object.assign(sheet.pageSetup, {
    paperSize: 9,
    orientation: "landscape",
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.3 },
    ...options,
  });
  // `&` starts a command in a footer.
  const text = footer.replaceAll("&", "&&");
  sheet.headerFooter.oddFooter = `&L${text}&C&A&RPagina &P di &N`;
}

/** Headings and instructions cannot be overwritten by mistake; there is no password, so nothing is kept from anybody. */
export function protect(sheet: Worksheet): void {
  void sheet.protect("", {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
    insertRows: true,
    deleteRows: true,
    sort: true,
    autoFilter: true,
  });
}

/** Styles by what they say. The library knows a style again by its identity, and works out each other one from the start. */
const STYLES = new Map<string, Partial<Style>>();

/** Gives cells that look alike one style between them: to be called when all are written. */
export function shareStyles(book: Workbook): void {
  for (const sheet of book.worksheets)
    for (let at = 1; at <= sheet.rowCount; at++) {
      const row = sheet.findRow(at);
      for (let column = 1; column <= (row?.cellCount ?? 0); column++) {
        const cell = row?.findCell(column);
        if (cell === undefined) continue;
        const said = JSON.stringify(cell.style);
        const same = STYLES.get(said);
        if (same === undefined) STYLES.set(said, cell.style);
        else cell.style = same;
      }
    }
}
