// Size classes (STATISTICS 1.2): a key class of the largest enti, all asked and none expanded, and below it classes by size
// that are joined until enough enti of each answered. Neither step sees what was answered.
import type { Unit } from "./frame.ts";
import { sum } from "./sum.ts";

export interface SizeClass {
  readonly id: string;
  /** The largest enti: weight 1, and the silent are imputed one by one. */
  readonly isKey: boolean;
  readonly enti: readonly Unit[];
}

export const KEY_CLASS = "1-grandi";

/** The key enti bear this share of the network together, and more than this share alone. */
const KEY_TOGETHER = 0.6;
const KEY_ALONE = 0.03;
const CLASSES_BELOW = 3;
const FEWEST_RESPONDENTS = 5;

/**
 * The frame in at most four classes, the largest enti first. `largest` are the codes of the largest contributors of the
 * cells to be published: key, whatever their size. Below the key class every class holds about the same sum of √x, and
 * enti of equal size stand together. The order of the frame changes nothing.
 */
export function sizeClasses(frame: readonly Unit[], largest: ReadonlySet<string> = new Set()): SizeClass[] {
  const sorted = [...frame].sort((a, b) => b.x - a.x || (a.codice < b.codice ? -1 : 1));
  const total = sum(sorted.map(({ x }) => x));
  let before = 0;
  const key = sorted.filter(({ codice, x }) => {
    const isNeeded = before < KEY_TOGETHER * total;
    before += x;
    return isNeeded || x > KEY_ALONE * total || largest.has(codice);
  });
  const below = sorted.filter((ente) => !key.includes(ente));
  const made = [{ id: KEY_CLASS, isKey: true, enti: key }, ...classesBelow(below)];
  return made.filter(({ enti }) => enti.length > 0);
}

function classesBelow(sorted: readonly Unit[]): SizeClass[] {
  const total = sum(sorted.map(({ x }) => Math.sqrt(x)));
  const parts: Unit[][] = Array.from({ length: CLASSES_BELOW }, () => []);
  let before = 0;
  let part = 0;
  for (const [n, ente] of sorted.entries()) {
    if (sorted[n - 1]?.x !== ente.x && total > 0)
      part = Math.min(CLASSES_BELOW - 1, Math.floor((CLASSES_BELOW * before) / total));
    before += Math.sqrt(ente.x);
    parts[part]?.push(ente);
  }
  return parts.map((enti, n) => ({ id: `${n + 2}`, isKey: false, enti }));
}

/**
 * Classes with respondents enough: one with fewer than 5, and somebody silent, joins the neighbour with fewer (of equals
 * the one of smaller enti), never the key class. The last class below it stays, however few answered.
 */
export function joinedClasses(classes: readonly SizeClass[], answered: ReadonlySet<string>): SizeClass[] {
  const heard = ({ enti }: SizeClass): number => enti.filter(({ codice }) => answered.has(codice)).length;
  const isThin = (each: SizeClass): boolean => heard(each) < Math.min(FEWEST_RESPONDENTS, each.enti.length);
  const key = classes.filter(({ isKey }) => isKey);
  let below = classes.filter(({ isKey }) => !isKey);
  for (;;) {
    const thin = below.findLastIndex(isThin);
    if (thin === -1 || below.length === 1) break;
    const [above, under] = [below[thin - 1], below[thin + 1]];
    const takesUnder = above === undefined || (under !== undefined && heard(under) <= heard(above));
    const first = takesUnder ? thin : thin - 1;
    below = below.toSpliced(first, 2, together(below.slice(first, first + 2)));
  }
  return [...key, ...below];
}

const together = (classes: readonly SizeClass[]): SizeClass => ({
  id: classes.map(({ id }) => id).join("-"),
  isKey: false,
  enti: classes.flatMap(({ enti }) => enti),
});
