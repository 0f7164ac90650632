// The same numbers in every zona, or in every cantiere: one total, written again on each row, would be counted as often. It may
// be right, so it is asked; meanwhile it counts.
import { diagnose } from "../../schemas/diagnostic.ts";
import type { Riga } from "../../schemas/reading.ts";
import { spans } from "./hidden.ts";
import { placeOf, type Tavola } from "./tavola.ts";

/** Rows alike but for where they are; two may well be by chance, unless many numbers of theirs are the same. Small numbers may be. */
const ROWS = 3;
const TWO_ROWS = 2;
const MANY_NUMBERS = 3;
const LEAST = 20;

/** What alone may be another in rows that are alike, by the list of its codes; a quartiere goes with its zona. */
const PLACES = [
  { lista: "zone", con: ["quartieri"], cambia: "la zona" },
  { lista: "cantieri", con: [], cambia: "il cantiere" },
] as const;
type Place = (typeof PLACES)[number];

export interface RepeatedNumbers {
  /** Takes note of an accepted row. */
  readonly take: (riga: Riga, ente: string) => void;
  readonly tell: () => void;
}

interface Group {
  readonly ente: string;
  readonly cambia: Place["cambia"];
  /** How many rows are enough to ask. */
  readonly enough: number;
  readonly righe: number[];
  readonly luoghi: Set<unknown>;
}

/** Looks at counts of people and things, and at hours: money is often parted evenly. */
export function makeRepeatedNumbers({ testata, findings, ...tavola }: Tavola): RepeatedNumbers {
  const { blocco, colonne } = testata;
  const fields = Object.entries(blocco.campi);
  const of = (lists: readonly string[]): number[] =>
    fields.flatMap(([, { cella }], at) => (cella.tipo === "codice" && lists.includes(cella.lista) ? [at] : []));
  const counts = fields.flatMap(([, { cella }], at) => (cella.tipo === "intero" ? [at] : []));
  const numbers = fields.flatMap(([, { cella }], at) =>
    cella.tipo === "intero" || cella.tipo === "decimale" ? [at] : [],
  );
  const places = PLACES.flatMap((place) => {
    const [own] = of([place.lista]);
    return own === undefined ? [] : [{ ...place, own, loose: new Set(of([place.lista, ...place.con])) }];
  });
  const groups = new Map<string, Group>();
  const take = ({ valori, numero }: Riga, ente: string): void => {
    if (!counts.some((at) => Number(valori[at] ?? 0) >= LEAST)) return;
    const isMany = numbers.filter((at) => Number(valori[at] ?? 0) > 0).length >= MANY_NUMBERS;
    for (const { cambia, own, loose } of places) {
      const alike = JSON.stringify([cambia, ente, valori.map((value, at) => (loose.has(at) ? null : value))]);
      const enough = isMany ? TWO_ROWS : ROWS;
      const group = groups.get(alike) ?? { ente, cambia, enough, righe: [], luoghi: new Set() };
      groups.set(alike, group);
      group.righe.push(numero);
      group.luoghi.add(valori[own]);
    }
  };
  const tell = (): void => {
    for (const { ente, cambia, enough, righe, luoghi } of groups.values()) {
      if (luoghi.size < enough) continue;
      const column = Math.min(...colonne.values());
      const at = righe.map((row) => placeOf({ ...tavola }, row, column));
      const params = { righe: spans(righe), volte: righe.length, cambia };
      findings.push(diagnose("numeri-in-ogni-zona", at, params, { ente, blocco: blocco.id }));
    }
  };
  return { take, tell };
}
