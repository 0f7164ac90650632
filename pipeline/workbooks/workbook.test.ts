import { fileURLToPath } from "node:url";
import ExcelJS from "exceljs";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { type Campo, fieldsOf } from "../../schemas/blocco.ts";
import type { Edizione, Ente } from "../../schemas/edizione.ts";
import { BLOCCHI, type BloccoId } from "../../schemas/questionario.ts";
import { loadEdizione } from "../edizione/load.ts";
import { readFile } from "../formats/read-file.ts";
import { makeElenchi } from "../reading/lists.ts";
import { readSubmission } from "../reading/read-submission.ts";
import type { OpzioniModulo } from "./form.ts";
import { rebuiltWithMarks } from "./marked.ts";
import { writeWorkbook } from "./workbook.ts";

const FOLDER = fileURLToPath(new URL("../../data-samples/altra-citta/", import.meta.url));
let edizione: Edizione;
let ente: Ente;
let bytes: Uint8Array;

/** An answer of each kind, as a member types it. */
function example({ cella }: Campo): string | number {
  if (cella.tipo === "codice") return edizione.liste[cella.lista]?.at(0)?.nome ?? "";
  if (cella.tipo === "si-no") return "sì";
  if (cella.tipo === "data") return "2024-03-12";
  if (cella.tipo === "codice-fiscale" || cella.tipo === "partita-iva") return "12345670173";
  if (cella.tipo === "anno") return 1998;
  return cella.tipo === "testo" ? "Centro & officina «Il Sole»" : 2;
}

const filled = (id: string): Record<string, string | number> => {
  const blocco = BLOCCHI.find((each) => each.id === id);
  const campi = blocco === undefined ? [] : fieldsOf(blocco, edizione.yaml.anno);
  return Object.fromEntries(campi.map(([name, campo]) => [name, example(campo)]));
};

beforeAll(async () => {
  edizione = await loadEdizione(FOLDER);
  const [first] = edizione.enti.filter(({ tipo }) => tipo === "ente");
  if (first === undefined) throw new Error("the sample has no ente");
  ente = first;
  const rows = Object.fromEntries(BLOCCHI.filter(({ id }) => id !== "voci").map(({ id }) => [id, [filled(id)]]));
  bytes = await writeWorkbook(edizione, ente, rows, { niente: ["voci"] });
});

async function open(): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  // The library's type of its input is older than that of Node.
  await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
  return book;
}

test("has a sheet for each block, its headings in row 5, required ones with an asterisk", async () => {
  const book = await open();
  for (const blocco of BLOCCHI) {
    const sheet = book.getWorksheet(blocco.foglio);
    const campi = fieldsOf(blocco, edizione.yaml.anno);
    const headings = campi.map((_, at) =>
      blocco.forma === "scheda" ? sheet?.getCell(5 + at, 1).value : sheet?.getCell(5, 1 + at).value,
    );
    expect(headings).toEqual(campi.map(([, { label, obbligatorio }]) => (obbligatorio ? `${label} *` : label)));
  }
});

test("says whose it is on a visible and on a very hidden sheet", async () => {
  const book = await open();
  const marker = book.getWorksheet("_bilancio");
  expect(marker?.state).toBe("veryHidden");
  expect(marker?.getSheetValues().slice(1)).toEqual([
    [undefined, "modulo", 1],
    [undefined, "edizione", 2024],
    [undefined, "ente", ente.codice],
  ]);
  const guide = book.getWorksheet("Istruzioni");
  expect(guide?.getCell("B5").value).toBe(ente.codice);
});

test("every drop-down and help ends at a row", () => {
  const parts = unzipSync(bytes);
  const ranges = Object.entries(parts)
    .filter(([name]) => name.startsWith("xl/worksheets/sheet"))
    .flatMap(([, part]) =>
      [...new TextDecoder().decode(part).matchAll(/sqref="([^"]+)"/g)].map(([, range = ""]) => range),
    );
  expect(ranges.length).toBeGreaterThan(50);
  for (const range of ranges) expect(range).toMatch(/^[A-Z]+\d{1,3}(:[A-Z]+\d{1,3})?$/);
});

test("drop-downs offer the names of the edition's lists", async () => {
  const lists = (await open()).getWorksheet("_elenchi");
  const zone = lists?.columns.map(({ values }) => values?.slice(1)).find((values) => values?.[0] === "zone");
  expect(zone).toEqual(["zone", ...(edizione.liste.zone ?? []).map(({ nome }) => nome)]);
});

