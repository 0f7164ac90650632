// What programs and people do to a tidy text file, each kind at every place where it can happen: the reading is the tidy
// one, or the line is asked, and no other line pays for it. The kinds are those of the surveys of polluted files.
import { expect, test } from "vitest";
import { readFile } from "./read-file.ts";

const TITLES = ["Codice ente", "Edizione", "Cantiere", "Zona", "Voce", "Importo", "Note"];
const ROWS: readonly (readonly string[])[] = [
  ["V105", "2024", "Abitare la cura", "Alpe", "Stipendi", "1200,50", "posti, orari; sedi | mezzi"],
  ["V105", "2024", "Abitare la cura", "Piana", "Acquisti", "640", 'il "Sole" dell\'anno'],
  ["V107", "2024", "Crescere insieme", "Tutta la città", "Acquisti", "75,90", "prima riga\nseconda riga"],
  ["V107", "2024", "Trasversale", "Fuori città", "Affitti", "3.400,00", "più: di 5~6"],
  ["V108", "2024", "Trasversale", "Alpe", "Affitti", "12", "'900"],
  ["V109", "2024", "Crescere insieme", "Alpe", "Stipendi", "8", "ultima"],
];
/** Words and numbers that no sign of any dialect touches. */
const PLAIN = ROWS.map((row, n) => [...row.slice(0, 5), String(100 * (n + 1)), `nota ${n + 1}`]);

interface Dialect {
  readonly delimiter?: string;
  readonly quote?: string;
  readonly escaping?: string;
  readonly end?: string;
  readonly all?: boolean;
}

function written(rows: readonly (readonly string[])[], dialect: Dialect = {}): string {
  const { delimiter = ";", quote = '"', escaping = quote, end = "\n", all = false } = dialect;
  const cell = (text: string): string => {
    const isBare =
      !all &&
      ![delimiter.trim() || delimiter, quote, "\n", ...(escaping === quote ? [] : [escaping])].some((sign) =>
        text.includes(sign),
      );
    return isBare ? text : `${quote}${text.replaceAll(quote, escaping + quote)}${quote}`;
  };
  return rows.map((row) => `${row.map(cell).join(delimiter)}${end}`).join("");
}

function read(text: string) {
  const { workbook, diagnostics } = readFile(Buffer.from(text), "a.csv");
  const rows = workbook?.sheets[0]?.rows.slice() ?? [];
  const width = TITLES.length;
  return {
    lines: rows.map(({ number }) => number),
    rows: rows.map(({ cells }) => {
      const row: string[] = new Array(Math.max(width, ...cells.map(({ column }) => column))).fill("");
      for (const { column, text: cell } of cells) row[column - 1] = cell.trim();
      return row;
    }),
    asked: diagnostics.flatMap(({ gravita, luoghi }) =>
      gravita === "confermare" || gravita === "correggere" || gravita === "consiglio"
        ? luoghi.map(({ riga }) => riga ?? 0)
        : [],
    ),
  };
}

const table = [TITLES, ...ROWS];
const plain = [TITLES, ...PLAIN];
const decimals = plain.map((row, n) => (n === 0 ? row : row.with(5, `${n},50`)));
const oneLine = table.map((row) => row.map((cell) => cell.replaceAll("\n", " ")));

