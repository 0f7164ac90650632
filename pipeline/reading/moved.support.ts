// A workbook of V105 with a fault of nearly every kind, what people do to the sheets of a workbook without changing an answer,
// and the ways in which other programs write the same sheets.
import { columnLetters } from "../../schemas/reading.ts";
import { zipped } from "../formats/workbooks.support.ts";
import { anno } from "./reading.support.ts";

const a1 = (column: number, row: number): string => `${columnLetters(column)}${row}`;

type Content = string | number | null | { readonly errore: string } | { readonly v: number; readonly formula: string };
type Row = readonly Content[];

/** Rows and columns of a sheet, each with where it stands: what is hidden by hand, and what is merged, in its own terms. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly Row[];
  /** Row of the sheet and column of the sheet for each of `rows` and of their cells, from 1. */
  readonly rowAt: readonly number[];
  readonly columnAt: readonly number[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  /** Rows that stand above all: titles and notes. */
  readonly above: readonly Row[];
  /** Blank columns that are hidden, by their place in the sheet. */
  readonly blankHidden: readonly number[];
}

export function sheet(name: string, rows: readonly Row[], hidden: { rows?: number[]; columns?: number[] } = {}): Sheet {
  const width = Math.max(...rows.map((row) => row.length));
  return {
    name,
    rows,
    rowAt: rows.map((_, n) => n + 1),
    columnAt: Array.from({ length: width }, (_, n) => n + 1),
    hiddenRows: hidden.rows ?? [],
    hiddenColumns: hidden.columns ?? [],
    above: [],
    blankHidden: [],
  };
}

export const FAULTY: readonly Sheet[] = [
  sheet("Istruzioni", [
    ["Edizione", anno],
    ["Codice dell'ente", "V105"],
  ]),
  sheet("Risorse", [
    ["Cantiere", "Zona", "Voce di spesa", "Importo (€)", "Note"],
    ["Crescere insieme", "Alpe", "Stipendi", 1200.5, null],
    ["Crescere insieme", "Piana", "Stipendi", "1.234", null],
    ["Crescere insieme", "Alpe", "Acquisti", -15, null],
    ["Abitare la cura", "Marte", "Acquisti", 640, null],
    ["Abitare la cura", "Alpe", "Affitti e bollette", { errore: "#REF!" }, null],
    ["Abitare la cura", "Piana", "Stipendi", { v: 77, formula: "70+7" }, "esempio, da cancellare"],
    ["Crescere insieme", "Alpe", "Stipendi", 1200.5, null],
    ["Totale", null, null, 9000, null],
  ]),
  sheet(
    "Volontari",
    [
      ["Cantiere", "Zona", "Volontari", "di cui donne", "Ore di volontariato nell'anno", "Annotazioni"],
      ["Crescere insieme", "Alpe", "circa 20", 3, 100, null],
      ["Crescere insieme", "Piana", null, 4, 70, null],
      ["Crescere insieme", "Lungofiume", 5, 9, 60, null],
      ["Abitare la cura", "Alpe", 2, 1, 24_000, null],
      ["Abitare la cura", "Piana", 3.5, null, null, null],
      ["Abitare la cura", "Lungofiume", 7, 2, 40, "bravi"],
    ],
    { rows: [7], columns: [5] },
  ),
  sheet("Bisogni", [
    ["Cantiere", "Zona", "Bisogno", "Gravità", "Risposta"],
    ["Crescere insieme", "Alpe", "Compagnia", 9, "Parziale"],
    ["Crescere insieme", "Piana", "Trasporto", 3, "Parziale"],
    ["Crescere insieme", null, null, null, null],
  ]),
  sheet("Appunti", [["Volontari nuovi", 12]]),
];

/** What somebody does to a workbook; none of it changes an answer. */
export type Move =
  | { readonly kind: "riga vuota"; readonly sheet: number; readonly before: number; readonly count: number }
  | { readonly kind: "titolo sopra"; readonly sheet: number; readonly text: string }
  | { readonly kind: "colonna vuota nascosta"; readonly sheet: number; readonly before: number }
  | { readonly kind: "altro ordine"; readonly by: number };

export function moved(sheets: readonly Sheet[], move: Move): readonly Sheet[] {
  if (move.kind === "altro ordine") {
    // The first sheet stays: it says whose the file is wherever it stands, and where it stands is tried too.
    const by = move.by % sheets.length;
    return [...sheets.slice(by), ...sheets.slice(0, by)];
  }
  const at = move.sheet % sheets.length;
  return sheets.map((each, n) => (n === at ? movedSheet(each, move) : each));
}

function movedSheet(each: Sheet, move: Exclude<Move, { kind: "altro ordine" }>): Sheet {
  if (move.kind === "titolo sopra") {
    return {
      ...each,
      above: [[move.text], ...each.above],
      rowAt: each.rowAt.map((row) => row + 1),
      hiddenRows: each.hiddenRows.map((row) => row + 1),
    };
  }
  if (move.kind === "riga vuota") {
    // Above a title they would part it from the others: they go below, before one of the rows.
    const from = each.rowAt[move.before % each.rowAt.length] ?? 1;
    const lower = (row: number): number => (row >= from ? row + move.count : row);
    return { ...each, rowAt: each.rowAt.map(lower), hiddenRows: each.hiddenRows.map(lower) };
  }
  const from = each.columnAt[move.before % each.columnAt.length] ?? 1;
  const right = (column: number): number => (column >= from ? column + 1 : column);
  return {
    ...each,
    columnAt: each.columnAt.map(right),
    hiddenColumns: each.hiddenColumns.map(right),
    blankHidden: [...each.blankHidden.map(right), from],
  };
}

