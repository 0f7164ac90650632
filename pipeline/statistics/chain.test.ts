// From the frame to the interval, on invented networks whose truth is known.
import { expect, test } from "vitest";
import { totalOf } from "./estimate.ts";
import { sizedFrame } from "./frame.ts";
import { pointOf, weigh } from "./points.support.ts";
import { intervalOf } from "./quality.ts";
import { joinedClasses, KEY_CLASS, sizeClasses } from "./size-classes.ts";

/** Numbers in 0–1 that are the same in every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (1_103_515_245 * state + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** A network of 120 enti, few of them large; of the others four in ten are silent by chance. */
function network(next: () => number) {
  const bell = (): number => next() + next() + next() + next() - 2;
  const evidence = Array.from({ length: 120 }, (_, n) => ({
    codice: `E${1000 + n}`,
    simili: "associazione",
    edizione_precedente: Math.round(Math.exp(11 + 2.5 * bell())),
    bilancio: null,
    operatori: null,
  }));
  const frame = sizedFrame(evidence);
  if ("refused" in frame) throw new Error(frame.refused.tipo);
  const classes = sizeClasses(frame.made);
  const isKey = new Set(classes.find(({ id }) => id === KEY_CLASS)?.enti.map(({ codice }) => codice));
  const answered = new Set(
    frame.made.map(({ codice }) => codice).filter((codice) => next() < 0.6 || isKey.has(codice)),
  );
  const values = new Map(frame.made.map(({ codice, x }) => [codice, Math.round(x * Math.max(0, 1.03 + 0.3 * bell()))]));
  const valueNow = (codice: string): number => values.get(codice) ?? 0;
  const enti = joinedClasses(classes, answered).flatMap(({ id, enti: units }) =>
    units.map((unit) => ({ ...unit, classe: id, y: answered.has(unit.codice) ? valueNow(unit.codice) : null })),
  );
  return { enti, truth: [...values.values()].reduce((sum, value) => sum + value) };
}

test.each(["rapporto", "espansione"] as const)(
  "where silence is chance, nine intervals of ten by %s and more hold the truth, and their middle is not off",
  (stima) => {
    const next = dice(77);
    const runs = Array.from({ length: 300 }, () => {
      const { enti, truth } = network(next);
      const weights = weigh({ enti, chiave: KEY_CLASS }, stima);
      const total = totalOf(
        pointOf({ enti, weights, stima }, ({ y }) => y ?? 0),
        weights,
      );
      const limits = intervalOf(total, total.dichiarato);
      if (limits === null) throw new Error("nobody is silent");
      return { off: total.valore / truth - 1, isHeld: limits.inf <= truth && truth <= limits.sup };
    });
    const held = runs.filter(({ isHeld }) => isHeld).length / runs.length;
    expect(held).toBeGreaterThan(0.9);
    expect(held).toBeLessThan(0.98);
    expect(Math.abs(runs.reduce((sum, { off }) => sum + off, 0) / runs.length)).toBeLessThan(0.003);
  },
);