test.each([
  ...[";", ",", "\t", "|"].flatMap((delimiter) => [
    { name: `the delimiter ${JSON.stringify(delimiter)}`, text: written(table, { delimiter }), rows: table },
    {
      name: `all cells in quotes between ${JSON.stringify(delimiter)}`,
      text: written(table, { delimiter, all: true }),
      rows: table,
    },
    {
      name: `quotes after a backslash between ${JSON.stringify(delimiter)}`,
      text: written(table, { delimiter, escaping: "\\", all: true }),
      rows: table,
    },
    {
      name: `apostrophes as quotes between ${JSON.stringify(delimiter)}`,
      text: written(table, { delimiter, quote: "'", all: true }),
      rows: table,
    },
    {
      name: `apostrophes after a backslash between ${JSON.stringify(delimiter)}`,
      text: written(table, { delimiter, quote: "'", escaping: "\\", all: true }),
      rows: table,
    },
  ]),
  { name: "a tilde", text: written(plain, { delimiter: "~" }), rows: plain },
  { name: "a colon", text: written(plain, { delimiter: ":" }), rows: plain },
  { name: "a space, with quotes around all", text: written(plain, { delimiter: " ", all: true }), rows: plain },
  { name: "a colon beside decimal commas", text: written(decimals, { delimiter: ":" }), rows: decimals },
  { name: "a tilde beside decimal commas", text: written(decimals, { delimiter: "~" }), rows: decimals },
  { name: "a space after commas", text: written(table, { delimiter: ", " }), rows: table },
  { name: "a space after semicolons", text: written(table, { delimiter: "; " }), rows: table },
  {
    name: "apostrophes only where they are needed",
    text: written(oneLine, { delimiter: ",", quote: "'" }),
    rows: oneLine,
  },
  { name: "ends of line of Windows", text: written(plain, { end: "\r\n" }), rows: plain },
  { name: "ends of line of the old Mac", text: written(plain, { end: "\r" }), rows: plain },
  { name: "ends of line copied twice", text: written(plain, { end: "\r\r\n" }), rows: plain },
  {
    name: "ends of line of two systems",
    text: written(plain.slice(0, 3), { end: "\r\n" }) + written(plain.slice(3)),
    rows: plain,
  },
  { name: "a last line without an end", text: written(plain).trimEnd(), rows: plain },
  { name: "blank lines at the end", text: `${written(plain)}\n\n`, rows: plain },
  { name: "blank lines everywhere", text: written(plain, { end: "\n\n" }), rows: plain },
  { name: "a declared delimiter", text: `sep=,\r\n${written(table, { delimiter: "," })}`, rows: table },
  { name: "a declared delimiter in quotes", text: `"sep=;"\n${written(table)}`, rows: table },
  { name: "a delimiter at the end of every row", text: written(plain, { end: ";\n" }), rows: plain },
  { name: "a comma at the end of every row", text: written(plain, { delimiter: ",", end: ",\n" }), rows: plain },
  {
    name: "a comma at the end of the rows but not of the titles",
    text: written([TITLES], { delimiter: "," }) + written(PLAIN, { delimiter: ",", end: ",\n" }),
    rows: plain,
  },
  {
    name: "lines wrapped whole in quotes",
    text: oneLine.map((row) => `"${written([row]).trimEnd().replaceAll('"', '""')}"\n`).join(""),
    rows: oneLine,
  },
  {
    name: "lines wrapped whole between commas",
    text: oneLine.map((row) => `"${written([row], { delimiter: "," }).trimEnd().replaceAll('"', '""')}"\n`).join(""),
    rows: oneLine,
  },
  { name: "only titles", text: written([TITLES]), rows: [TITLES] },
  { name: "no titles", text: written(ROWS), rows: ROWS },
  {
    name: "two rows of titles",
    text: written([["", "", "Dove", "", "Denaro", "", ""], ...plain]),
    rows: [["", "", "Dove", "", "Denaro", "", ""], ...plain],
  },
  { name: "NUL characters", text: written(plain).replaceAll("a", "a\0"), rows: plain },
])("$name: the reading is the tidy one, and nothing is asked", ({ text, rows }) => {
  const { rows: ours, asked } = read(text);
  expect(ours).toEqual(rows);
  expect(asked).toEqual([]);
});

const rowsOf = (text: string) =>
  readFile(Buffer.from(text), "a.csv")
    .workbook?.sheets[0]?.rows.slice()
    .map(({ cells }) => cells.map((cell) => cell.text));

test.each([
  {
    name: "commas in the quoted notes of every row, under a title",
    line: 'A;1;"x, y, z, w"',
    row: ["A", "1", "x, y, z, w"],
    above: "Elenco\n",
  },
  { name: "commas in the notes of every row", line: "A;1;x, y, z, w", row: ["A", "1", "x, y, z, w"], above: "" },
  {
    name: "spaces as many in every row",
    line: "Anna Rossi;12 anni;uno",
    row: ["Anna Rossi", "12 anni", "uno"],
    above: "",
  },
  { name: "apostrophes where a word begins", line: "A;'900;'l'", row: ["A", "'900", "'l'"], above: "" },
])("$name part no cells", ({ line, row, above }) => {
  const rows = rowsOf(`${above}nome cognome;n di;nota\n${`${line}\n`.repeat(100)}`);
  expect(rows?.at(-1)).toEqual(row);
});

