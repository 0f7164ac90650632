// Workbooks as offices make them, written part by part: only so can a cell be struck out, merged, hidden or damaged at will,
// in few bytes that are always the same.
import { strToU8, zipSync } from "fflate";
import { columnLetters } from "../../../schemas/reading.ts";

/** Looks of a cell, by their place in `STILI`. */
const STILI = {
  barrato: 1,
  data: 2,
  mila: 3,
} as const;

type Semplice = string | number | boolean | null;
/** A plain cell, or one with a look, a formula with its last result, an error of the sheet. */
export type Cella =
  | Semplice
  | { readonly v: Semplice; readonly stile?: keyof typeof STILI; readonly formula?: string }
  | { readonly errore: string; readonly formula?: string };

export interface Foglio {
  readonly righe: readonly (readonly Cella[])[];
  readonly nascosto?: boolean;
  readonly righeNascoste?: readonly number[];
  readonly colonneNascoste?: readonly number[];
  readonly unite?: readonly string[];
  /** Cell → the remark that hangs on it. */
  readonly note?: Readonly<Record<string, string>>;
  /** The range of a filter that was left on; the rows that it hides are among `righeNascoste`. */
  readonly filtro?: string;
}

export type Fogli = Readonly<Record<string, Foglio | Foglio["righe"]>>;
type Parti = Record<string, string | Uint8Array>;

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The workbook of V105 for 2024: a first sheet that says so, then these. */
export const libro = (fogli: Fogli, ritocca?: (parti: Parti) => void): Uint8Array =>
  cartella(
    {
      Istruzioni: [
        ["Edizione", 2024],
        ["Codice dell'ente", "V105"],
      ],
      ...fogli,
    },
    ritocca,
  );

/** A workbook of these sheets alone; `ritocca` changes its parts. */
export function cartella(fogli: Fogli, ritocca: (parti: Parti) => void = () => {}): Uint8Array {
  const names = Object.keys(fogli);
  const parti: Parti = {
    "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${names
      .map((name, n) => {
        const hasNotes = foglioOf(fogli[name] ?? []).note !== undefined;
        const sheet = `<Override PartName="/${sheetPart(n)}" ContentType="${TYPE}.worksheet+xml"/>`;
        return hasNotes
          ? `${sheet}<Override PartName="/xl/comments${n + 1}.xml" ContentType="${TYPE}.comments+xml"/>`
          : sheet;
      })
      .join("")}</Types>`,
    "_rels/.rels": relations([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": workbook(fogli),
    "xl/_rels/workbook.xml.rels": relations([
      ...names.map((_, n): [string, string] => ["worksheet", `worksheets/sheet${n + 1}.xml`]),
      ["styles", "styles.xml"],
    ]),
    "xl/styles.xml": STYLES,
  };
  for (const [n, name] of names.entries()) {
    const foglio = foglioOf(fogli[name] ?? []);
    parti[sheetPart(n)] = worksheet(foglio);
    if (foglio.note === undefined) continue;
    parti[`xl/worksheets/_rels/sheet${n + 1}.xml.rels`] = relations([["comments", `../comments${n + 1}.xml`]]);
    parti[`xl/comments${n + 1}.xml`] = comments(foglio.note);
  }
  ritocca(parti);
  return zip(parti);
}

const PUNTO = Buffer.from(
  "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c636800000082008177cd72b60000000049454e44ae426082",
  "hex",
);
/** The smallest picture over the nth sheet, from 0, whose other parts have no relations. */
export const conFoto =
  (n: number) =>
  (parti: Parti): void => {
    const types = String(parti["[Content_Types].xml"]);
    parti["[Content_Types].xml"] = types.replace(
      "</Types>",
      '<Default Extension="png" ContentType="image/png"/><Override PartName="/xl/drawings/drawing1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/></Types>',
    );
    const sheet = String(parti[sheetPart(n)]);
    parti[sheetPart(n)] = sheet.replace("</worksheet>", `<drawing xmlns:r="${OFFICE}" r:id="rId1"/></worksheet>`);
    parti[`xl/worksheets/_rels/sheet${n + 1}.xml.rels`] = relations([["drawing", "../drawings/drawing1.xml"]]);
    parti["xl/drawings/drawing1.xml"] =
      `${HEAD}<xdr:wsDr xmlns:xdr="${DRAWING}/spreadsheetDrawing" xmlns:a="${DRAWING}/main"><xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="2000000" cy="1000000"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="Foto"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip xmlns:r="${OFFICE}" r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>`;
    parti["xl/drawings/_rels/drawing1.xml.rels"] = relations([["image", "../media/image1.png"]]);
    parti["xl/media/image1.png"] = PUNTO;
  };

/** Cells that would be struck out have white letters instead. */
export const inBianco = (parti: Parti): void => {
  parti["xl/styles.xml"] = String(parti["xl/styles.xml"]).replace("<strike/>", '<color rgb="FFFFFFFF"/>');
};

/** The name of the part of the nth sheet, from 0. */
export const sheetPart = (n: number): string => `xl/worksheets/sheet${n + 1}.xml`;

// Dated alike, by the local parts that a zip keeps: the same bytes everywhere.
const DATE = new Date(2000, 0, 1);
export function zip(parti: Parti): Uint8Array {
  const bytes = Object.entries(parti).map(([name, part]) => [name, typeof part === "string" ? strToU8(part) : part]);
  return zipSync(Object.fromEntries(bytes), { level: 9, mtime: DATE });
}

const foglioOf = (foglio: Foglio | Foglio["righe"]): Foglio => ("righe" in foglio ? foglio : { righe: foglio });

function workbook(fogli: Fogli): string {
  const all = Object.entries(fogli).map(([name, foglio]) => ({ name, ...foglioOf(foglio) }));
  const sheets = all.map(
    ({ name, nascosto }, n) =>
      `<sheet name="${escaped(name)}" sheetId="${n + 1}"${nascosto ? ' state="hidden"' : ""} r:id="rId${n + 1}"/>`,
  );
  const filters = all.flatMap(({ name, filtro }, n) =>
    filtro === undefined
      ? []
      : `<definedName name="_xlnm._FilterDatabase" localSheetId="${n}" hidden="1">'${name}'!${filtro.replace(/([A-Z]+)(\d+)/g, "$$$1$$$2")}</definedName>`,
  );
  const defined = filters.length === 0 ? "" : `<definedNames>${filters.join("")}</definedNames>`;
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join("")}</sheets>${defined}</workbook>`;
}

