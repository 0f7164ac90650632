// Which cells must not be printed, and how far from the true value each attacker must be kept (STATISTICS.md 6.2, 6.5). An
// attacker is nobody in particular (OUTSIDER), a contributor, or who paid contributions and so knows them. Pure.

import { gather, type Need } from "./needs.ts";

/** Who knows nothing but what is printed. No code of an ente is empty. */
export const OUTSIDER = "";

/** A sum of money or hours is protected by contributor, a count of persons by the persons in it. */
export type Rule =
  /** `p` in percent, secret: an argument of the run, never written anywhere. */
  | { readonly tipo: "grandezza"; readonly minimo: number; readonly p: number }
  | { readonly tipo: "frequenza"; readonly soglia: number };

/** Counts of persons of special targets (minors in care, people in poverty…) are printed from here on. */
const SOGLIA_SPECIALE = 10;
export const sogliaPersone = (minimo: number, destinatari: "ordinari" | "speciali"): number =>
  destinatari === "speciali" ? Math.max(minimo, SOGLIA_SPECIALE) : minimo;

export interface Contribution {
  readonly ente: string;
  /** ≥ 0, weighted where the cell is an estimate; thousand euro, hours or persons. */
  readonly importo: number;
  readonly consenso: boolean;
  /** Public money, or money of a public body: known to all. */
  readonly pubblico: boolean;
  /** The code of who paid it, where one is named: he knows it too. */
  readonly pagatore: string | null;
}

interface Part {
  readonly importo: number;
  readonly consenso: boolean;
}

/** A cell after grouping: a holding is one contributor, and consents when all its members in the cell do. */
export interface Parts {
  /** What is not public. */
  readonly totale: number;
  readonly pubblico: number;
  readonly di: ReadonlyMap<string, Part>;
  /** Payer → contributor → what of his he paid. */
  readonly pagati: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** What each attacker knows of it besides what is public: his own part and what he paid of others'. */
  readonly noti: ReadonlyMap<string, number>;
}

/**
 * Contributions by contributor, in the order of their codes whatever their own; those of 0 say nothing of anybody. Nothing
 * is public in a count of persons. Throws RangeError at a negative contribution: the rules mean nothing with them.
 */
export function partsOf(
  contributions: readonly Contribution[],
  gruppi: ReadonlyMap<string, string>,
  tipo: Rule["tipo"],
): Parts {
  const whose = (ente: string): string => gruppi.get(ente) ?? ente;
  const di = new Map<string, Part>();
  const pagati = new Map<string, Map<string, number>>();
  let totale = 0;
  let pubblico = 0;
  for (const { ente, importo, consenso, pubblico: isPublic, pagatore } of sorted(contributions)) {
    if (!(importo >= 0)) throw new RangeError(`A contribution of ${ente} is negative or no number.`);
    if (importo === 0) continue;
    if (isPublic && tipo === "grandezza") {
      pubblico += importo;
      continue;
    }
    const who = whose(ente);
    const before = di.get(who);
    di.set(who, { importo: (before?.importo ?? 0) + importo, consenso: consenso && (before?.consenso ?? true) });
    totale += importo;
    const payer = pagatore === null ? who : whose(pagatore);
    if (payer === who) continue;
    const paid = pagati.get(payer) ?? new Map<string, number>();
    pagati.set(payer, paid.set(who, (paid.get(who) ?? 0) + importo));
  }
  return { totale, pubblico, di, pagati, noti: knowledgeOf(di, pagati) };
}

/** Sums of doubles depend on their order: the same rows in another order must give the same bytes. */
const sorted = (contributions: readonly Contribution[]): readonly Contribution[] =>
  contributions.toSorted((a, b) => order(a.ente, b.ente) || a.importo - b.importo);
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function knowledgeOf(di: Parts["di"], pagati: Parts["pagati"]): ReadonlyMap<string, number> {
  const known = new Map<string, number>();
  const add = (who: string, importo: number) => known.set(who, (known.get(who) ?? 0) + importo);
  for (const [who, { importo }] of di) add(who, importo);
  for (const [payer, paid] of pagati) for (const importo of paid.values()) add(payer, importo);
  return known;
}