test("a note with as many commas as there are titles stays one cell", () => {
  expect(rowsOf('a;b;c\nx;1;2\nA;"x, y, z"\n')?.at(-1)).toEqual(["A", "x, y, z"]);
});

test.each([
  { name: "a title above", before: "Bilancio sociale, anno 2024\n", after: "" },
  { name: "a title and a date above", before: "Bilancio sociale; anno 2024\n\nBrescia, 12/03/2025\n\n", after: "" },
  { name: "names and values above", before: "Ente;Alfa\nReferente;Anna\n\n", after: "" },
  { name: "a comment above", before: "# fatto da Anna; senza fretta\n", after: "" },
  { name: "notes below", before: "", after: "\nFonte: contabilità\n(*) provvisorio\n" },
])("$name leaves the table as it is", ({ before, after }) => {
  const { rows, asked } = read(before + written(table) + after);
  for (const row of table) expect(rows).toContainEqual(row);
  expect(asked).toEqual([]);
});

const OTHER = ["Codice ente", "Edizione", "Volontari", "Ore"];
const WIDE = [...TITLES, "Importo 2023", "Importo 2022"];
test.each([
  { name: "narrower", titles: OTHER, row: (n: number) => ["V105", "2024", String(n), "300"] },
  { name: "wider", titles: WIDE, row: (n: number) => ["V105", "2024", "a", "b", "c", String(n), "d", "1", "2"] },
  {
    name: "as wide",
    titles: [...TITLES].reverse(),
    row: (n: number) => ["x", String(n), "a", "b", "c", "2024", "V105"],
  },
])("a second table, $name, below the first is not measured by it", ({ titles, row }) => {
  const second = [titles, row(1), row(2), row(3)];
  for (const between of ["\n", ""]) {
    const { rows, asked } = read(written(plain) + between + written(second));
    expect(rows.map((each) => each.filter((cell) => cell !== ""))).toEqual([...plain, ...second]);
    expect(asked).toEqual([]);
  }
});

/** Every row but the one at fault as it was; that one right, or asked. */
function judge(text: string, at: number, line: number): "giusta" | "chiesta" | string {
  const { rows, lines, asked } = read(text);
  const isRight = JSON.stringify(rows) === JSON.stringify(plain);
  if (isRight && asked.every((each) => each === line)) return "giusta";
  const others = plain.filter((_, n) => n !== at);
  const kept = rows.filter((_, n) => lines[n] !== line && lines[n] !== line + 1);
  const lost = others.filter((row) => !kept.some((each) => JSON.stringify(each) === JSON.stringify(row)));
  if (lost.length > 1) return `${lost.length} other rows lost`;
  return asked.includes(line) && asked.every((each) => each === line || each === line + 1)
    ? "chiesta"
    : `asked at ${asked.join() || "no line"}`;
}

const places = PLAIN.flatMap((row, n) => row.map((_, column) => ({ at: n + 1, column })));

test.each([";", ",", "\t", "|"])("at every place between %j one fault is mended, or asked at its line", (delimiter) => {
  const lines = written(plain, { delimiter }).trimEnd().split("\n");
  const withLine = (at: number, line: string): string => lines.with(at, line).join("\n");
  const wrong: string[] = [];
  for (const { at, column } of places) {
    const cells = (lines[at] ?? "").split(delimiter);
    const faults: Record<string, string> = {
      "a delimiter more": cells.with(column, `${delimiter}${cells[column]}`).join(delimiter),
      "a delimiter in the cell": cells.with(column, `${cells[column]}${delimiter} x`).join(delimiter),
      "a delimiter less": [
        ...cells.slice(0, column),
        cells.slice(column, column + 2).join(" "),
        ...cells.slice(column + 2),
      ].join(delimiter),
      "a quote more": cells.with(column, `"${cells[column]}`).join(delimiter),
      "a line break more": cells.with(column, `${cells[column]}\n`).join(delimiter),
    };
    for (const other of [";", ",", "\t", "|"]) faults[`the row between ${other}`] = cells.join(other);
    for (const [name, line] of Object.entries(faults)) {
      if (name === "a delimiter less" && column === cells.length - 1) continue;
      // A row of one cell may be a title or a note: who knows the questions judges it.
      if (name === "a line break more" && column === 0) continue;
      const verdict = judge(withLine(at, line), at, at + 1);
      const isRight = name.startsWith("the row between")
        ? verdict === "giusta"
        : ["giusta", "chiesta"].includes(verdict);
      if (!isRight) wrong.push(`${name} at row ${at}, column ${column}: ${verdict}`);
    }
  }
  expect(wrong).toEqual([]);
});

