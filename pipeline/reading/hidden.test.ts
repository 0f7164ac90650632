import type ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { byHand, codes, lines, read, sections } from "./reading.support.ts";

const HEAD = ["Cantiere", "Zona", "Volontari", "di cui donne"];
const ROWS = [
  ["Abitare la cura", "Alpe", 12, 5],
  ["Abitare la cura", "Lungofiume", 20, 10],
  ["Abitare la cura", "Piana", 8, 3],
];

const workbook = (edit: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void, rows: typeof ROWS = ROWS) =>
  byHand({ Volontari: [HEAD, ...rows] }, (book) => {
    const sheet = book.getWorksheet("Volontari");
    if (sheet !== undefined) edit(sheet, book);
  });

const hideRows =
  (...numbers: readonly number[]) =>
  (sheet: ExcelJS.Worksheet) => {
    for (const number of numbers) sheet.getRow(number).hidden = true;
  };

test("hidden rows with answers are asked, in spans", async () => {
  const rows = Array.from({ length: 16 }, (_, n) => ["Abitare la cura", "Alpe", n + 1, 0]);
  const lettura = read(await workbook(hideRows(2, 3, 4, 6, 8, 10, 12, 14, 16, 17), rows));
  expect(sections(lettura)).toEqual(["V105 volontari 6/6"]);
  expect(lines(lettura.diagnostics).at(-1)).toContain(
    "Le righe 2-4, 6, 8, 10, 12, 14 e altre 2 sono nascoste e contengono risposte: non le abbiamo contate.",
  );
});

test("rows hidden by a filter are counted, and that is asked", async () => {
  const bytes = await workbook((sheet) => {
    sheet.autoFilter = "A1:D4";
    hideRows(3)(sheet);
  });
  expect(sections(read(bytes))).toEqual(["V105 volontari 3/3"]);
  expect(codes(read(bytes))).toEqual(["filtro-acceso"]);
});

test("answers in letters that nobody sees are counted, and asked about", async () => {
  const white = (sheet: ExcelJS.Worksheet, ...cells: readonly string[]): void => {
    for (const cell of cells) sheet.getCell(cell).font = { color: { argb: "FFFFFFFF" } };
  };
  const bytes = await workbook((sheet) => {
    // Titles are as they like, and so is what is hidden anyhow.
    white(sheet, "A1", "C1", "C2", "C4", "E4");
    hideRows(4)(sheet);
  });
  expect(sections(read(bytes))).toEqual(["V105 volontari 2/2"]);
  expect(lines(read(bytes).diagnostics)).toEqual([
    "A4 · foglio «Volontari»: La riga 4 è nascosta e contiene risposte: non l'abbiamo contata. Se va contata rendila visibile, o più alta, e manda il file di nuovo; se no confermalo.",
    "C2 · foglio «Volontari»: Nella cella C2 c'è una risposta che sul foglio non si vede: le lettere hanno il colore dello sfondo, o non hanno altezza. L'abbiamo contata. Se va contata confermalo, o scegli per le lettere il nero; se no cancellala e manda il file di nuovo.",
  ]);
});

test("answers that a rule of the sheet hides, or may hide, are counted, and asked about", async () => {
  const bytes = await workbook((sheet) => {
    const white = { font: { color: { argb: "FFFFFFFF" } } };
    const rule = (ref: string, formula: string): void =>
      sheet.addConditionalFormatting({
        ref,
        rules: [{ type: "expression", priority: 1, formulae: [formula], style: white }],
      });
    rule("C1:C3", "C1>0");
    rule("C4", "MOD(C4,2)=0");
    rule("D2:D9", "D2=0");
  });
  expect(sections(read(bytes))).toEqual(["V105 volontari 3/3"]);
  expect(lines(read(bytes).diagnostics)).toEqual([
    "C2 · foglio «Volontari»; C3 · foglio «Volontari»: Nelle celle C2 e C3 ci sono risposte che sul foglio non si vedono: una regola di formattazione condizionale le nasconde. Le abbiamo contate. Se vanno contate confermalo, o togli la regola da Formattazione condizionale; se no cancellale e manda il file di nuovo.",
    "C4 · foglio «Volontari»: Nella cella C4 c'è una risposta che una regola di formattazione condizionale del foglio può nascondere. L'abbiamo contata. Se va contata confermalo, o togli la regola da Formattazione condizionale; se no cancellala e manda il file di nuovo.",
  ]);
});

