// Faults in text files.

import type { BloccoId } from "../../schemas/questionario.ts";
import { type Guasto, has, type Tabella } from "./guasto.ts";
import type { Riga } from "./tipi.ts";

const labels: Partial<Record<string, readonly string[]>> = {
  zona: ["Zona", "zona"],
  importo: ["Importo (€)", "importo"],
  ente: ["ente", "Codice ente"],
  edizione: ["edizione", "Edizione"],
};

function columnOf(table: Tabella, campo: string): number {
  return table.titoli.findIndex((title) => labels[campo]?.includes(title.replace(" *", "")));
}

function without(campo: string) {
  return (table: Tabella): void => {
    const at = columnOf(table, campo);
    for (const row of [table.titoli, ...table.righe]) row.splice(at, 1);
  };
}

/** A total below the rows that is off by a twentieth. */
function withTotal(table: Tabella): void {
  const at = columnOf(table, "importo");
  const cells = table.righe.map((row) => row[at] ?? "0");
  const hasComma = cells.some((text) => /,\d{1,2}$/.test(text));
  const sum = cells.reduce(
    (all, text) => all + Number(hasComma ? text.replaceAll(".", "").replace(",", ".") : text),
    0,
  );
  const row = table.titoli.map(() => "");
  row[0] = "TOTALE";
  row[at] = hasComma ? (sum * 1.05).toFixed(2).replace(".", ",") : (sum * 1.05).toFixed(2);
  table.righe.push(row);
}

/** 12500 → «12.500», without one decimal in the whole file that would say what the point means. */
export function raggruppato(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ".");
}

const all =
  (blocco: BloccoId) =>
  (vere: Partial<Record<BloccoId, Riga[]>>): readonly Riga[] =>
    vere[blocco] ?? [];

export const GUASTI_TESTO = {
  ambiguo: {
    blocco: "finanziamenti",
    codici: ["numero-ambiguo"],
    difetto: "migliaia con il punto e nessun decimale in tutto il file",
    // Only sums that a point can split in two ways; smaller ones would be read.
    serve: (vere) =>
      has("finanziamenti", 2)(vere) &&
      all("finanziamenti")(vere).every(({ importo }) => Number(importo) > 1_300 && Number(importo) < 800_000),
    perde: all("finanziamenti"),
    risposte: (shown) => {
      for (const row of shown.finanziamenti ?? []) row.importo = raggruppato(Number(row.importo));
    },
  },
  senzaColonna: {
    blocco: "risorse",
    codici: ["colonna-mancante"],
    difetto: "la colonna Zona non c'è",
    serve: has("risorse", 2),
    perde: all("risorse"),
    tabella: without("zona"),
  },
  totaleSbagliato: {
    blocco: "risorse",
    codici: ["totale-non-torna"],
    difetto: "una riga di totale che non torna",
    serve: has("risorse", 2),
    tabella: withTotal,
  },
  senzaEnte: {
    blocco: "personale",
    codici: ["ente-mancante"],
    difetto: "la colonna ente non c'è",
    serve: has("personale", 1),
    perde: all("personale"),
    tabella: without("ente"),
  },
  senzaEdizione: {
    blocco: "bisogni",
    codici: ["edizione-mancante"],
    difetto: "la colonna edizione non c'è",
    serve: has("bisogni", 1),
    perde: all("bisogni"),
    tabella: without("edizione"),
  },
  virgolette: {
    blocco: "servizi",
    codici: ["testo-virgolette"],
    difetto: "virgolette aperte e non chiuse",
    serve: has("servizi", 2),
    tabella: (table) => {
      table.coda = `"${(table.righe.at(-1) ?? []).join(";")}`;
      table.righe.pop();
    },
  },
  colonneInPiu: {
    blocco: "volontari",
    codici: ["colonna-ignorata"],
    difetto: "una colonna «Responsabile»",
    serve: has("volontari", 1),
    tabella: (table) => {
      table.titoli.push("Responsabile");
      for (const row of table.righe) row.push("segreteria");
    },
  },
} satisfies Record<string, Guasto>;
