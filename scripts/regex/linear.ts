// Whether a regular expression can take longer than a few looks at each letter of a text: when the same letters can be
// consumed in two ways that both go on for ever, and the match may fail after them, an engine that goes back tries all.
import { type Positions, positionsOf } from "./positions.ts";

/** One letter for each kind that an expression may tell apart. */
const LETTERS = [
  ...Array.from({ length: 0x250 }, (_, code) => code),
  0x2013,
  0x2014,
  0x2018,
  0x2019,
  0x201c,
  0x201d,
  0x2028,
  0x202f,
  0x20ac,
  0x2212,
].map((code) => String.fromCodePoint(code));

/** Why the time of an expression may grow with the square of a text, or worse; null when it cannot. */
export function superlinear(source: string, flags: string): string | null {
  const positions = positionsOf(source);
  if (positions.looksFarBehind) return "it looks behind without an end";
  return ambiguity(flags.includes("y") ? positions : startedAnywhere(positions), flags);
}

/** Tried from every letter: as if it began with any number of any letters. */
function startedAnywhere(positions: Positions): Positions {
  if (positions.isAnchored) return positions;
  const start = positions.atoms.length;
  return {
    ...positions,
    atoms: [...positions.atoms, "[^]"],
    follow: [...positions.follow, [start, ...positions.first]],
    first: [start, ...positions.first],
  };
}

function ambiguity({ atoms, follow, free }: Positions, flags: string): string | null {
  const consumes = kindsConsumed(atoms, flags.replace(/[gy]/g, ""));
  const share = (...some: readonly number[]): boolean => {
    const [least, ...others] = some.map((at) => consumes[at] ?? new Set<string>()).sort((a, b) => a.size - b.size);
    return [...(least ?? [])].some((kind) => others.every((other) => other.has(kind)));
  };
  const reach = follow.map((_, from) => reachable(follow, from));
  const isLoop = (at: number): boolean => reach[at]?.has(at) === true;
  const sameLoop = (a: number, b: number): boolean => reach[a]?.has(b) === true && reach[b]?.has(a) === true;
  const shown = (at: number): string => atoms[at] ?? "";

  for (const [p, next] of follow.entries()) {
    const twice = next.find((each, n) => next.indexOf(each) !== n && reach[each]?.has(p));
    if (twice !== undefined && !free.has(p)) return `${shown(p)} is repeated in two ways at once`;
  }
  // A walk through a place where the match is already there ends well: only those that avoid such places can fail.
  const open = [...follow.keys()].filter((at) => !free.has(at));
  for (const p of open.filter(isLoop)) {
    for (const q of open.filter(isLoop)) {
      if (p === q || reach[p]?.has(q) !== true || !share(p, q)) continue;
      const within = (a: number, b: number, c: number): boolean =>
        ![a, b, c].some((at) => free.has(at)) &&
        sameLoop(a, p) &&
        reach[b]?.has(q) === true &&
        sameLoop(c, q) &&
        share(a, b, c);
      if (together(follow, [p, p, q], [p, q, q], within))
        return `${shown(p)} and ${shown(q)} may take the same letters`;
    }
  }
  return null;
}

/** For each atom the kinds of letters it takes: letters that all atoms treat alike are one kind. */
function kindsConsumed(atoms: readonly string[], flags: string): ReadonlySet<string>[] {
  const own = atoms.map((atom) => new RegExp(`^${atom}$`, flags));
  const kinds = new Set(LETTERS.map((letter) => own.map((each) => (each.test(letter) ? "1" : "0")).join("")));
  return atoms.map((_, at) => new Set([...kinds].filter((kind) => kind[at] === "1")));
}

type Three = readonly [number, number, number];

/** Whether three walks can go from one place to the other on the same letters. */
function together(follow: Positions["follow"], from: Three, to: Three, within: (...three: Three) => boolean): boolean {
  const seen = new Set<string>();
  const waiting: Three[] = [from];
  for (let three = waiting.pop(); three !== undefined; three = waiting.pop()) {
    for (const a of follow[three[0]] ?? []) {
      for (const b of follow[three[1]] ?? []) {
        for (const c of follow[three[2]] ?? []) {
          const id = `${a} ${b} ${c}`;
          if (seen.has(id) || !within(a, b, c)) continue;
          seen.add(id);
          if (a === to[0] && b === to[1] && c === to[2]) return true;
          waiting.push([a, b, c]);
        }
      }
    }
  }
  return false;
}

function reachable(follow: Positions["follow"], from: number): ReadonlySet<number> {
  const seen = new Set<number>();
  const waiting = [...(follow[from] ?? [])];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    waiting.push(...(follow[at] ?? []));
  }
  return seen;
}