test("however far down they lie, the hidden rows are named whole", async () => {
  const bytes = await workbook((sheet) => {
    for (let row = 2000; row < 2070; row += 10) {
      sheet.getRow(row).values = ["Crescere insieme", "Alpe", row];
      sheet.getRow(row + 1).values = ["Crescere insieme", "Piana", row];
      hideRows(row, row + 1)(sheet);
    }
  });
  const [first] = read(bytes).diagnostics.filter(({ codice }) => codice === "righe-nascoste");
  expect(first?.params["righe"]).toBe("2000-2001, 2010-2011, 2020-2021, 2030-2031, 2040-2041, 2050-2051 e altre 2");
});

test("a total over rows that are hidden is asked about with them, and one that is too small is told", async () => {
  const told = async (total: number) => {
    const rows = [...ROWS, ["Totale", null, total, null]] as unknown as typeof ROWS;
    return codes(read(await workbook(hideRows(2, 3), rows)));
  };
  expect(await told(40)).toEqual(["riga-totale", "righe-nascoste"]);
  expect(await told(4)).toEqual(["totale-non-torna", "righe-nascoste"]);
});

test("a hidden column of answers is asked", async () => {
  const bytes = await workbook((sheet) => {
    sheet.getColumn(4).hidden = true;
  });
  expect(lines(read(bytes).diagnostics)).toEqual([
    "D1 · foglio «Volontari»: La colonna «di cui donne» è nascosta e contiene risposte: non le abbiamo contate. Se vanno contate rendi visibile, o più larga, la colonna e manda il file di nuovo; se no confermalo.",
  ]);
});

test("a hidden row of a scheda that holds an answer is asked", async () => {
  const rows = [
    ["Denominazione", "Prova"],
    ["Codice fiscale", "80008730170"],
    ["Forma giuridica", "Parrocchia"],
    ["Zona della sede", "Alpe"],
    ["Sito", "www.prova.invalid"],
  ];
  const bytes = await byHand({ Ente: rows }, (book) => {
    const sheet = book.getWorksheet("Ente");
    if (sheet !== undefined) hideRows(5)(sheet);
  });
  expect(codes(read(bytes))).toContain("righe-nascoste");
});

test("a hidden sheet of answers is asked, another is only named", async () => {
  const bytes = await workbook((_, book) => {
    book.addWorksheet("Risorse", { state: "hidden" }).addRows([
      ["Cantiere", "Zona", "Voce di spesa", "Importo (€)"],
      ["Abitare la cura", "Alpe", "Stipendi", 5],
    ]);
    book.addWorksheet("Elenco", { state: "veryHidden" }).addRow(["Alpe", "Piana"]);
  });
  expect(sections(read(bytes))).toEqual(["V105 volontari 3/3"]);
  expect(read(bytes).diagnostics.map(({ codice, gravita }) => [codice, gravita])).toEqual([
    ["foglio-nascosto-con-risposte", "confermare"],
    ["foglio-nascosto", "nota"],
  ]);
});

test.each([
  ["an empty row", (sheet: ExcelJS.Worksheet) => hideRows(9)(sheet)],
  [
    "a row of blanks",
    (sheet: ExcelJS.Worksheet) => {
      sheet.getCell("B9").value = " ";
      hideRows(9)(sheet);
    },
  ],
  [
    "an empty column",
    (sheet: ExcelJS.Worksheet) => {
      sheet.getColumn(7).hidden = true;
    },
  ],
  [
    "a column with a title alone",
    (sheet: ExcelJS.Worksheet) => {
      sheet.getCell("E1").value = "di cui con meno di trent'anni";
      sheet.getColumn(5).hidden = true;
    },
  ],
  [
    "a filter that hides nothing",
    (sheet: ExcelJS.Worksheet) => {
      sheet.autoFilter = "A1:D4";
    },
  ],
])("nobody is asked about %s", async (_, edit) => {
  expect(codes(read(await workbook(edit)))).toEqual([]);
});