test.each([
  {
    name: "whose last cells others leave blank too",
    rows: ["V1;2024;12;8;300;x", "V2;2024;3;1;;", "V3;2024;5;2", "V4;2024;7;4;20;y"],
    asked: [],
  },
  {
    name: "that would be the only one without its last cell",
    rows: ["V1;2024;12;8;300;x", "V2;2024;3;1;20;y", "V3;2024;5;2;8"],
    asked: [4],
  },
  { name: "with words under a number", rows: ["V1;2024;12;8;300;", "V2;2024;3;1;;", "V3;2024;otto;2;8"], asked: [4] },
  {
    name: "with two numbers in one cell",
    rows: ["V1;2024;12;8;300;", "V2;2024;3;1;;", "V3;2024;5 2;8;100"],
    asked: [4],
  },
])("a shorter row $name", ({ rows, asked }) => {
  const text = ["ente;edizione;volontari;donne;ore;note", ...rows].join("\n");
  const { diagnostics } = readFile(Buffer.from(text), "a.csv");
  expect(diagnostics.flatMap(({ luoghi }) => luoghi.map(({ riga }) => riga))).toEqual(asked);
});

test("numbers cut by their decimal comma are read whole, and asked at their lines", () => {
  const rows = PLAIN.map((row, n) => row.with(5, n % 2 === 0 ? `${row[5]},50` : (row[5] ?? "")));
  const text = [TITLES, ...rows].map((row) => row.join(",")).join("\n");
  const { rows: ours, asked } = read(text);
  expect(ours.slice(1).map((row) => row[5])).toEqual(rows.map((row) => row[5]));
  expect(asked).toEqual([2, 4, 6]);
});

test.each([
  {
    name: "where the last cell is empty",
    text: "a,b,c\nx,1200,50,\ny,640,90,\nz,75,\n",
    rows: ["x 1200,50 ", "y 640,90 ", "z 75 "],
    asked: [2, 3],
  },
  {
    name: "unless every row ends with a comma",
    text: "a,b,c\nx,1200,50,\ny,sei,900,\n",
    rows: ["x 1200 50", "y sei 900"],
    asked: [],
  },
  {
    name: "unless the comma of thousands may have cut another",
    text: "a,b,c\nx,1200,50,\ny,640,900,\n",
    rows: ["x 1200 50", "y 640 900"],
    asked: [2, 3],
  },
  {
    name: "and one cut by the comma of its thousands is asked",
    text: "a,b,c\nx,1,200.50,\n",
    rows: ["x 1 200.50"],
    asked: [2],
  },
  {
    name: "unless one of two may be meant",
    text: "a,b,c,d,e,f\nx,1,20,y,3,40,z\ny,1,w,2,3,z\n",
    rows: ["x 1 20 y 3 40 z", "y 1 w 2 3 z"],
    asked: [2],
  },
  {
    name: "unless two numbers may be meant",
    text: "a,b,c,d\nx,1,20,30,4\ny,1,2,3\n",
    rows: ["x 1 20 30 4", "y 1 2 3 "],
    asked: [2],
  },
])("a number cut in two is whole again $name", ({ text, rows, asked }) => {
  const { workbook, diagnostics } = readFile(Buffer.from(text), "a.csv");
  const shown = workbook?.sheets[0]?.rows.slice(1).map(({ cells }) => cells.map((cell) => cell.text).join(" "));
  expect(shown?.map((row) => row.trim())).toEqual(rows.map((row) => row.trim()));
  expect(diagnostics.flatMap(({ luoghi }) => luoghi.map(({ riga }) => riga))).toEqual(asked);
});
