// One fault in one cell of a module that was filled: that finding at that cell, and nothing else.
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { type Blocco, fieldsOf } from "../../schemas/blocco.ts";
import { BLOCCHI, blockOf } from "../../schemas/questionario.ts";
import { edizione, read } from "../reading/reading.support.ts";
import { type Answers, a1, type Blank, type Filled, filledSheet, opened } from "./filled.support.ts";
import type { OpzioniModulo, RigheModulo } from "./form.ts";
import { FAULTS, type Fault, type Row, validRow } from "./one-fault.support.ts";
import { writeWorkbook } from "./workbook.ts";

/** Rows of a table begin here, and the answers of a scheda. */
const [FIRST, FIRST_OF_CARD] = [6, 5];
const ANNO = edizione.yaml.anno;
/** What was answered the year before about these, on as many rows: grey columns stand before the new ones. */
const BEFORE: Readonly<Record<string, readonly string[]>> = { volontari: ["volontari", "ore_annue"] };
const OFFERED = 3;
type Year = "prima" | "seconda";
let blanks: Readonly<Record<Year, Blank>>;
beforeAll(async () => {
  const ente = edizione.enti.find(({ codice }) => codice === "V105");
  const volontari = blockOf("volontari");
  if (ente === undefined || volontari === undefined) throw new Error("V105, or its block, is not in the sample");
  const righe = {
    volontari: Array.from({ length: OFFERED }, (_, n) => {
      const { cantiere, zona, volontari: count, ore_annue } = validRow(edizione, volontari, n, NUMBERS);
      return { cantiere, zona, volontari: count, ore_annue };
    }),
  } as RigheModulo;
  const written = (options: OpzioniModulo) => writeWorkbook(edizione, ente, {}, options).then(opened);
  blanks = {
    prima: await written({ prima: null }),
    seconda: await written({ prima: { anno: ANNO - 1, righe } }),
  };
});
const NUMBERS = [31, 29, 23, 19, 17, 13, 11, 7];

/** Where the answer to a question stands in the nth row of a block: as the workbook has its headings. */
function placeOf(blocco: Blocco, name: string, n: number, year: Year): string {
  const fields = fieldsOf(blocco, ANNO).map(([field]) => field);
  const at = fields.indexOf(name);
  if (blocco.forma === "scheda") return a1(2, FIRST_OF_CARD + at);
  const before = year === "prima" ? [] : (BEFORE[blocco.id] ?? []);
  const grey = fields.slice(0, at + 1).filter((field) => before.includes(field)).length;
  return a1(1 + at + grey, FIRST + n);
}

function answersOf(blocco: Blocco, rows: readonly Row[], year: Year): Answers {
  return Object.fromEntries(
    rows.flatMap((row, n) => Object.entries(row).map(([name, value]) => [placeOf(blocco, name, n, year), value])),
  );
}

const module = fc.record({
  year: fc.constantFrom<Year>("prima", "seconda"),
  rows: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: BLOCCHI.length, maxLength: BLOCCHI.length }),
  // Far enough apart that no row is by chance the sum of others.
  numbers: fc.uniqueArray(fc.integer({ min: 11, max: 97 }), { minLength: 32, maxLength: 32 }),
});

interface Made {
  readonly year: Year;
  readonly rows: readonly number[];
  readonly numbers: readonly number[];
}

const filled = ({ year, rows, numbers }: Made) =>
  BLOCCHI.map((blocco, b) => {
    const isOffered = year === "seconda" && BEFORE[blocco.id] !== undefined;
    const length = blocco.forma === "scheda" ? 1 : isOffered ? OFFERED : (rows[b] ?? 1);
    const row = (n: number): Row => validRow(edizione, blocco, n, numbers.slice(n * 8, n * 8 + 8));
    return { blocco, righe: Array.from({ length }, (_, n) => row(n)) };
  });

function bytesOf(all: ReturnType<typeof filled>, year: Year): Uint8Array {
  const { sheets, with: having } = blanks[year];
  const answered = all.map(({ blocco, righe }) => [
    blocco.foglio,
    filledSheet(sheets[blocco.foglio] ?? "", answersOf(blocco, righe, year)),
  ]);
  return having(Object.fromEntries(answered));
}

