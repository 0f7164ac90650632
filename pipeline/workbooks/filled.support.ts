// Modules filled by another program than ours: answers put into the XML of the sheets, as they lie in the file that a member
// opens and saves. Only so is it known that nothing depends on how we write a cell.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { columnLetters } from "../../schemas/reading.ts";

/** What stands in a cell; `null` empties it. */
export type Filled =
  | string
  | number
  | boolean
  | null
  | { readonly errore: string }
  | { readonly v: number; readonly formula: string };
/** By A1 address. */
export type Answers = Readonly<Record<string, Filled>>;

export interface Blank {
  /** XML of each sheet by its name. */
  readonly sheets: Readonly<Record<string, string>>;
  readonly with: (sheets: Readonly<Record<string, string>>, more?: Readonly<Record<string, string>>) => Uint8Array;
  readonly part: (name: string) => string;
}

/** The parts of a workbook of ours, opened once. */
export function opened(bytes: Uint8Array): Blank {
  const parts = unzipSync(bytes);
  const part = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const targets = new Map(
    [...part("xl/_rels/workbook.xml.rels").matchAll(/Id="([^"]+)"[^>]*Target="([^"]+)"/g)].map(
      ([, id = "", target = ""]) => [id, `xl/${target.replace(/^\/?(xl\/)?/, "")}`],
    ),
  );
  const names = new Map(
    [...part("xl/workbook.xml").matchAll(/<sheet [^>]*name="([^"]+)"[^>]*r:id="([^"]+)"/g)].map(
      ([, name = "", id = ""]) => [name, targets.get(id) ?? ""],
    ),
  );
  return {
    part,
    sheets: Object.fromEntries([...names].map(([name, path]) => [name, part(path)])),
    with: (sheets, more = {}) => {
      const changed = Object.entries(sheets).map(([name, xml]) => [names.get(name) ?? name, strToU8(xml)]);
      const others = Object.entries(more).map(([name, xml]) => [name, strToU8(xml)]);
      return zipSync({ ...parts, ...Object.fromEntries(changed), ...Object.fromEntries(others) }, { level: 0 });
    },
  };
}

/** The sheet with these answers, each in the style that its cell has. */
export function filledSheet(xml: string, answers: Answers): string {
  const rows = new Map<number, { attributes: string; cells: Map<string, string> }>();
  for (const [, number = "", attributes = "", inner = ""] of xml.matchAll(
    /<row r="(\d+)"([^>]*?)(?:\/>|>(.*?)<\/row>)/g,
  )) {
    const cells = [...inner.matchAll(/<c r="([A-Z]+)\d+".*?(?:\/>|<\/c>)/g)].map(([cell, letters = ""]) => [
      letters,
      cell,
    ]);
    rows.set(Number(number), { attributes, cells: new Map(cells as [string, string][]) });
  }
  for (const [at, value] of Object.entries(answers)) {
    const [, letters = "", number = ""] = /^([A-Z]+)(\d+)$/.exec(at) ?? [];
    const row = rows.get(Number(number)) ?? { attributes: "", cells: new Map() };
    rows.set(Number(number), row);
    const style = /^<c [^>]*?( s="\d+")/.exec(row.cells.get(letters) ?? "")?.[1] ?? "";
    row.cells.set(letters, cellXml(at, style, value));
  }
  const written = [...rows]
    .sort(([a], [b]) => a - b)
    .map(([number, { attributes, cells }]) => {
      const inner = [...cells].sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1)).map(([, cell]) => cell);
      return `<row r="${number}"${attributes}>${inner.join("")}</row>`;
    });
  return xml.replace(/<sheetData>.*<\/sheetData>|<sheetData\/>/s, () => `<sheetData>${written.join("")}</sheetData>`);
}

function cellXml(at: string, style: string, value: Filled): string {
  const open = `<c r="${at}"${style}`;
  if (value === null) return `${open}/>`;
  if (typeof value === "number") return `${open}><v>${value}</v></c>`;
  if (typeof value === "boolean") return `${open} t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value === "string")
    return `${open} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
  if ("errore" in value) return `${open} t="e"><v>${value.errore}</v></c>`;
  return `${open}><f>${escaped(value.formula)}</f><v>${value.v}</v></c>`;
}

const escaped = (text: string): string => text.replace(/[&<>"\r\n\t]/g, (sign) => `&#${sign.charCodeAt(0)};`);

export const a1 = (column: number, row: number): string => `${columnLetters(column)}${row}`;
