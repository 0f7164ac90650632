// The network of a sample edition with the truth of every ente, also of those that are silent in it.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { loadEdizione } from "../../pipeline/edizione/load.ts";
import { weighNetwork } from "../../pipeline/figure/network.ts";
import type { SizeClass } from "../../pipeline/statistics/size-classes.ts";
import type { BlockGroup } from "../../schemas/blocco.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { made, type Valori } from "../samples/stimatore.ts";

/** A number of the report whose truth is known: whole units by ente, in all and at each place. */
export interface Misurata {
  readonly nome: string;
  readonly blocco: string;
  readonly gruppo: BlockGroup;
  readonly stima: "rapporto" | "espansione";
  readonly tutto: Valori;
  readonly parti: ReadonlyMap<string, Valori>;
}

export interface ReteVera {
  readonly edizione: Edizione;
  readonly comune: string;
  readonly classi: readonly SizeClass[];
  /** Silent in the sample. */
  readonly muti: ReadonlySet<string>;
  readonly misure: readonly Misurata[];
}

export type Dimensione = "cantiere" | "zona";
export const chiaveDi = (dimensione: Dimensione, membro: string): string => `${dimensione}=${membro}`;

type Row = Readonly<Record<string, string>>;

export async function reteVera(cartella: string): Promise<ReteVera> {
  const edizione = await loadEdizione(cartella);
  const { enti } = edizione;
  const table = async (name: string): Promise<Row[]> =>
    parse(await readFile(join(cartella, "verita", `${name}.csv`)), { columns: true });
  const [money, counts, silent] = [
    await table("denaro-di-tutti"),
    await table("conteggi-di-tutti"),
    await table("ente"),
  ];
  const { classi } = made(weighNetwork(enti, new Map()));
  const offer = { gruppo: "offerta", stima: "espansione" } as const;
  const people = { gruppo: "persone", stima: "espansione" } as const;
  return {
    edizione,
    comune: enti.find(({ tipo }) => tipo === "comune")?.codice ?? "",
    classi,
    muti: new Set(silent.map(({ ente = "" }) => ente)),
    misure: [
      {
        nome: "valore complessivo",
        blocco: "finanziamenti",
        gruppo: "denaro",
        stima: "rapporto",
        ...sums(money, "importo", 100),
      },
      { nome: "volontari", blocco: "volontari", ...people, ...sums(counts, "volontari", 1) },
      { nome: "servizi", blocco: "servizi", ...offer, ...sums(counts, "servizi", 1) },
    ],
  };
}

function sums(rows: readonly Row[], campo: string, unit: number): Pick<Misurata, "tutto" | "parti"> {
  const tutto = new Map<string, number>();
  const parti = new Map<string, Map<string, number>>();
  for (const { ente = "", cantiere = "", zona = "", ...row } of rows) {
    const value = Math.round(Number(row[campo]) * unit);
    tutto.set(ente, (tutto.get(ente) ?? 0) + value);
    for (const key of [chiaveDi("cantiere", cantiere), chiaveDi("zona", zona)]) {
      const part = parti.get(key) ?? new Map<string, number>();
      parti.set(key, part.set(ente, (part.get(ente) ?? 0) + value));
    }
  }
  return { tutto, parti };
}
