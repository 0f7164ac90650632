// Faults in a workbook as such: sheets, rows, columns, formulas.

import { type Guasto, has, last } from "./guasto.ts";
import {
  columnOf,
  copied,
  decorated,
  HEADINGS,
  hideFirst,
  moved,
  put,
  reordered,
  sheetOf,
  total,
  withNotes,
  withOwnTable,
  withUsers,
} from "./mosse.ts";
import type { Risposte } from "./tipi.ts";

const lostAll = (blocco: "servizi" | "finanziamenti") => (vere: Risposte) => vere[blocco] ?? [];
const anyRows =
  (...blocchi: ("risorse" | "servizi" | "personale" | "volontari")[]) =>
  (vere: Risposte): boolean =>
    blocchi.every((blocco) => has(blocco, 2)(vere));
const NONE: { codici: readonly []; serve: (vere: Risposte) => boolean } = {
  codici: [],
  serve: anyRows("servizi", "personale"),
};

export const GUASTI_LIBRO = {
  totaleSbagliato: {
    blocco: "risorse",
    codici: ["totale-non-torna"],
    difetto: "un totale che non torna",
    serve: anyRows("risorse"),
    libro: total(1.055),
  },
  totaleGiusto: {
    blocco: "risorse",
    codici: ["riga-totale"],
    difetto: "una riga di totale",
    serve: anyRows("risorse"),
    libro: total(1),
  },
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
  colonneInPiu: {
    blocco: "servizi",
    codici: ["colonna-ignorata"],
    difetto: "una colonna «Note interne»",
    serve: anyRows("servizi"),
    libro: withNotes,
  },
  foglioNascosto: {
    blocco: "",
    codici: ["foglio-nascosto"],
    difetto: "un foglio nascosto «Elenco utenti»",
    libro: withUsers,
  },
  rigaNascosta: {
    blocco: "personale",
    codici: ["righe-nascoste"],
    difetto: "una riga nascosta",
    serve: anyRows("personale"),
    perde: (vere) => vere.personale?.slice(0, 1) ?? [],
    libro: hideFirst,
  },
  formulaVuota: {
    blocco: "risorse",
    codici: ["cella-errore"],
    difetto: "una formula senza risultato",
    serve: anyRows("risorse"),
    perde: last("risorse"),
    libro: put("Risorse", "Importo (€)", { formula: "SUM(Z1:Z9)" }),
  },
  riferimento: {
    blocco: "risorse",
    codici: ["cella-errore"],
    difetto: "una cella #REF!",
    serve: anyRows("risorse"),
    perde: last("risorse"),
    libro: put("Risorse", "Importo (€)", { error: "#REF!" }),
  },
  formula: {
    blocco: "risorse",
    codici: ["formula-letta"],
    difetto: "un importo calcolato con una formula",
    serve: anyRows("risorse"),
    libro: put("Risorse", "Importo (€)", (before) => ({ formula: "SUM(Z1:Z9)", result: Number(before) })),
  },
  altroFile: {
    blocco: "risorse",
    codici: ["valore-da-altro-file"],
    difetto: "un importo preso da un altro file",
    serve: anyRows("risorse"),
    libro: put("Risorse", "Importo (€)", (before) => ({ formula: "[1]Foglio1!$B$2", result: Number(before) })),
  },
  colonnaDoppia: {
    blocco: "risorse",
    codici: ["colonna-ripetuta"],
    difetto: "due colonne Importo",
    serve: anyRows("risorse"),
    libro: (book) => {
      const sheet = sheetOf(book, "Risorse");
      sheet.getCell(HEADINGS, sheet.actualColumnCount + 1).value = "Importo (€)";
    },
  },
  foglioDoppio: {
    blocco: "volontari",
    codici: ["foglio-doppio"],
    difetto: "il foglio Volontari due volte",
    serve: anyRows("volontari"),
    libro: copied,
  },
  tabellaPropria: {
    blocco: "",
    codici: ["blocco-non-riconosciuto"],
    difetto: "un foglio con una tabella propria",
    libro: withOwnTable,
  },
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
