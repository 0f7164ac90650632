// Scales what is true, so that what the line makes of what members declare, the estimate of the whole network, is the
// published sum, to the cent. Weights depend on sizes and on who answers alone, so the factors are two divisions.
import { caso } from "./caso.ts";
import { euroTondi } from "./denaro.ts";
import type { Stimatore, Valori } from "./stimatore.ts";
import type { Mondo, Riga } from "./tipi.ts";

export interface Mira {
  /** Money from outside the network, and the part of it that families pay, in euro. */
  readonly totale: number;
  readonly famiglie: number;
}

/** A row that the line takes for money from outside, whose it is, and whether the line will count it. */
export interface Conto {
  readonly ente: string;
  readonly riga: Riga;
  readonly conta: boolean;
  /** What passed between members keeps the sum that the other side tells. */
  readonly fisso?: true;
}

/** How far all rows of families, and of the other sources, are to be moved. */
export interface Fattori {
  readonly famiglie: number;
  readonly altre: number;
}

const isFamily =
  ({ profilo }: Mondo) =>
  ({ riga }: Conto): boolean =>
    riga.fonte === profilo.fonte_famiglie;

/** The factors that bring the estimate near the aim. */
export function fattori(mondo: Mondo, conti: readonly Conto[], mira: Mira, { stima }: Stimatore): Fattori {
  const estimate = (rows: readonly Conto[]): number => stima(valoriDi(rows)).valore / 100;
  const families = conti.filter(isFamily(mondo));
  const others = conti.filter((each) => !isFamily(mondo)(each));
  const still = estimate(others.filter(({ fisso }) => fisso));
  return {
    famiglie: mira.famiglie / estimate(families),
    altre: (mira.totale - mira.famiglie - still) / estimate(others.filter(({ fisso }) => !fisso)),
  };
}

/** Multiplies each row by its factor. */
export function scala(mondo: Mondo, conti: readonly Conto[], by: Fattori): void {
  for (const conto of conti)
    if (!conto.fisso)
      conto.riga.importo = Number(conto.riga.importo) * by[isFamily(mondo)(conto) ? "famiglie" : "altre"];
}

/** Rounds each row as its ente does, and puts the few euro that are left on the largest row of each kind whose ente stands
 *  for nobody but itself. */
export function pareggia(mondo: Mondo, conti: readonly Conto[], mira: Mira, { stima, grandi }: Stimatore): void {
  for (const { ente, riga, fisso } of conti)
    if (!fisso) riga.importo = euroTondi(Number(riga.importo), caso(mondo.seme, ente, "arrotonda").next());
  const families = conti.filter(isFamily(mondo));
  for (const [rows, free, aim] of [
    [families, families, mira.famiglie],
    [conti, conti.filter((each) => !isFamily(mondo)(each)), mira.totale],
  ] as const) {
    const largest = free
      .filter(({ ente, conta, fisso }) => conta && !fisso && grandi.has(ente))
      .reduce((best, each) => (Number(each.riga.importo) > Number(best.riga.importo) ? each : best));
    // What is given to a silent large ente follows what the others have: a few rounds, each closer.
    for (let round = 0; round < 20; round++) {
      const off = cents(aim) - Math.round(stima(valoriDi(rows)).valore);
      largest.riga.importo = (cents(Number(largest.riga.importo)) + off) / 100;
    }
    // A cent of theirs moves what is given to a silent one by a part of a cent: then the last one cannot be met.
    if (Math.abs(stima(valoriDi(rows)).valore - cents(aim)) > 1)
      throw new Error(`the estimate does not come to ${aim}`);
  }
}

/** Whole cents by ente, of the rows that count. */
export function valoriDi(conti: readonly Conto[]): Valori {
  const sums = new Map<string, number>();
  for (const { ente, riga, conta } of conti)
    if (conta) sums.set(ente, (sums.get(ente) ?? 0) + cents(Number(riga.importo)));
  return sums;
}

const cents = (euro: number): number => Math.round(euro * 100);