test("what is written in it is read back, without a finding", () => {
  const regole = { anno: edizione.yaml.anno, elenchi: makeElenchi(edizione.liste), rilevazioni: [] };
  const { invii, diagnostics } = readSubmission({ bytes, nome: "modulo.xlsx", ente: null }, regole);
  // The same answers in every block cannot all be right together: only rules over several cells may complain.
  const ofCells = diagnostics.filter(({ stadio }) => stadio !== "riga" && stadio !== "anno");
  expect(ofCells.map(({ codice }) => codice)).toEqual([]);
  const sections = new Map(invii[0]?.sezioni.map((sezione) => [sezione.blocco as BloccoId, sezione]));
  expect(invii[0]?.ente).toBe(ente.codice);
  for (const { id } of BLOCCHI)
    expect(sections.get(id as BloccoId)?.stato, id).toBe(id === "voci" ? "niente" : "compilata");
});

describe("with the answers of the year before", () => {
  const PRIMA = {
    anno: 2023,
    righe: {
      ente: [{ forma_giuridica: "Associazione", zona_sede: "Alpe" }],
      volontari: [
        { cantiere: "Crescere insieme", zona: "Alpe", volontari: 12, ore_annue: 340.5 },
        { cantiere: "Abitare la cura", zona: "Piana", volontari: 3 },
      ],
    },
  };
  const regole = () => ({ anno: edizione.yaml.anno, elenchi: makeElenchi(edizione.liste), rilevazioni: [] });
  const read = (given: Uint8Array) => readSubmission({ bytes: given, nome: "modulo.xlsx", ente: null }, regole());
  async function filled(change: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
    const book = new ExcelJS.Workbook();
    const made = await writeWorkbook(edizione, ente, {}, { prima: PRIMA });
    await book.xlsx.load(Buffer.from(made) as unknown as ArrayBuffer);
    change(book);
    return new Uint8Array(await book.xlsx.writeBuffer());
  }
  const cellsOf = (book: ExcelJS.Workbook, row: number): unknown[] =>
    [1, 2, 3, 4].map((column) => book.getWorksheet("Volontari")?.getCell(row, column).value);

  test("names are offered again and quantities stand in grey beside the new ones; untouched, it answers nothing", async () => {
    const untouched = await filled((book) => {
      expect([5, 6, 7, 8].map((row) => cellsOf(book, row))).toEqual([
        ["Cantiere *", "Zona *", "Volontari 2023", "Volontari *"],
        ["Crescere insieme", "Alpe", 12, null],
        ["Abitare la cura", "Piana", 3, null],
        [null, null, null, null],
      ]);
      expect(book.worksheets.slice(0, 3).map(({ name }) => name)).toEqual([
        "Come si compila",
        "_bilancio",
        "Controlli",
      ]);
    });
    expect(read(untouched).diagnostics.map(({ codice }) => codice)).toEqual(["nessuna-risposta"]);
  });

  test("what is written beside them is read, nothing of its own is told, and a row left blank is asked for", async () => {
    const given = await filled((book) => {
      const sheet = book.getWorksheet("Volontari");
      if (sheet !== undefined) sheet.getCell("D6").value = 15;
    });
    const { invii, diagnostics } = read(given);
    expect(invii[0]?.sezioni.map(({ blocco, righe }) => [blocco, righe.length])).toEqual([["volontari", 1]]);
    expect(invii[0]?.sezioni[0]?.righe[0]?.valori.slice(0, 3)).toEqual(["crescere", "alpe", 15]);
    expect(diagnostics.map(({ codice, luoghi }) => [codice, luoghi[0]?.cella])).toEqual([["cella-vuota", "D7"]]);
  });

  test.each<[string, Readonly<Record<string, string | number | null>>, string[]]>([
    [
      "rows were sorted",
      { A6: "Abitare la cura", B6: "Piana", C6: 3, D6: 4, A7: "Crescere insieme", B7: "Alpe", C7: 12, D7: 15 },
      [],
    ],
    ["a row was taken out", { D6: 15, A7: null, B7: null, C7: null }, []],
    ["a number is beside a white cell that is blank", { D6: 15, C7: 5 }, ["scritto-nell-anno-prima C7"]],
    ["numbers were pasted there and nowhere else", { C6: 15, C7: 5 }, ["scritto-nell-anno-prima C6 C7"]],
    ["numbers were pasted there in new rows too", { D6: 15, D7: 5, C8: 7, C9: 8 }, ["scritto-nell-anno-prima C8 C9"]],
    ["the number of another row is there twice", { D6: 15, D7: 5, C7: 12 }, ["scritto-nell-anno-prima C7"]],
    ["words are there", { D6: 15, D7: 5, C6: "come prima" }, ["scritto-nell-anno-prima C6"]],
  ])("what was not given in the grey column is asked about: %s", async (_, cells, told) => {
    const given = await filled((book) => {
      const sheet = book.getWorksheet("Volontari");
      for (const [cell, value] of Object.entries(cells)) if (sheet !== undefined) sheet.getCell(cell).value = value;
    });
    const { diagnostics } = read(given);
    expect(diagnostics.map(({ codice, luoghi }) => [codice, ...luoghi.map(({ cella }) => cella)].join(" "))).toEqual(
      told,
    );
  });

  describe("where the hidden sheet is lost", () => {
    const lost = async (cells: Readonly<Record<string, string | number | null>>, ...sheets: readonly string[]) =>
      read(
        await filled((book) => {
          for (const name of ["_bilancio", ...sheets]) book.removeWorksheet(name);
          const sheet = book.getWorksheet("Volontari");
          for (const [cell, value] of Object.entries(cells)) if (sheet !== undefined) sheet.getCell(cell).value = value;
        }),
      );
    const told = ({ diagnostics }: ReturnType<typeof read>): string[] =>
      diagnostics.map(({ codice, luoghi }) => [codice, ...luoghi.map(({ cella }) => cella)].join(" "));
    const counted = ({ invii }: ReturnType<typeof read>): unknown[] =>
      invii.flatMap(({ sezioni }) => sezioni.flatMap(({ righe }) => righe.map(({ valori }) => valori[2])));

    test.each<[string, Readonly<Record<string, number | null>>, readonly string[], number[], string[]]>([
      ["all was answered", { D6: 15, D7: 5, I6: 300 }, [], [15, 5], ["colonna-altro-anno C5"]],
      [
        "an answer is blank beside a number",
        { D6: 15, C7: 5 },
        [],
        [15],
        ["scritto-nell-anno-prima C7", "scritto-nell-anno-prima H6"],
      ],
      ["numbers stand there alone", { C6: 15, C7: 5 }, [], [], ["colonna-altro-anno C5", "nessuna-risposta "]],
      [
        "with the sheet of checks",
        { D6: 15 },
        ["Controlli"],
        [15],
        ["scritto-nell-anno-prima C7", "scritto-nell-anno-prima H6"],
      ],
    ])("%s: no grey number is counted, nor dropped in silence", async (_, cells, sheets, values, asked) => {
      const lettura = await lost(cells, ...sheets);
      expect(counted(lettura)).toEqual(values);
      expect(told(lettura).filter((line) => !line.startsWith("foglio-"))).toEqual(asked);
    });
  });

  test.each([
    ["in the first free row", "A8", "niente da dichiarare"],
    ["over a name that was offered", "A6", "Niente da dichiarare"],
    ["in its box", "B3", "sì"],
  ])("a table of which «niente da dichiarare» is said %s has answered", async (_, cell, text) => {
    const given = await filled((book) => {
      const sheet = book.getWorksheet("Volontari");
      if (sheet === undefined) return;
      sheet.getCell(cell).value = text;
      if (cell === "A6") sheet.getCell("B6").value = null;
    });
    const { invii, diagnostics } = read(given);
    expect(invii[0]?.sezioni.map(({ blocco, stato }) => [blocco, stato])).toEqual([["volontari", "niente"]]);
    expect(diagnostics).toEqual([]);
  });

  test("a program that shows what is hidden, or loses its formats, causes no finding", async () => {
    const shown = await filled((book) => {
      for (const sheet of book.worksheets) sheet.state = "visible";
      const sheet = book.getWorksheet("Volontari");
      if (sheet !== undefined) Object.assign(sheet.getCell("D6"), { value: 15 });
      if (sheet !== undefined) Object.assign(sheet.getCell("D7"), { value: 4 });
    });
    expect(read(shown).diagnostics).toEqual([]);
    // The copy that we write anew is as much a module as what was sent.
    const { workbook } = readFile(shown, "modulo.xlsx");
    if (workbook === null) throw new Error("our own workbook is not read");
    const copy = await rebuiltWithMarks(workbook, []);
    expect(read(copy).diagnostics).toEqual([]);
    expect(readFile(copy, "copia.xlsx").workbook?.sheets.find(({ name }) => name === "_bilancio")?.hidden).toBe(true);
  });

  test("without the sheet of checks it is a module all the same", async () => {
    const untouched = await filled((book) => book.removeWorksheet("Controlli"));
    expect(read(untouched).diagnostics.map(({ codice }) => codice)).toEqual(["nessuna-risposta"]);
  });

  test("without the hidden sheet its ente is known by what is seen", async () => {
    const given = await filled((book) => {
      book.removeWorksheet("_bilancio");
      const sheet = book.getWorksheet("Volontari");
      if (sheet !== undefined) sheet.getCell("D6").value = 15;
    });
    expect(read(given).invii.map((invio) => invio.ente)).toEqual([ente.codice]);
  });

  const ownService = { A6: "Doposcuola", B6: "Crescere insieme", C6: "Alpe", E6: "Ragazze e ragazzi" };
  test.each<[string, NonNullable<OpzioniModulo["prima"]> | null, number]>([
    ["of a first year", null, 1],
    [
      "of a year in which other names were offered",
      { anno: 2023, righe: { servizi: [{ nome: "Mensa", zona: "Alpe" }] } },
      1,
    ],
    [
      "of a year in which that one was offered, as it is, has answered nothing",
      {
        anno: 2023,
        righe: {
          servizi: [
            { nome: "Doposcuola", cantiere: "Crescere insieme", zona: "Alpe", destinatari: "Ragazze e ragazzi" },
          ],
        },
      },
      0,
    ],
  ])("a row of which only the name was written counts as a row: in a module %s", async (_, prima, rows) => {
    const book = new ExcelJS.Workbook();
    const made = await writeWorkbook(edizione, ente, {}, { prima });
    await book.xlsx.load(Buffer.from(made) as unknown as ArrayBuffer);
    const sheet = book.getWorksheet("Servizi");
    for (const [cell, value] of Object.entries(ownService)) if (sheet !== undefined) sheet.getCell(cell).value = value;
    const { invii } = read(new Uint8Array(await book.xlsx.writeBuffer()));
    const found = invii.flatMap(({ sezioni }) => sezioni.filter(({ blocco }) => blocco === "servizi"));
    expect(found.map(({ presenti }) => presenti)).toEqual(rows === 0 ? [] : [rows]);
  });

  test("every check speaks of the columns that it counts", async () => {
    let checked = 0;
    await filled((book) => {
      const sheet = book.getWorksheet("Controlli");
      for (let row = 18; row <= (sheet?.rowCount ?? 0); row++) {
        const says = String(sheet?.getCell(row, 9).value ?? "");
        const { formula: counts = "" } = (sheet?.getCell(row, 6).value ?? {}) as { formula?: string };
        const [, missing = "", wrong = ""] = /^(?:Righe senza «(.+?)»|(?:In|Risposte di) «(.+?)»)/.exec(says) ?? [];
        if (missing + wrong === "") continue;
        const place = missing === "" ? /'(.+?)'!\$([A-Z]+)\$(\d+)(:)?/ : /\*\('(.+?)'!\$([A-Z]+)\$(\d+)(:)/;
        const [, name = "", column = "", line = "", isTable] = place.exec(counts) ?? [];
        const heading = book.getWorksheet(name)?.getCell(isTable === ":" ? `${column}5` : `A${line}`).value;
        expect(String(heading).replace(/ \*$/, ""), counts).toBe(missing + wrong);
        if (missing !== "") expect(heading).toBe(`${missing} *`);
        checked++;
      }
    });
    expect(checked).toBeGreaterThan(50);
  });

  test("the checks are one printed page: what is told stands in it, and a line counts what is not told yet", async () => {
    await filled((book) => {
      const sheet = book.getWorksheet("Controlli");
      const { printArea = "", fitToHeight } = sheet?.pageSetup ?? {};
      const end = Number(/^A1:D(\d+)$/.exec(printArea)?.[1]);
      expect([fitToHeight, end < 45]).toEqual([1, true]);
      const shown = (row: number): string => {
        const value = sheet?.getCell(row, 4).value as { readonly formula?: string } | null;
        return value?.formula ?? "";
      };
      expect(shown(end)).toContain("quando queste sono a posto");
      for (let row = end + 1; row <= (sheet?.rowCount ?? 0); row++) expect(shown(row)).toBe("");
    });
  });
});

test("a member's workbook says until when and who helps, and prints rows to fill in by hand", async () => {
  const termini = { entro: "venerdì 31 marzo 2017", aiuto: "Ugo: 000 000 000" };
  const made = await writeWorkbook({ ...edizione, termini }, ente, {}, { prima: null });
  const guide = readFile(made, "a.xlsx")
    .workbook?.sheets[0]?.rows.slice(0)
    .map(({ cells }) => cells.map(({ text }) => text));
  expect(guide).toContainEqual(["Rimandalo entro", "venerdì 31 marzo 2017"]);
  expect(guide).toContainEqual(["Serve una mano?", "Ugo: 000 000 000"]);
  const told = strFromU8(unzipSync(made)["xl/workbook.xml"] ?? new Uint8Array());
  // A range without `$` before its rows is for LibreOffice another one: nothing but the titles is printed.
  expect(told.match(/Print_Area[^<]*/g)?.filter((range) => !/!\$A\$1:\$[A-Z]+\$\d+$/.test(range))).toEqual([]);
  expect(told).toMatch(/Esiti&apos;!\$A\$1:\$E\$20</);
  expect(told).toMatch(/Servizi&apos;!\$A:\$A,/);
});

test("the same answers give the same bytes", async () => {
  const once = await writeWorkbook(edizione, ente, { volontari: [filled("volontari")] });
  const twice = await writeWorkbook(edizione, ente, { volontari: [filled("volontari")] });
  expect(Buffer.from(once).equals(Buffer.from(twice))).toBe(true);
});