/** Where a cell of the unmoved workbook stands after moves: `Volontari!C2` → `Volontari!D5`. */
export function placeAfter(sheets: readonly Sheet[], name: string, row: number, column: number): string {
  const each = sheets.find((one) => one.name === name);
  return `${name}!${a1(each?.columnAt[column - 1] ?? column, each?.rowAt[row - 1] ?? row)}`;
}

/** How a program writes the parts of a workbook. */
export interface Hand {
  readonly name: string;
  /** Prefix of the elements of the sheets. */
  readonly prefix: string;
  /** Text in a list of its own, in the cell, or as the result of a formula that is none. */
  readonly texts: "elenco" | "cella";
  /** Whole numbers with a zero behind them. */
  readonly zero: boolean;
  /** Nothing written of cells and rows that are empty to the end of the sheet, or all of it. */
  readonly toTheEnd: boolean;
  readonly quote: '"' | "'";
  readonly mark: string;
}

export const HANDS: readonly Hand[] = [
  { name: "the plain one", prefix: "", texts: "cella", zero: false, toTheEnd: false, quote: '"', mark: "" },
  { name: "a list of texts", prefix: "", texts: "elenco", zero: false, toTheEnd: false, quote: '"', mark: "" },
  {
    name: "prefixes and single quotes",
    prefix: "x:",
    texts: "elenco",
    zero: false,
    toTheEnd: false,
    quote: "'",
    mark: "\ufeff",
  },
  {
    name: "decimals of whole numbers, rows to the end",
    prefix: "",
    texts: "cella",
    zero: true,
    toTheEnd: true,
    quote: '"',
    mark: "",
  },
];

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export function written(sheets: readonly Sheet[], hand: Hand): Uint8Array {
  const texts: string[] = [];
  const xml = (name: string, attributes: Readonly<Record<string, string | number>>, inner: string | null): string => {
    const q = hand.quote;
    const all = Object.entries(attributes).map(([key, value]) => ` ${key}=${q}${escaped(String(value))}${q}`);
    return inner === null
      ? `<${hand.prefix}${name}${all.join("")}/>`
      : `<${hand.prefix}${name}${all.join("")}>${inner}</${hand.prefix}${name}>`;
  };
  const space = hand.prefix === "" ? { xmlns: MAIN } : { "xmlns:x": MAIN };
  const head = `${hand.mark}<?xml version="1.0" encoding="UTF-8"?>`;
  const text = (value: string, at: string): string => {
    if (hand.texts === "cella") return xml("c", { r: at, t: "inlineStr" }, xml("is", {}, xml("t", {}, escaped(value))));
    texts.push(value);
    return xml("c", { r: at, t: "s" }, xml("v", {}, String(texts.length - 1)));
  };
  const number = (value: number): string => (hand.zero && Number.isInteger(value) ? `${value}.0` : String(value));
  const cell = (value: Content, at: string): string => {
    if (value === null) return hand.toTheEnd ? xml("c", { r: at }, null) : "";
    if (typeof value === "string") return text(value, at);
    if (typeof value === "number") return xml("c", { r: at }, xml("v", {}, number(value)));
    if ("errore" in value) return xml("c", { r: at, t: "e" }, xml("v", {}, value.errore));
    return xml("c", { r: at }, xml("f", {}, value.formula) + xml("v", {}, number(value.v)));
  };
  const rowXml = (row: Row, at: number, columnAt: readonly number[], isHidden: boolean): string =>
    xml(
      "row",
      { r: at, ...(isHidden ? { hidden: 1 } : {}) },
      row.map((value, n) => cell(value, a1(columnAt[n] ?? n + 1, at))).join(""),
    );
  const sheetXml = (each: Sheet): string => {
    const hidden = [...each.hiddenColumns, ...each.blankHidden].sort((a, b) => a - b);
    const cols = hidden.map((column) => xml("col", { min: column, max: column, width: 9, hidden: 1 }, null)).join("");
    const own = [
      ...each.above.map((row, n) => rowXml(row, n + 1, [1], false)),
      ...each.rows.map((row, n) => {
        const at = each.rowAt[n] ?? n + 1;
        return rowXml(row, at, each.columnAt, each.hiddenRows.includes(at));
      }),
      ...(hand.toTheEnd ? [xml("row", { r: 1_048_576, ht: "12.8" }, null)] : []),
    ];
    const inner = (cols === "" ? "" : xml("cols", {}, cols)) + xml("sheetData", {}, own.join(""));
    return head + xml("worksheet", space, inner);
  };
  const sheetParts = sheets.map((each, n) => [`xl/worksheets/sheet${n + 1}.xml`, sheetXml(each)]);
  const list = texts.map((value) => xml("si", {}, xml("t", {}, escaped(value)))).join("");
  const tabs = sheets
    .map(({ name }, n) => xml("sheet", { name, sheetId: n + 1, "r:id": `rId${n + 1}` }, null))
    .join("");
  const relations = [
    ...sheets.map((_, n) => [`rId${n + 1}`, "worksheet", `/xl/worksheets/sheet${n + 1}.xml`]),
    ["rIdS", "sharedStrings", "sharedStrings.xml"],
  ]
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join("");
  return zipped({
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": `<Relationships><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": head + xml("workbook", { ...space, "xmlns:r": OFFICE }, xml("sheets", {}, tabs)),
    "xl/_rels/workbook.xml.rels": `<Relationships>${relations}</Relationships>`,
    "xl/sharedStrings.xml": head + xml("sst", space, list),
    ...Object.fromEntries(sheetParts),
  });
}

const escaped = (text: string): string => text.replace(/[&<>"'\r\n\t]/g, (sign) => `&#${sign.charCodeAt(0)};`);
