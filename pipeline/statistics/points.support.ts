// Enti → what the line will hand over: classes with weights, and points of moments.
import type { Ente } from "./estimators.support.ts";
import type { Moments, Pair, Point } from "./moments.ts";
import { type Stima, type Weights, weightedThousandths, weightsOf } from "./weights.ts";

export interface Frame {
  readonly enti: readonly Ente[];
  /** The class of which no ente stands for another. */
  readonly chiave?: string;
}

/** Weights of the classes that the enti name. Throws what is refused. */
export function weigh({ enti, chiave }: Frame, stima: Stima): Weights {
  const ids = [...new Set(enti.map(({ classe }) => classe))];
  const classes = ids.map((id) => ({ id, isKey: id === chiave, enti: enti.filter(({ classe }) => classe === id) }));
  const answered = new Set(enti.filter(({ y }) => y !== null).map(({ codice }) => codice));
  const outcome = weightsOf(classes, answered, stima);
  if ("refused" in outcome) throw new Error(outcome.refused.tipo);
  return outcome.made;
}

export interface Measured extends Frame {
  readonly weights: Weights;
  readonly stima: Stima;
}

/** The point of one value of the respondents, in storage units; a value of 0 is an ente that is not there. */
export function pointOf({ enti, weights, stima }: Measured, value: (ente: Ente) => number): Point {
  const classi = new Map(
    weights.classi.map(({ id, ppm }): [string, Moments] => {
      const heard = enti.filter(({ classe, y }) => classe === id && y !== null);
      const sum = (each: (ente: Ente) => number): number => heard.reduce((before, ente) => before + each(ente), 0);
      return [
        id,
        {
          n: heard.filter((ente) => value(ente) !== 0).length,
          y: sum(value),
          yy: sum((ente) => value(ente) ** 2),
          ay: sum((ente) => value(ente) * (stima === "rapporto" ? ente.x : 1)),
          pesato: sum((ente) => Number(weightedThousandths(BigInt(value(ente)), ppm))),
        },
      ];
    }),
  );
  return { classi, imputati: [], righe: enti.length, senza: 0, maggiori: [] };
}

export function pairOf(measured: Measured, part: (ente: Ente) => number, whole: (ente: Ente) => number): Pair {
  const { enti, weights } = measured;
  const prodotto = new Map(
    weights.classi.map(({ id }): [string, number] => {
      const heard = enti.filter(({ classe, y }) => classe === id && y !== null);
      return [id, heard.reduce((sum, ente) => sum + part(ente) * whole(ente), 0)];
    }),
  );
  return { parte: pointOf(measured, part), tutto: pointOf(measured, whole), prodotto };
}
