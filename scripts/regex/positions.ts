// A regular expression as an automaton: its positions (one for each letter or class it consumes) and which may follow
// which. Parts that consume nothing (`$`, `\b`, what looks ahead or behind) only say that a match may still fail there.

export interface Positions {
  /** Source of what each position consumes: a letter, an escape or a class. */
  readonly atoms: readonly string[];
  /** For each position those that may come next, as often as there are ways. */
  readonly follow: readonly (readonly number[])[];
  readonly first: readonly number[];
  /** Positions after which the whole has matched, whatever comes. */
  readonly free: ReadonlySet<number>;
  /** True when it is only tried where it begins, not from every letter. */
  readonly isAnchored: boolean;
  /** True when something looks behind without an end: from every letter it may go back to the beginning. */
  readonly looksFarBehind: boolean;
}

interface Part {
  readonly isNullable: boolean;
  /** Nullable without anything that may still fail. */
  readonly isFree: boolean;
  readonly first: readonly number[];
  readonly last: readonly { readonly at: number; readonly isFree: boolean }[];
  readonly isAnchored: boolean;
}

const EMPTY: Part = { isNullable: true, isFree: true, first: [], last: [], isAnchored: false };
const ASSERTION: Part = { ...EMPTY, isFree: false };
/** A repetition with an upper bound is laid out this often: it cannot be pumped, and a few times show how it joins. */
const COPIES = 3;

/** Throws for a reference back by name; one by number is taken for its group once more. */
export function positionsOf(source: string): Positions {
  const atoms: string[] = [];
  const follow: number[][] = [];
  const groups: number[] = [];
  let looksFarBehind = false;
  let at = 0;

  const atom = (text: string): Part => {
    const made = atoms.push(text) - 1;
    follow.push([]);
    return { isNullable: false, isFree: false, first: [made], last: [{ at: made, isFree: true }], isAnchored: false };
  };
  const join = (left: Part, right: Part): Part => {
    if (left === EMPTY) return right;
    for (const { at: from } of left.last) follow[from]?.push(...right.first);
    const kept = right.isNullable ? left.last.map((each) => ({ ...each, isFree: each.isFree && right.isFree })) : [];
    return {
      isNullable: left.isNullable && right.isNullable,
      isFree: left.isFree && right.isFree,
      first: left.isNullable ? [...left.first, ...right.first] : left.first,
      last: [...right.last, ...kept],
      isAnchored: left.isAnchored,
    };
  };
  const either = (left: Part, right: Part): Part => ({
    isNullable: left.isNullable || right.isNullable,
    isFree: left.isFree || right.isFree,
    first: [...left.first, ...right.first],
    last: [...left.last, ...right.last],
    isAnchored: left.isAnchored && right.isAnchored,
  });
  const looped = (part: Part): Part => {
    for (const { at: from } of part.last) follow[from]?.push(...part.first);
    return part;
  };

  const alternatives = (): Part => {
    let all = sequence();
    while (source[at] === "|") {
      at++;
      all = either(all, sequence());
    }
    return all;
  };
  const sequence = (): Part => {
    let all = EMPTY;
    while (at < source.length && source[at] !== "|" && source[at] !== ")") all = join(all, repeated());
    return all;
  };
  const repeated = (): Part => {
    const start = at;
    const part = one();
    const end = at;
    const range = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/.exec(source.slice(at));
    if (range === null) return part;
    const after = at + range[0].length;
    const sign = range[0][0];
    const least = sign === "{" ? Number(range[1]) : sign === "+" ? 1 : 0;
    const most = sign === "{" ? (range[2] === "" ? least : Number(range[3] || Infinity)) : sign === "?" ? 1 : Infinity;
    const again = (): Part => {
      at = start;
      return one();
    };
    let all = part;
    const copies = Math.min(Math.max(least, most === Infinity ? 1 : most), COPIES);
    for (let copy = 1; copy < copies; copy++) {
      const next = again();
      all = join(all, copy < least ? next : either(next, EMPTY));
    }
    at = end;
    if (most === Infinity) all = copies === 1 ? looped(all) : join(all, either(looped(again()), EMPTY));
    at = after;
    return least === 0 ? either(all, EMPTY) : all;
  };
  const one = (): Part => {
    const sign = source[at] ?? "";
    if (sign === "^" || sign === "$") {
      at++;
      return { ...ASSERTION, isAnchored: sign === "^" };
    }
    if (sign === "(") return group();
    const text = ATOM.exec(source.slice(at))?.[0] ?? "";
    at += text.length;
    if (/^\\[bB]$/.test(text)) return ASSERTION;
    if (/^\\k/.test(text)) throw new Error(`a reference back by name: ${text}`);
    return /^\\[1-9]$/.test(text) ? groupAgain(Number(text[1])) : atom(text);
  };
  const groupAgain = (number: number): Part => {
    const after = at;
    at = groups[number - 1] ?? at;
    const part = alternatives();
    at = after;
    return part;
  };
  const group = (): Part => {
    const opening = /^\((?:\?(?:<?[=!]|:|<[^>]*>))?/.exec(source.slice(at))?.[0] ?? "(";
    at += opening.length;
    if (!/[=!:]$/.test(opening) && !groups.includes(at)) groups.push(at);
    const from = atoms.length;
    const part = alternatives();
    at++;
    if (!/[=!]$/.test(opening)) return part;
    const isBehind = opening.startsWith("(?<");
    if (isBehind && follow.some((next, each) => each >= from && next.some((to) => to <= each))) looksFarBehind = true;
    // A branch of its own, from which nothing goes on.
    return { ...ASSERTION, first: isBehind ? [] : part.first };
  };

  const whole = alternatives();
  const free = new Set(whole.last.filter((each) => each.isFree).map((each) => each.at));
  return { atoms, follow, first: whole.first, free, isAnchored: whole.isAnchored, looksFarBehind };
}

/** A class, an escape or a letter. */
const ATOM = /^(?:\[(?:\\.|[^\]\\])*\]|\\u\{[^}]*\}|\\[pPk][{<][^}>]*[}>]|\\u....|\\x..|\\.|.)/s;