const faultAt = (n: number): Fault => {
  const fault = FAULTS[n % FAULTS.length];
  if (fault === undefined) throw new Error("there are no faults");
  return fault;
};

test("a module filled without a fault is told nothing", () => {
  fc.assert(
    fc.property(module, (made) => {
      const { invii, diagnostics } = read(bytesOf(filled(made), made.year), { nome: "modulo.xlsx" });
      expect(diagnostics).toEqual([]);
      expect(invii[0]?.sezioni.map(({ righe }) => righe.length)).toEqual(filled(made).map(({ righe }) => righe.length));
    }),
    { numRuns: 8, seed: 2016 },
  );
});

test("one fault in one cell is that finding at that cell, and nothing else", () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(module, fc.nat(), fc.nat(), (made, fault, place) => {
      const { name: kind, codice, fits, put } = faultAt(fault);
      const all = filled(made);
      const cells = all.flatMap(({ blocco, righe }) =>
        righe.flatMap((riga, n) =>
          fieldsOf(blocco, ANNO).flatMap(([name, campo]) =>
            campo.riservato !== true && fits(campo) && !(codice === "formula-letta" && riga[name] === null)
              ? [{ blocco, riga, n, name, campo }]
              : [],
          ),
        ),
      );
      const cell = cells[place % cells.length];
      if (cell === undefined) throw new Error(`nowhere to put ${kind}`);
      cell.riga[cell.name] = put(cell.campo, cell.riga[cell.name] ?? null);
      const { diagnostics } = read(bytesOf(all, made.year), { nome: "modulo.xlsx" });
      const told = diagnostics.flatMap((each) =>
        each.luoghi.map(({ foglio, cella }) => `${each.codice} ${foglio}!${cella}`),
      );
      expect(told, kind).toEqual([
        `${codice} ${cell.blocco.foglio}!${placeOf(cell.blocco, cell.name, cell.n, made.year)}`,
      ]);
      seen.set(kind, (seen.get(kind) ?? 0) + 1);
    }),
    { numRuns: 180, seed: 2018 },
  );
  expect(FAULTS.filter(({ name }) => !seen.has(name)).map(({ name }) => name)).toEqual([]);
});

/** One thing done to a whole column or sheet of a filled module: cells that are written over, or the XML of the sheet. */
interface Done {
  readonly sheet?: string;
  readonly cells?: Answers;
  readonly xml?: (sheet: string) => string;
}
const ROWS = [6, 7, 8];
const all = (letters: string, value: (row: number) => Filled): Answers =>
  Object.fromEntries(ROWS.map((row) => [`${letters}${row}`, value(row)]));

/** A row of volontari pushed one column to the right, as when a cell is inserted before it. */
const shiftedRow = (row: number): Answers =>
  Object.fromEntries(
    ["", "Abitare la cura", "Piana", 40, 7, 3, 5, 120].map((value, n) => [a1(n + 1, row), value || null]),
  );