/**
 * What a cell asks for when it may not be printed, that of the outsider first; null when it may. `insiders`, in the order of
 * their codes: all who know something of it, or of other cells, because that may tell them this one.
 */
export function needsOf(
  parts: Parts,
  rule: Rule,
  insiders: readonly string[] = [...parts.noti.keys()].sort(),
): readonly Need[] | null {
  return rule.tipo === "frequenza" ? needsOfCount(parts, insiders, rule.soglia) : needsOfSum(parts, insiders, rule);
}

/** Below this part of the cell no need is worth the name: a cell of few contributors is never known to the euro. */
const LEAST = 0.001;

function needsOfSum(
  parts: Parts,
  insiders: readonly string[],
  { minimo, p }: { readonly minimo: number; readonly p: number },
): readonly Need[] | null {
  const { totale, di, noti: known } = parts;
  const largest = largestOf(parts);
  const nobody = excessOf(parts, largest, OUTSIDER, p);
  const excess = new Map([...known.keys()].map((attacker) => [attacker, excessOf(parts, largest, attacker, p)]));
  const worst = [...excess.values()].reduce((most, each) => Math.max(most, each), nobody);
  // Nobody is left without consent.
  if (worst === Number.NEGATIVE_INFINITY) return null;
  const isFew = di.size < minimo;
  if (!isFew && worst <= totale * 1e-12) return null;

  const least = totale * LEAST;
  const su = Math.max(worst, least);
  const needs = gather();
  needs.add(OUTSIDER, Math.min(su, totale), su);
  for (const attacker of insiders) {
    const own = excess.get(attacker) ?? nobody;
    if (own === Number.NEGATIVE_INFINITY) continue;
    const su = isFew ? Math.max(own, least) : own;
    if (su > 0) needs.add(attacker, Math.min(su, totale - (known.get(attacker) ?? 0)), su);
  }
  return needs.all();
}

/**
 * How much too well an attacker would know somebody without consent if the cell were printed: p % of that contribution less
 * what hides it, the parts of all the others that he does not know. −∞ when he has nobody to learn of.
 */
function excessOf({ totale, di, pagati, noti: known }: Parts, largest: Largest, attacker: string, p: number): number {
  const paid = pagati.get(attacker);
  const unknown = totale - (known.get(attacker) ?? 0);
  const told = (importo: number, secret: number): number => (p * importo) / 100 - (unknown - secret);
  if (paid === undefined) {
    // Of whom he knows nothing he would know the largest best.
    const most = largest.find(({ who }) => who !== attacker);
    return most === undefined ? Number.NEGATIVE_INFINITY : told(most.importo, most.importo);
  }
  let worst = Number.NEGATIVE_INFINITY;
  for (const [who, { importo, consenso }] of di) {
    if (consenso || who === attacker) continue;
    const secret = importo - (paid.get(who) ?? 0);
    if (secret > 0) worst = Math.max(worst, told(importo, secret));
  }
  return worst;
}

/** The two largest contributors without consent: one of them is another than the attacker. */
type Largest = readonly { readonly who: string; readonly importo: number }[];

function largestOf({ di }: Parts): Largest {
  let [first, second]: Largest = [];
  for (const [who, { importo, consenso }] of di) {
    if (consenso) continue;
    if (first === undefined || importo > first.importo) [first, second] = [{ who, importo }, first];
    else if (second === undefined || importo > second.importo) second = { who, importo };
  }
  return [first, second].filter((each) => each !== undefined);
}

/** From every attacker the others' persons are kept apart by one, and the possible values reach the threshold. */
function needsOfCount(
  { totale, noti: known }: Parts,
  insiders: readonly string[],
  soglia: number,
): readonly Need[] | null {
  if (totale === 0 || totale >= soglia) return null;
  const su = Math.max(1, soglia - totale);
  const needs = gather();
  for (const attacker of [OUTSIDER, ...insiders]) {
    const others = totale - (known.get(attacker) ?? 0);
    if (others > 0) needs.add(attacker, Math.min(1, others), su);
  }
  return needs.all();
}
