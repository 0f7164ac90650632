// Faults in a workbook as such: sheets, rows, columns, formulas. They work on the finished workbook, as people do.
import type { CellValue, Workbook, Worksheet } from "exceljs";
import { type Guasto, has, last } from "./guasto.ts";
import type { Risposte } from "./tipi.ts";

const HEADINGS = 5;

/** The sheet of that name. Throws when the workbook has none. */
export function sheetOf(book: Workbook, name: string): Worksheet {
  const sheet = book.getWorksheet(name);
  if (sheet === undefined) throw new Error(`the workbook has no sheet "${name}"`);
  return sheet;
}

function columnOf(sheet: Worksheet, label: string): number {
  const values = sheet.getRow(HEADINGS).values;
  const at = Array.isArray(values) ? values.findIndex((text) => String(text).replace(" *", "") === label) : -1;
  if (at < 1) throw new Error(`no column "${label}" in ${sheet.name}`);
  return at;
}

function lastRow(sheet: Worksheet): number {
  let row = HEADINGS;
  while (sheet.getCell(row + 1, 1).value !== null) row++;
  return row;
}

function put(name: string, label: string, value: CellValue | ((before: CellValue) => CellValue)) {
  return (book: Workbook): void => {
    const sheet = sheetOf(book, name);
    const cell = sheet.getCell(lastRow(sheet), columnOf(sheet, label));
    cell.value = typeof value === "function" ? value(cell.value) : value;
  };
}

function total(factor: number) {
  return (book: Workbook): void => {
    const sheet = sheetOf(book, "Risorse");
    const column = columnOf(sheet, "Importo (€)");
    const end = lastRow(sheet);
    let sum = 0;
    for (let row = HEADINGS + 1; row <= end; row++) sum += Number(sheet.getCell(row, column).value ?? 0);
    sheet.getCell(end + 1, 1).value = "TOTALE";
    sheet.getCell(end + 1, column).value = Math.round(sum * factor * 100) / 100;
  };
}

/** Rows and columns put before the table, under a title of the member's own. */
function moved(book: Workbook): void {
  const sheet = sheetOf(book, "Personale");
  sheet.spliceRows(1, 0, ["Il nostro riepilogo del personale"], [], []);
  sheet.spliceColumns(1, 0, [], []);
}

/** Titles across merged cells between the rows, and blank rows. */
function decorated(book: Workbook): void {
  const sheet = sheetOf(book, "Servizi");
  sheet.insertRow(HEADINGS + 2, []);
  sheet.insertRow(HEADINGS + 3, []);
  sheet.spliceRows(3, 1);
  sheet.insertRow(3, ["ANNO DI RIFERIMENTO – TUTTI I SERVIZI"]);
  sheet.mergeCells("A3:D3");
}

function copied(book: Workbook): void {
  const from = sheetOf(book, "Volontari");
  const to = book.addWorksheet("Volontari (2)");
  from.eachRow((row, number) => {
    to.getRow(number).values = row.values;
  });
}

function hideFirst(book: Workbook): void {
  sheetOf(book, "Personale").getRow(HEADINGS + 1).hidden = true;
}

function withOwnTable(book: Workbook): void {
  const sheet = book.addWorksheet("Attività");
  sheet.addRow(["Mese", "Che cosa abbiamo fatto", "Presenti"]);
  sheet.addRows([
    ["gennaio", "pranzo di inizio anno", 64],
    ["marzo", "gita al lago", 41],
    ["giugno", "festa in cortile", 180],
  ]);
}

function withUsers(book: Workbook): void {
  const sheet = book.addWorksheet("Elenco utenti", { state: "hidden" });
  sheet.addRow(["Iniziali", "Età"]);
  sheet.addRows([
    ["X.Y.", 81],
    ["Y.X.", 77],
  ]);
}

function withNotes(book: Workbook): void {
  const sheet = sheetOf(book, "Servizi");
  const column = sheet.actualColumnCount + 1;
  sheet.getCell(HEADINGS, column).value = "Note interne";
  sheet.getCell(HEADINGS + 1, column).value = "da ricontrollare con la segreteria";
}

function reordered(book: Workbook): void {
  const sheet = sheetOf(book, "Finanziamenti");
  const end = lastRow(sheet);
  const importo = columnOf(sheet, "Importo (€)");
  for (let row = HEADINGS; row <= end; row++) {
    const [a, b] = [sheet.getCell(row, 1).value, sheet.getCell(row, importo).value];
    sheet.getCell(row, 1).value = b;
    sheet.getCell(row, importo).value = a;
  }
}

