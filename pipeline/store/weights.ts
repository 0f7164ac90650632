// What each ente's records count for, as tables of the database: weights of the respondents of each group of blocks, and
// the parts by which silent key enti are made up for (figure/network.ts makes both).
import type { BlockGroup } from "../../schemas/blocco.ts";
import type { TableId } from "../../schemas/dimensioni.ts";
import type { Store } from "./store.ts";
import { TABLES } from "./tables.ts";

/** By size or by heads: the two estimators that weigh. */
export const WEIGHINGS = ["rapporto", "espansione"] as const;
export type Weighing = (typeof WEIGHINGS)[number];

/** Which of its weights an ente's records have. */
export interface RecordWeights {
  readonly gruppo: BlockGroup;
  readonly stima: Weighing;
}

export interface EnteWeight extends RecordWeights {
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
export interface ImputedPart extends RecordWeights {
  readonly ente: string;
  readonly cantiere: string;
  readonly zona: string;
  readonly ppm: number;
}

export interface NetworkWeights {
  readonly pesi: readonly EnteWeight[];
  readonly imputati: readonly ImputedPart[];
}

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

/** Where a silent ente is put, instead of where the records stand that it is made of: `posto_cantiere`, `posto_zona`. */
export const PLACES: readonly string[] = ["cantiere", "zona"];

/** A row of a block and the weight of its ente. */
export const weightJoin = ({ gruppo, stima }: RecordWeights): string =>
  `peso_ente = numero_ente AND peso_gruppo = '${gruppo}' AND peso_stima = '${stima}'`;

/** The rows that silent key enti are made of, once for each of them and its place. Whether a zona is one of the city follows
 *  from the place: it is said by the rows that stand in it. */
export function silentRows(blocco: TableId, pesi: RecordWeights): string {
  const rows = `${blocco} JOIN peso ON ${weightJoin(pesi)} AND peso_grande
    JOIN imputato ON posto_gruppo = peso_gruppo AND posto_stima = peso_stima`;
  return TABLES[blocco]?.colonne.some(({ nome }) => nome === "in_zona") === true
    ? `(SELECT * REPLACE (posto_zona IN (SELECT zona FROM ${blocco} WHERE in_zona) AS in_zona) FROM ${rows})`
    : rows;
}

/** Thousandths of a storage unit of a row with its `ppm`, rounded once, halves up: values are not negative. Whole numbers of
 *  128 bits are divided many times as slowly: only what would not fit in 64 is. */
export const weightedSql = (value: string): string => {
  const rounded = (wide: "BIGINT" | "HUGEINT"): string => `(2 * CAST(${value} AS ${wide}) * ppm + 1000) // 2000`;
  return `CAST(CASE WHEN ${value} BETWEEN 0 AND ${FITS.value} AND ppm <= ${FITS.ppm} THEN ${rounded("BIGINT")} ELSE ${rounded("HUGEINT")} END AS BIGINT)`;
};
/** Twice their product is below 2^63. */
const FITS = { value: 1_000_000_000_000, ppm: 4_000_000 };
