// Who is silent: as many of each size class as in the sample edition, drawn by chance, or by chance and by what they have.
import type { SizeClass } from "../../pipeline/statistics/size-classes.ts";
import { type Caso, caso } from "../samples/caso.ts";
import type { Misurata, ReteVera } from "./rete-vera.ts";

export interface Silenzio {
  readonly nome: string;
  /** Whoever has one standard deviation less, for its size, is silent e^pendenza times as often. */
  readonly pendenza: number;
  /** One of the large enti is silent too, each in its turn; never the Comune. */
  readonly grande: boolean;
}

export const SILENZI: readonly Silenzio[] = [
  { nome: "a caso, fra enti di grandezza simile", pendenza: 0, grande: false },
  { nome: "un po' più spesso chi ha meno", pendenza: 0.35, grande: false },
  { nome: "molto più spesso chi ha meno", pendenza: 1.2, grande: false },
  { nome: "a caso, e manca anche un grande", pendenza: 0, grande: true },
];

/** Draws who is silent in one trial after the other. */
export function silenziDi(rete: ReteVera, misura: Misurata, silenzio: Silenzio): (prova: number) => Set<string> {
  const below = rete.classi
    .filter(({ isKey }) => !isKey)
    .map((classe) => ({
      ...{ weights: weightsIn(classe, misura, silenzio.pendenza) },
      quanti: classe.enti.filter(({ codice }) => rete.muti.has(codice)).length,
    }));
  const grandi = rete.classi
    .filter(({ isKey }) => isKey)
    .flatMap(({ enti }) => enti.map(({ codice }) => codice))
    .filter((codice) => codice !== rete.comune);
  return (prova) => {
    const dice = caso("incertezza", misura.nome, silenzio.nome, prova);
    const drawn = below.flatMap(({ weights, quanti }) => draw(weights, quanti, dice));
    const large = silenzio.grande ? [grandi[prova % grandi.length] ?? ""] : [];
    return new Set([...drawn, ...large]);
  };
}

/** How often an ente of the lowest and of the highest quarter of its class is silent, 0–1. */
export function quarti(rete: ReteVera, misura: Misurata, silenzio: Silenzio, prove: number): readonly [number, number] {
  const silentIn = silenziDi(rete, misura, silenzio);
  const trials = Array.from({ length: prove }, (_, n) => silentIn(n));
  const quarters = rete.classi
    .filter(({ isKey }) => !isKey)
    .map((classe) => weightsIn(classe, misura, 0).map(([codice]) => codice))
    .map((codes) => [codes.slice(0, codes.length / 4), codes.slice(-codes.length / 4)] as const);
  const often = (codes: readonly string[]): number => {
    const silent = trials.reduce((before, muti) => before + codes.filter((codice) => muti.has(codice)).length, 0);
    return silent / (trials.length * codes.length);
  };
  return [often(quarters.flatMap(([low]) => low)), often(quarters.flatMap(([, high]) => high))];
}

/** How readily each ente of a class is silent, by the place of its value, for its size, among those of the others. */
function weightsIn({ enti }: SizeClass, { tutto, stima }: Misurata, slope: number): [string, number][] {
  const ratioOf = ({ codice, x }: { codice: string; x: number }): number =>
    (tutto.get(codice) ?? 0) / (stima === "rapporto" ? Math.max(x, 1) : 1);
  const sorted = enti.toSorted((one, other) => ratioOf(one) - ratioOf(other) || (one.codice < other.codice ? -1 : 1));
  const middle = (sorted.length - 1) / 2;
  const deviation = Math.max(1, Math.sqrt((sorted.length ** 2 - 1) / 12));
  return sorted.map(({ codice }, place) => [codice, Math.exp((-slope * (place - middle)) / deviation)]);
}

/** So many of them, one after the other, each as readily as its weight says: the first of exponential waits. */
function draw(weights: readonly (readonly [string, number])[], count: number, dice: Caso): string[] {
  const waits = weights.map(([codice, weight]) => [codice, -Math.log(1 - dice.next()) / weight] as const);
  return waits
    .toSorted(([, one], [, other]) => one - other)
    .slice(0, count)
    .map(([codice]) => codice);
}
