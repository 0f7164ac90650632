// Workbooks for the tests: written by exceljs, or zipped by hand where no writer would produce such a file.
import ExcelJS from "exceljs";
import { strToU8, type Zippable, zipSync } from "fflate";
import { columnLetters } from "../../schemas/reading.ts";
import type { Sheet } from "./sheet.ts";

/** The bytes of a workbook that `fill` has filled. */
export async function written(fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** One of each kind of cell; `libreoffice.xlsx` beside this file is the same workbook saved again by LibreOffice 7.4. */
export function fillSample(book: ExcelJS.Workbook): void {
  const sheet = book.addWorksheet("Volontari");
  sheet.getCell("B2").value = "Bilancio sociale – così è";
  sheet.mergeCells("B2:D2");
  sheet.getCell("B4").value = 1234.5;
  sheet.getCell("C4").value = "  spazi e\nriga nuova ";
  sheet.getCell("D4").value = new Date(Date.UTC(2016, 2, 12));
  sheet.getCell("D4").numFmt = "dd/mm/yyyy";
  sheet.getCell("E4").value = new Date(Date.UTC(2016, 2, 12, 10, 30));
  sheet.getCell("E4").numFmt = "dd/mm/yyyy hh:mm";
  sheet.getCell("B6").value = { formula: "B4*2", result: 2469 };
  sheet.getCell("C6").value = { formula: '"a"&"b"', result: "ab" };
  sheet.getCell("D6").value = true;
  sheet.getCell("E6").value = 0.125;
  sheet.getCell("E6").numFmt = "0.0%";
  sheet.getCell("F6").value = 184;
  sheet.getCell("F6").numFmt = "00000";
  sheet.getCell("B7").value = { richText: [{ text: "Casa " }, { text: "mia", font: { bold: true } }] };
  sheet.getCell("AB30").value = 1 / 3;
  sheet.getCell("C31").value = "nascosta";
  sheet.getRow(31).hidden = true;
  sheet.getCell("H4").value = 5;
  sheet.getColumn("H").hidden = true;
  book.addWorksheet("Elenco utenti", { state: "hidden" }).getCell("A1").value = "Maria";
  book.addWorksheet("_bilancio", { state: "veryHidden" }).getCell("A1").value = "ente-17";
  book.addWorksheet("Vuoto");
}

/** A zip of texts and bytes by name: packed lightly, for it is opened once, or not at all. */
export function zipped(parts: Readonly<Record<string, string | Uint8Array>>, level: 0 | 1 = 1): Uint8Array {
  const files: Zippable = {};
  for (const [name, part] of Object.entries(parts)) files[name] = typeof part === "string" ? strToU8(part) : part;
  return zipSync(files, { level });
}

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The least parts of a workbook with the given sheets (XML of each worksheet part by tab name). */
export function parts(sheets: Readonly<Record<string, string>>): Record<string, string> {
  const names = Object.keys(sheets);
  const found: Record<string, string> = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": relations([["rId1", "officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `<workbook xmlns:r="r"><sheets>${names
      .map((name, n) => `<sheet name="${name}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`)
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations([
      ...names.map((_, n): [string, string, string] => [`rId${n + 1}`, "worksheet", `worksheets/sheet${n + 1}.xml`]),
      ["rIdS", "sharedStrings", "sharedStrings.xml"],
      ["rIdT", "styles", "styles.xml"],
    ]),
  };
  names.forEach((name, n) => {
    found[`xl/worksheets/sheet${n + 1}.xml`] = sheets[name] ?? "";
  });
  return found;
}

/** The worksheet part around some rows, with what may follow them. */
export function worksheet(rows: string, after = ""): string {
  return `<?xml version="1.0"?><worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`;
}

export type Plain = string | number | boolean | null;

/** A workbook of plain cells, made in a tenth of the time that exceljs takes: most tests of reading ask for no more. */
export function plainWorkbook(sheets: Readonly<Record<string, readonly (readonly Plain[])[]>>): Uint8Array {
  const xml = Object.entries(sheets).map(([name, rows]) => [
    escapeXml(name),
    worksheet(
      rows
        .map((cells, r) => `<row r="${r + 1}">${cells.map((cell, c) => cellXml(cell, c + 1, r + 1)).join("")}</row>`)
        .join(""),
    ),
  ]);
  return zipped(parts(Object.fromEntries(xml)));
}

function cellXml(cell: Plain, column: number, row: number): string {
  const at = `r="${columnLetters(column)}${row}"`;
  if (cell === null) return "";
  if (typeof cell === "number") return `<c ${at}><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c ${at} t="b"><v>${cell ? 1 : 0}</v></c>`;
  return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
}

const escapeXml = (text: string): string => text.replace(/[&<>"\r\n\t]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function relations(list: readonly (readonly [id: string, type: string, target: string])[]): string {
  const each = list.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships>${each.join("")}</Relationships>`;
}

/** `B4=1234,5` and so on, in order of row and column. */
export function shown(sheet: Sheet | undefined, letters: (column: number) => string): string[] {
  return (sheet?.rows.slice() ?? []).flatMap(({ number, cells }) =>
    cells.map(({ column, text }) => `${letters(column)}${number}=${text}`),
  );
}

/** The sizes a directory declares for its first entry, overwritten. */
export function withDeclaredSize(bytes: Uint8Array, size: number): Uint8Array {
  const copy = Buffer.from(bytes);
  copy.writeUInt32LE(size, copy.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
  return copy;
}