test.each<[string, Done, string]>([
  ["a column of words", { cells: all("C", () => "circa 20") }, "cella-non-numero C6 C7 C8"],
  ["a column left blank", { cells: all("C", () => null) }, "cella-vuota C6 C7 C8"],
  ["a name that no list has, in every row", { cells: all("A", () => "Infanzia") }, "codice-sconosciuto A6 A7 A8"],
  [
    "amounts with a point for their thousands",
    { sheet: "Risorse", cells: all("D", (row) => `1.${row}00`) },
    "numero-ambiguo D6 D7 D8",
  ],
  ["errors of a sheet that is gone", { cells: all("C", () => ({ errore: "#REF!" })) }, "cella-errore C6 C7 C8"],
  ["a title written another way", { cells: { B5: "Territorio" } }, "colonna-mancante A5"],
  ["a title that was cancelled", { cells: { B5: null } }, "colonna-mancante A5"],
  [
    "all titles cancelled",
    { cells: { A5: null, B5: null, C5: null, D5: null, E5: null, F5: null, G5: null } },
    "blocco-non-riconosciuto A6",
  ],
  [
    "a column hidden",
    { xml: (sheet) => sheet.replace(/<cols>.*<\/cols>/s, '<cols><col min="2" max="2" width="9" hidden="1"/></cols>') },
    "colonna-nascosta B5",
  ],
  ["a title twice", { cells: { H5: "Volontari *", ...all("H", (row) => row) } }, "colonna-doppia H5"],
  ["«niente da dichiarare» over rows", { cells: { B3: "sì" } }, "niente-e-righe B3"],
  [
    "a remark under the table",
    { cells: { A11: "I volontari di Piana aiutano anche ad Alpe" } },
    "riga-senza-risposte A11",
  ],
  ["a row moved by a column", { cells: shiftedRow(7) }, "riga-spostata B7"],
  ["a total under the table", { cells: { A10: "Totale", C10: 999 } }, "totale-non-torna C10"],
])("%s is one finding", (_, { sheet = "Volontari", cells = {}, xml = (same) => same }, told) => {
  const numbers = [97, 31, 29, 23, 19, 17, 13, 11, 89, 37, 41, 43, 73, 71, 67, 61, 83, 47, 53, 59, 91, 12, 14, 16];
  const made = filled({ year: "prima", rows: BLOCCHI.map(() => ROWS.length), numbers });
  const { sheets, with: having } = blanks.prima;
  const written = made.map(({ blocco, righe }) => {
    const own = answersOf(blocco, righe, "prima");
    const isHere = blocco.foglio === sheet;
    const filledXml = filledSheet(sheets[blocco.foglio] ?? "", isHere ? { ...own, ...cells } : own);
    return [blocco.foglio, isHere ? xml(filledXml) : filledXml];
  });
  const { diagnostics } = read(having(Object.fromEntries(written)), { nome: "modulo.xlsx" });
  expect(diagnostics.map(({ codice, luoghi }) => [codice, ...luoghi.map(({ cella }) => cella)].join(" "))).toEqual([
    told,
  ]);
});

const TABLES = BLOCCHI.filter(({ forma }) => forma === "tabella");
/** Two parts that hold words alone are not told apart. */
const WORDS = "voci servizi";
const PASTED = TABLES.flatMap((of) =>
  TABLES.flatMap((under) => (of === under || `${of.id} ${under.id}` === WORDS ? [] : [[of, under] as const])),
);

/** The rows of one part, as they stand in its own sheet, under the titles of another. */
function pasted(of: Blocco, under: Blocco, change: (row: Filled[]) => Filled[] = (row) => row) {
  const rows = [0, 1, 2].map((n) => {
    const row = validRow(
      edizione,
      of,
      n,
      NUMBERS.map((number) => number + n * 40),
    );
    return change(fieldsOf(of, ANNO).map(([name]) => row[name] ?? null));
  });
  const cells = rows.flatMap((row, n) => row.map((value, at) => [a1(1 + at, FIRST + n), value] as const));
  const xml = filledSheet(blanks.prima.sheets[under.foglio] ?? "", Object.fromEntries(cells));
  return read(blanks.prima.with({ [under.foglio]: xml }), { nome: "modulo.xlsx" });
}

test("a table pasted under the titles of another part is one finding, which names its part; none of it counts", () => {
  for (const [of, under] of PASTED) {
    const { diagnostics, invii } = pasted(of, under);
    const told = diagnostics.map(({ codice, quanti, params }) => `${codice} ${quanti} ${params["foglio"]}`);
    expect(told, `${of.id} under ${under.id}`).toEqual([`righe-di-altra-tabella 3 ${of.foglio}`]);
    expect(invii.flatMap(({ sezioni }) => sezioni.flatMap(({ righe }) => righe))).toEqual([]);
  }
});

test("rows of the part itself with an answer that no list knows are no other part's", () => {
  const [personale, volontari] = [blockOf("personale"), blockOf("volontari")];
  if (personale === undefined || volontari === undefined) throw new Error("a part is not there");
  const odd = pasted(personale, personale, (row) => row.with(2, "Contratto a chiamata"));
  expect(odd.diagnostics.map(({ codice }) => codice)).toEqual(["codice-sconosciuto"]);
  const unknown = pasted(volontari, volontari, (row) => row.with(2, "non disponibile").with(3, "non disponibile"));
  expect(unknown.diagnostics).toEqual([]);
});
