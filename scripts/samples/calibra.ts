// Scales what members declare, so that what the line accepts adds up to the published sums, to the cent.
import { caso } from "./caso.ts";
import { euroTondi } from "./denaro.ts";
import type { Mondo, Riga } from "./tipi.ts";

export interface Mira {
  /** Money from outside the network, and the part of it that families pay, in euro. */
  readonly totale: number;
  readonly famiglie: number;
}

/** A row of money from outside, whose it is, and whether the line will count it. */
export interface Conto {
  readonly ente: string;
  readonly riga: Riga;
  readonly conta: boolean;
}

/** Factors that bring the counted rows near the aim: of families, and of all other sources. */
export function fattori({ profilo }: Mondo, conti: readonly Conto[], mira: Mira): { famiglie: number; altre: number } {
  const sums = { famiglie: 0, altre: 0 };
  for (const { riga, conta } of conti) {
    if (conta) sums[riga.fonte === profilo.fonte_famiglie ? "famiglie" : "altre"] += Number(riga.importo);
  }
  return { famiglie: mira.famiglie / sums.famiglie, altre: (mira.totale - mira.famiglie) / sums.altre };
}

/** Multiplies each row by its factor. */
export function scala({ profilo }: Mondo, conti: readonly Conto[], by: { famiglie: number; altre: number }): void {
  for (const { riga } of conti) {
    riga.importo = Number(riga.importo) * (riga.fonte === profilo.fonte_famiglie ? by.famiglie : by.altre);
  }
}

/** Rounds each row as its ente does, and puts the few euro that are left on the largest counted row of each kind. */
export function pareggia(mondo: Mondo, conti: readonly Conto[], mira: Mira): void {
  for (const { ente, riga } of conti)
    riga.importo = euroTondi(Number(riga.importo), caso(mondo.seme, ente, "arrotonda").next());
  const isFamily = ({ riga }: Conto) => riga.fonte === mondo.profilo.fonte_famiglie;
  for (const [rows, aim] of [
    [conti.filter(isFamily), mira.famiglie],
    [conti.filter((each) => !isFamily(each)), mira.totale - mira.famiglie],
  ] as const) {
    const counted = rows.filter(({ conta }) => conta);
    const largest = counted.reduce((best, each) =>
      Number(each.riga.importo) > Number(best.riga.importo) ? each : best,
    );
    const off = cents(aim) - sommaCentesimi(counted);
    largest.riga.importo = (cents(Number(largest.riga.importo)) + off) / 100;
  }
}

/** Sum in whole cents of the rows that count. */
export function sommaCentesimi(conti: readonly Conto[]): number {
  return conti.reduce((sum, { riga, conta }) => sum + (conta ? cents(Number(riga.importo)) : 0), 0);
}

function cents(euro: number): number {
  return Math.round(euro * 100);
}
