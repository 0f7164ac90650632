// What programs and people do to a good table, each with what is true of its lines afterwards.
import { CHIESTA, type Column, type Line, type Table, type Truth } from "./silence.support.ts";

export interface Damage {
  readonly name: string;
  /** Where a question may stand: at the damaged line, or also at the titles. */
  readonly where: "riga" | "titoli";
  /** The damaged table; `pick` chooses the row and the column. */
  readonly make: (table: Table, pick: number) => Table;
}

const numeric = ({ columns }: Table): number[] => columns.flatMap(({ kind }, at) => (kind === "codice" ? [] : [at]));
const rowOf = ({ lines }: Table, pick: number): number => pick % lines.length;
const columnOf = (table: Table, pick: number): number =>
  numeric(table)[Math.floor(pick / 7) % numeric(table).length] ?? 2;
const known = (line: Line, change: Truth): Truth | null => (line.truth === null ? null : { ...line.truth, ...change });

/** Every cell of every line, or those of one column or row, written another way. */
function written(table: Table, change: (text: string, column: Column, row: number) => string): Table {
  const lines = table.lines.map((line, row) => ({
    ...line,
    cells: line.cells.map((text, at) =>
      change(text, table.columns[at] ?? { campo: "", label: "", kind: "codice" }, row),
    ),
  }));
  return { ...table, lines };
}

/** One cell with a number becomes another text; `truth` says what is true of its question then. */
function oneCell(change: (text: string) => string, truth?: number | string | null): Damage["make"] {
  return (table, pick) => {
    const [row, at] = [rowOf(table, pick), columnOf(table, pick)];
    const campo = table.columns[at]?.campo ?? "";
    const lines = table.lines.map((line, n) =>
      n === row
        ? {
            cells: line.cells.with(at, change(line.cells[at] ?? "")),
            truth: truth === undefined ? line.truth : known(line, { [campo]: truth }),
          }
        : line,
    );
    return { ...table, lines };
  };
}

/** The cell of a question in one row holds a text that nobody can take for an answer. */
function cellOf(campo: string, text: string): Damage["make"] {
  return (table, pick) => ({
    ...table,
    lines: table.lines.map((line, row) =>
      row === rowOf(table, pick)
        ? {
            cells: line.cells.map((cell, at) => (table.columns[at]?.campo === campo ? text : cell)),
            truth: known(line, { [campo]: CHIESTA }),
          }
        : line,
    ),
  });
}

const isNumber = ({ kind }: Column): boolean => kind !== "codice";
const reordered = (table: Table, order: readonly number[]): Table => {
  const cellsOf = (line: Line): Line => ({ ...line, cells: order.map((at) => line.cells[at] ?? "") });
  return { ...table, titles: table.titles.map(cellsOf), lines: table.lines.map(cellsOf) };
};
const withColumn = (table: Table, title: string, cell: (line: Line, row: number) => string, at?: number): Table => {
  const into = (cells: readonly string[], text: string) => cells.toSpliced(at ?? cells.length, 0, text);
  return {
    ...table,
    titles: table.titles.map((line) => ({ ...line, cells: into(line.cells, title) })),
    lines: table.lines.map((line, row) => ({ ...line, cells: into(line.cells, cell(line, row)) })),
  };
};
const optional = ({ columns }: Table): number => columns.findIndex((column) => column.optional === true);
const required = ({ columns }: Table): number =>
  columns.findIndex(({ kind, optional }) => kind !== "codice" && !optional);
const asked = (table: Table, campo: string): Table => ({
  ...table,
  lines: table.lines.map((line) => ({ ...line, truth: known(line, { [campo]: CHIESTA }) })),
});

function total(table: Table): Line {
  const cells = table.columns.map(({ kind, campo }, at) => {
    if (campo === "zona") return "Tutta la città";
    if (kind === "codice") return table.lines[0]?.cells[at] ?? "";
    const sum = table.lines.reduce((all, line) => all + Number((line.cells[at] ?? "0").replace(",", ".")), 0);
    return String(Math.round(sum * 100) / 100).replace(".", ",");
  });
  return { cells, truth: null };
}

const wide = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

const notNumbers =
  "12 mila|15k|300 al mese|oltre 20|10-15|12%|gen-12|12/01/2024|1,2E+03|VERO|3 su 5|20+|-5|#REF!|\u202e0021";