const lostAll = (blocco: "servizi" | "finanziamenti") => (vere: Risposte) => vere[blocco] ?? [];
const anyRows = (...blocchi: ("risorse" | "servizi" | "personale" | "volontari")[]) => (vere: Risposte): boolean =>
  blocchi.every((blocco) => has(blocco, 2)(vere));
const NONE: { codici: readonly []; serve: (vere: Risposte) => boolean } = { codici: [], serve: anyRows("servizi", "personale") };

export const GUASTI_LIBRO = {
  totaleSbagliato: { blocco: "risorse", codici: ["riga-totale", "totale-non-torna"], difetto: "un totale che non torna", serve: anyRows("risorse"), libro: total(1.055) },
  totaleGiusto: { blocco: "risorse", codici: ["riga-totale"], difetto: "una riga di totale", serve: anyRows("risorse"), libro: total(1) },
  senzaZona: {
    blocco: "servizi",
    codici: ["colonna-mancante"],
    difetto: "la colonna Zona tolta dai servizi",
    serve: anyRows("servizi"),
    perde: lostAll("servizi"),
    libro: (book) => sheetOf(book, "Servizi").spliceColumns(columnOf(sheetOf(book, "Servizi"), "Zona"), 1),
  },
  spostata: { ...NONE, blocco: "personale", difetto: "la tabella spostata di tre righe e due colonne", libro: moved },
  riordinata: { ...NONE, blocco: "finanziamenti", difetto: "le colonne in un altro ordine", libro: reordered },
  decorata: { ...NONE, blocco: "servizi", difetto: "titoli in celle unite e righe vuote in mezzo", libro: decorated },
  rinominato: {
    blocco: "volontari",
    codici: ["foglio-altrove"],
    difetto: "il foglio Volontari rinominato",
    serve: anyRows("volontari"),
    libro: (book) => {
      sheetOf(book, "Volontari").name = "Foglio1";
    },
  },
  colonneInPiu: { blocco: "servizi", codici: ["colonna-ignorata"], difetto: "una colonna «Note interne»", serve: anyRows("servizi"), libro: withNotes },
  foglioNascosto: { blocco: "", codici: ["foglio-nascosto"], difetto: "un foglio nascosto «Elenco utenti»", libro: withUsers },
  rigaNascosta: {
    blocco: "personale",
    codici: ["foglio-nascosto"],
    difetto: "una riga nascosta",
    serve: anyRows("personale"),
    perde: (vere) => vere.personale?.slice(0, 1) ?? [],
    libro: hideFirst,
  },
  formulaVuota: { blocco: "risorse", codici: ["cella-errore"], difetto: "una formula senza risultato", serve: anyRows("risorse"), perde: last("risorse"), libro: put("Risorse", "Importo (€)", { formula: "SUM(Z1:Z9)" }) },
  riferimento: { blocco: "risorse", codici: ["cella-errore"], difetto: "una cella #REF!", serve: anyRows("risorse"), perde: last("risorse"), libro: put("Risorse", "Importo (€)", { error: "#REF!" }) },
  formula: { blocco: "risorse", codici: ["formula-letta"], difetto: "un importo calcolato con una formula", serve: anyRows("risorse"), libro: put("Risorse", "Importo (€)", (before) => ({ formula: "SUM(Z1:Z9)", result: Number(before) })) },
  altroFile: { blocco: "risorse", codici: ["valore-da-altro-file"], difetto: "un importo preso da un altro file", serve: anyRows("risorse"), libro: put("Risorse", "Importo (€)", (before) => ({ formula: "[1]Foglio1!$B$2", result: Number(before) })) },
  colonnaDoppia: {
    blocco: "risorse",
    codici: ["colonna-doppia"],
    difetto: "due colonne Importo",
    serve: anyRows("risorse"),
    libro: (book) => {
      const sheet = sheetOf(book, "Risorse");
      sheet.getCell(HEADINGS, sheet.actualColumnCount + 1).value = "Importo (€)";
    },
  },
  foglioDoppio: { blocco: "volontari", codici: ["foglio-doppio"], difetto: "il foglio Volontari due volte", serve: anyRows("volontari"), libro: copied },
  tabellaPropria: { blocco: "", codici: ["blocco-non-riconosciuto"], difetto: "un foglio con una tabella propria", libro: withOwnTable },
  senzaMarchio: {
    ...NONE,
    blocco: "",
    difetto: "il foglio nascosto del modulo perso per strada",
    libro: (book) => {
      for (const name of ["_bilancio", "_elenchi"]) book.removeWorksheet(sheetOf(book, name).id);
      for (const sheet of book.worksheets) Reflect.set(sheet, "dataValidations", { model: {} });
    },
  },
} satisfies Record<string, Guasto>;