function worksheet({ righe, righeNascoste = [], colonneNascoste = [], unite = [], filtro }: Foglio): string {
  const cols = colonneNascoste.map((column) => `<col min="${column}" max="${column}" width="9" hidden="1"/>`);
  const rows = righe.map((cells, at) => {
    const hidden = righeNascoste.includes(at + 1) ? ' hidden="1"' : "";
    const made = cells.map((cell, n) => cellXml(cell, `${columnLetters(n + 1)}${at + 1}`));
    return made.join("") === "" && hidden === "" ? "" : `<row r="${at + 1}"${hidden}>${made.join("")}</row>`;
  });
  const merges = unite.map((range) => `<mergeCell ref="${range}"/>`);
  return [
    `${HEAD}<worksheet xmlns="${MAIN}">`,
    cols.length === 0 ? "" : `<cols>${cols.join("")}</cols>`,
    `<sheetData>${rows.join("")}</sheetData>`,
    filtro === undefined ? "" : `<autoFilter ref="${filtro}"/>`,
    merges.length === 0 ? "" : `<mergeCells>${merges.join("")}</mergeCells>`,
    "</worksheet>",
  ].join("");
}

function comments(note: NonNullable<Foglio["note"]>): string {
  const each = Object.entries(note).map(
    ([ref, text]) =>
      `<comment ref="${ref}" authorId="0"><text><r><t xml:space="preserve">${escaped(text)}</t></r></text></comment>`,
  );
  return `${HEAD}<comments xmlns="${MAIN}"><authors><author>Ufficio</author></authors><commentList>${each.join("")}</commentList></comments>`;
}

function cellXml(cell: Cella, at: string): string {
  if (cell === null) return "";
  if (typeof cell !== "object") return valueXml(cell, `r="${at}"`, "");
  const formula = cell.formula === undefined ? "" : `<f>${escaped(cell.formula)}</f>`;
  if ("errore" in cell) return `<c r="${at}" t="e">${formula}<v>${cell.errore}</v></c>`;
  const style = cell.stile === undefined ? "" : ` s="${STILI[cell.stile]}"`;
  return valueXml(cell.v, `r="${at}"${style}`, formula);
}

function valueXml(value: Semplice, attributes: string, formula: string): string {
  if (value === null) return `<c ${attributes}>${formula}</c>`;
  if (typeof value === "number") return `<c ${attributes}>${formula}<v>${value}</v></c>`;
  if (typeof value === "boolean") return `<c ${attributes} t="b">${formula}<v>${value ? 1 : 0}</v></c>`;
  if (formula !== "") return `<c ${attributes} t="str">${formula}<v>${escaped(value)}</v></c>`;
  return `<c ${attributes} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

const escaped = (text: string): string => text.replace(/[&<>"\r\n\t]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function relations(list: readonly (readonly [type: string, target: string])[]): string {
  const each = list.map(
    ([type, target], n) => `<Relationship Id="rId${n + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join("")}</Relationships>`;
}

const FONT = '<sz val="11"/><name val="Calibri"/>';
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0&quot; mila&quot;"/></numFmts><fonts count="2"><font>${FONT}</font><font><strike/>${FONT}</font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`;
