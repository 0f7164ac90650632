// The same numbers in every zona: one total, written again on each row, would be counted as often. It may be right, so it is
// asked; meanwhile it counts.
import { diagnose } from "../../schemas/diagnostic.ts";
import type { Riga } from "../../schemas/reading.ts";
import { spans } from "./hidden.ts";
import { placeOf, type Tavola } from "./tavola.ts";

/** Rows alike but for where they are; two may well be by chance, and so may small numbers. */
const ROWS = 3;
const LEAST = 20;

export interface RepeatedNumbers {
  /** Takes note of an accepted row. */
  readonly take: (riga: Riga, ente: string) => void;
  readonly tell: () => void;
}

interface Group {
  readonly ente: string;
  readonly righe: number[];
  readonly zone: Set<unknown>;
}

/** Looks at counts of people and things only: money is often parted evenly. */
export function makeRepeatedNumbers({ testata, findings, ...tavola }: Tavola): RepeatedNumbers {
  const { blocco, colonne } = testata;
  const fields = Object.entries(blocco.campi);
  const zona = fields.findIndex(([, { cella }]) => cella.tipo === "codice" && cella.lista === "zone");
  const where = new Set(
    fields.flatMap(([, { cella }], at) =>
      cella.tipo === "codice" && (cella.lista === "zone" || cella.lista === "quartieri") ? [at] : [],
    ),
  );
  const counts = fields.flatMap(([, { cella }], at) => (cella.tipo === "intero" ? [at] : []));
  const groups = new Map<string, Group>();
  const take = ({ valori, numero }: Riga, ente: string): void => {
    if (zona < 0 || !counts.some((at) => Number(valori[at] ?? 0) >= LEAST)) return;
    const alike = JSON.stringify([ente, valori.map((value, at) => (where.has(at) ? null : value))]);
    const group = groups.get(alike) ?? { ente, righe: [], zone: new Set() };
    groups.set(alike, group);
    group.righe.push(numero);
    group.zone.add(valori[zona]);
  };
  const tell = (): void => {
    for (const { ente, righe, zone } of groups.values()) {
      if (zone.size < ROWS) continue;
      const column = Math.min(...colonne.values());
      const places = righe.map((row) => placeOf({ ...tavola }, row, column));
      const params = { righe: spans(righe), volte: righe.length };
      findings.push(diagnose("numeri-in-ogni-zona", places, params, { ente, blocco: blocco.id }));
    }
  };
  return { take, tell };
}