export const DAMAGES: readonly Damage[] = [
  {
    name: "points for decimals",
    where: "riga",
    make: (table) => written(table, (text, column) => (isNumber(column) ? text.replace(",", ".") : text)),
  },
  {
    name: "three decimals, comma",
    where: "riga",
    make: (table) => written(table, (text, column) => (isNumber(column) ? threeDecimals(text, ",") : text)),
  },
  {
    name: "three decimals, point",
    where: "riga",
    make: (table) => written(table, (text, column) => (isNumber(column) ? threeDecimals(text, ".") : text)),
  },
  {
    name: "points for thousands",
    where: "riga",
    make: (table) =>
      written(table, (text, column) => (isNumber(column) ? text.replace(/^(\d)(\d{3})(?=,|$)/, "$1.$2") : text)),
  },
  {
    name: "blanks for thousands",
    where: "riga",
    make: (table) =>
      written(table, (text, column) => (isNumber(column) ? text.replace(/^(\d)(\d{3})(?=,|$)/, "$1\u202f$2") : text)),
  },
  {
    name: "the sign of euro",
    where: "riga",
    make: (table) => written(table, (text, { kind }) => (kind === "euro" ? `€ ${text}` : text)),
  },
  ...notNumbers
    .split("|")
    .map((text): Damage => ({ name: `«${text}»`, where: "riga", make: oneCell(() => text, CHIESTA) })),
  { name: "the mark of a text", where: "riga", make: oneCell((text) => `'${text}`) },
  { name: "digits of double width", where: "riga", make: oneCell(wide) },
  { name: "a blank of a statistical program", where: "riga", make: oneCell(() => "NaN", null) },
  {
    name: "a whole number with a zero",
    where: "riga",
    make: (table) => written(table, (text, column) => (column.kind === "intero" ? `${text},0` : text)),
  },
  {
    name: "invisible marks",
    where: "riga",
    make: (table) => written(table, (text) => `\u200b${text.slice(0, 1)}\u00ad${text.slice(1)}\u202c`),
  },
  {
    name: "accents in two pieces",
    where: "riga",
    make: (table) => ({
      ...written(table, (text) => text.normalize("NFD")),
      titles: table.titles.map((line) => ({ ...line, cells: line.cells.map((text) => text.normalize("NFD")) })),
    }),
  },
  ...["Alpe e Piana", "tutte tranne Alpe", "Borgo"].map(
    (text): Damage => ({ name: `zona «${text}»`, where: "riga", make: cellOf("zona", text) }),
  ),
  {
    name: "a row of the whole under its rows",
    where: "riga",
    make: (table) => ({ ...table, lines: [...table.lines, total(table)] }),
  },
  {
    name: "a row of the whole over its rows",
    where: "riga",
    make: (table) => ({ ...table, lines: [total(table), ...table.lines] }),
  },
  {
    name: "a row that is called total",
    where: "riga",
    make: (table) => ({
      ...table,
      lines: [
        ...table.lines,
        {
          ...total(table),
          cells: total(table).cells.map((text, at) =>
            at === 0 ? "Totale" : table.columns[at]?.kind === "codice" ? "" : text,
          ),
        },
      ],
    }),
  },
  {
    name: "a row that is called total after its group",
    where: "riga",
    make: (table) => ({
      ...table,
      lines: [
        ...table.lines,
        { ...total(table), cells: total(table).cells.map((text, at) => (at === 0 ? `${text} Totale` : text)) },
      ],
    }),
  },
  {
    name: "an example left in",
    where: "riga",
    make: (table, pick) =>
      withColumn(
        {
          ...table,
          lines: table.lines.map((line, row) => (row === rowOf(table, pick) ? { ...line, truth: null } : line)),
        },
        "Note",
        (_, row) => (row === rowOf(table, pick) ? "esempio, da cancellare" : ""),
      ),
  },
  {
    name: "thousands, as a note above says",
    where: "titoli",
    make: (table) => {
      const note = { cells: table.columns.map((_, at) => (at === 0 ? "Valori in migliaia" : "")), truth: null };
      const made = numeric(table).reduce((all, at) => asked(all, table.columns[at]?.campo ?? ""), table);
      return { ...made, titles: [note, ...table.titles] };
    },
  },
  {
    name: "a title of percentages",
    where: "titoli",
    make: (table) =>
      asked(
        {
          ...table,
          titles: table.titles.map((line) => ({
            ...line,
            cells: line.cells.map((text, at) => (at === required(table) ? `${text} (%)` : text)),
          })),
        },
        table.columns[required(table)]?.campo ?? "",
      ),
  },
  {
    name: "a repeated row",
    where: "riga",
    make: (table, pick) => ({
      ...table,
      lines: [...table.lines, { cells: table.lines[rowOf(table, pick)]?.cells ?? [], truth: null }],
    }),
  },
  {
    name: "a blank row",
    where: "riga",
    make: (table) => ({
      ...table,
      lines: table.lines.toSpliced(1, 0, { cells: table.columns.map(() => ""), truth: null }),
    }),
  },
  {
    name: "blank cells under the first",
    where: "riga",
    make: (table) => written(table, (text, { campo }, row) => (campo === "cantiere" && row > 0 ? "" : text)),
  },
  {
    name: "cells moved by one",
    where: "riga",
    make: (table, pick) => ({
      ...table,
      lines: table.lines.map((line, row) =>
        row === rowOf(table, pick)
          ? {
              cells: line.cells.toSpliced(required(table), 0, "7"),
              truth: known(line, { [table.columns[required(table)]?.campo ?? ""]: CHIESTA }),
            }
          : line,
      ),
    }),
  },
  {
    name: "a row over the titles",
    where: "titoli",
    make: (table) => ({
      ...table,
      titles: [table.lines[0] ?? { cells: [], truth: null }, ...table.titles],
      lines: table.lines.slice(1),
    }),
  },
  {
    name: "a number beside the table",
    where: "riga",
    make: (table) => ({
      ...table,
      lines: table.lines.map((line, row) =>
        row === 1
          ? { cells: [...line.cells, "7"], truth: known(line, { [table.columns[0]?.campo ?? ""]: CHIESTA }) }
          : line,
      ),
    }),
  },
  {
    name: "another column before",
    where: "titoli",
    make: (table) => withColumn(table, "N. progressivo", (_, row) => `${row + 1}`, 0),
  },
  {
    name: "columns in another order",
    where: "titoli",
    make: (table) => reordered(table, table.columns.map((_, at) => at).toReversed()),
  },
  {
    name: "a title that is a little other",
    where: "titoli",
    make: (table) => ({
      ...table,
      titles: table.titles.map((line) => ({
        ...line,
        cells: line.cells.map((text, at) =>
          at === optional(table)
            ? text.replace("di cui donne", "Donne (n.)").replace("Valore figurativo (€)", "Figurativo 1")
            : text,
        ),
      })),
    }),
  },
  {
    name: "a title that comes twice",
    where: "titoli",
    make: (table) =>
      asked(
        withColumn(table, table.columns[required(table)]?.label ?? "", () => "3"),
        table.columns[required(table)]?.campo ?? "",
      ),
  },
  {
    name: "the year before beside this one",
    where: "titoli",
    make: (table) =>
      withColumn(
        {
          ...table,
          titles: table.titles.map((line) => ({
            ...line,
            cells: line.cells.map((text, at) => (at === required(table) ? `${text} 2024` : text)),
          })),
        },
        `${table.columns[required(table)]?.label} 2023`,
        () => "3",
        required(table),
      ),
  },
  { name: "titles in two rows", where: "titoli", make: inTwoRows },
  { name: "a second table with other columns", where: "titoli", make: secondTable },
];

function threeDecimals(text: string, sign: string): string {
  const [whole = "", decimals = ""] = text.split(",");
  return `${whole}${sign}${decimals.padEnd(3, "0")}`;
}

/** «Volontari» over «totale» and «di cui donne». */
function inTwoRows(table: Table): Table {
  const [at, part] = [required(table), optional(table)];
  const titles = table.columns.map(({ label }) => label);
  const upper = titles.map((text, n) => (n === part ? "" : text));
  const lower = titles.map((text, n) => (n === at ? "totale" : n === part ? text : ""));
  return { ...table, titles: [upper, lower].map((cells) => ({ cells, truth: null })) };
}

function secondTable(table: Table): Table {
  const order = table.columns.map((_, at) => at).toReversed();
  const turned = reordered({ ...table, titles: [], lines: [...table.titles, ...table.lines.slice(1)] }, order);
  return { ...table, lines: [...table.lines.slice(0, 1), ...turned.lines] };
}
