// The rows of the tables of the edition that measures count, each with the row of the folder's own table that it comes from.
import type { Edizione } from "../../schemas/edizione.ts";
import { needsOf } from "../../schemas/territorio.ts";
import type { SqlValue } from "./store.ts";

/** Tables that are filled from the folder; how each group of questions was answered is computed. */
const FROM_FOLDER = ["enti", "quartieri", "residenti_quartiere", "residenti_eta", "fabbisogni", "conti"] as const;
export type ReferenceId = (typeof FROM_FOLDER)[number];

export interface ReferenceRow {
  /** The table of the edition, and the place of the row in it. */
  readonly di: "enti" | "quartieri" | "popolazione" | "fabbisogni" | "conti";
  readonly posto: number;
  /** In the order of the columns of the database's table. */
  readonly valori: readonly SqlValue[];
}

/** `risposto` are the enti of which something counts. */
export function referenceRows(
  edizione: Pick<Edizione, "enti" | "quartieri" | "popolazione" | "fabbisogni" | "conti">,
  risposto: ReadonlySet<string>,
): Readonly<Record<ReferenceId, readonly ReferenceRow[]>> {
  const zonaOf = new Map(edizione.quartieri.map(({ codice, zona }) => [codice, zona]));
  const popolazione = edizione.popolazione.map((row, posto) => ({ ...row, posto }));
  return {
    enti: edizione.enti.map((e, posto) => ({
      di: "enti",
      posto,
      valori: [
        e.codice,
        posto,
        e.tipo,
        e.forma_giuridica,
        e.zona_sede,
        e.cantiere_principale,
        risposto.has(e.codice) ? "si" : "no",
      ],
    })),
    quartieri: edizione.quartieri.map(({ codice, zona }, posto) => ({
      di: "quartieri",
      posto,
      valori: [codice, zona],
    })),
    residenti_quartiere: popolazione
      .filter(({ quartiere, fascia }) => quartiere !== "" && fascia === "")
      .map(({ quartiere, residenti, posto }) => ({
        di: "popolazione",
        posto,
        valori: [quartiere, zonaOf.get(quartiere) ?? null, residenti],
      })),
    residenti_eta: popolazione
      .filter(({ quartiere, fascia }) => quartiere === "" && fascia !== "")
      .map(({ fascia, residenti, posto }) => ({ di: "popolazione", posto, valori: [fascia, residenti] })),
    fabbisogni: needsOf(edizione).map(({ destinatari, zona, persone }, posto) => ({
      di: "fabbisogni",
      posto,
      valori: [destinatari, zona || null, persone],
    })),
    conti: edizione.conti.map((c, posto) => ({
      di: "conti",
      posto,
      valori: [c.anno, c.finanziatore, c.nome, Math.round(c.importo * 100)],
    })),
  };
}

export const isReferenceTable = (id: string): id is ReferenceId => FROM_FOLDER.some((each) => each === id);
