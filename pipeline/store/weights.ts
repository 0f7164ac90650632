// What each ente's records count for, as tables of the database: weights of the respondents of each group of blocks, and
// the parts by which silent key enti are made up for (figure/network.ts makes both).
import type { BlockGroup } from "../../schemas/blocco.ts";
import type { Store } from "./store.ts";

/** By size or by heads: the two estimators that weigh. */
export type Weighing = "rapporto" | "espansione";

export interface EnteWeight {
  readonly gruppo: BlockGroup;
  readonly stima: Weighing;
  /** Place of the ente in the registry. */
  readonly numero: number;
  readonly classe: string;
  /** Weight in millionths. */
  readonly ppm: number;
  /** a of STATISTICS 4.2 in hundredths: size in cents, or 100. */
  readonly a: number;
  /** One of the key enti, whose records are what silent ones are made up of. */
  readonly isKey: boolean;
}

/** A silent key ente at one place: this part of each record of the key enti that answered, put there. */
export interface ImputedPart {
  readonly gruppo: BlockGroup;
  readonly stima: Weighing;
  readonly ente: string;
  readonly cantiere: string;
  readonly zona: string;
  readonly ppm: number;
}

export interface NetworkWeights {
  readonly pesi: readonly EnteWeight[];
  readonly imputati: readonly ImputedPart[];
}

/** Where nobody can say what a respondent stands for: then only what was declared is told. */
export const NO_WEIGHTS: NetworkWeights = { pesi: [], imputati: [] };

/** A class whose moments are the parts of a silent key ente. */
const IMPUTED = "?";
export const imputedEnte = (classe: string): string | null =>
  classe.startsWith(IMPUTED) ? classe.slice(IMPUTED.length) : null;

export async function loadWeights(store: Store, { pesi, imputati }: NetworkWeights): Promise<void> {
  await store.table("peso", {
    ...{ peso_gruppo: "VARCHAR", peso_stima: "VARCHAR", peso_ente: "BIGINT", peso_classe: "VARCHAR" },
    ...{ peso_ppm: "BIGINT", peso_a: "BIGINT", peso_grande: "BOOLEAN" },
  });
  await store.insert(
    "peso",
    pesi.map((p) => [p.gruppo, p.stima, p.numero, p.classe, p.ppm, p.a, p.isKey]),
  );
  await store.table("imputato", {
    ...{ posto_gruppo: "VARCHAR", posto_stima: "VARCHAR", posto_classe: "VARCHAR" },
    ...{ posto_cantiere: "VARCHAR", posto_zona: "VARCHAR", posto_ppm: "BIGINT" },
  });
  await store.insert(
    "imputato",
    imputati.map((i) => [i.gruppo, i.stima, `${IMPUTED}${i.ente}`, i.cantiere, i.zona, i.ppm]),
  );
}
