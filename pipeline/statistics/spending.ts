// Where money is used, with its first source (STATISTICS.md 12.5): what each ente spent, by cantiere and zona, divided by the
// shares of the sources of all it had. Whole cents. Pure.
import { sumsBy } from "./cents.ts";
import type { Source, Traced } from "./tracing.ts";

/** What an ente spent without passing it on: rows of `risorse` whose voce is no transfer, or sums of them. */
export interface Spent {
  readonly ente: string;
  readonly cantiere: string;
  readonly zona: string;
  readonly importo: number;
}

export interface SpentFrom {
  readonly ente: string;
  readonly cantiere: string;
  readonly zona: string;
  readonly fonte: Source;
  readonly importo: number;
}

export interface SpendingBySource {
  /** In the order of their codes, the undeclared first. Those of an ente in a cantiere and zona add up to what it spent there. */
  readonly cells: readonly SpentFrom[];
  /** By source: external = spent + left. Less than zero where more was spent than came in. */
  readonly balance: readonly {
    readonly fonte: Source;
    readonly external: number;
    readonly spent: number;
    readonly left: number;
  }[];
}

/** The source `null` in a key: no code is empty. */
const UNDECLARED = "";

/** Throws when an ente that spent is not in the universe that was traced. */
export function spendingBySource({ units, sources, external }: Traced, spent: readonly Spent[]): SpendingBySource {
  const sourceSharesOf = new Map(units.map(({ ente, shares }) => [ente, shares]));
  // One sum for each ente and place, so that rounding does not depend on how the rows were cut.
  const byPlace = sumsBy(spent, ({ ente, cantiere, zona }) => [ente, cantiere, zona]);
  const codeAt = (place: number): string => sources[place] ?? UNDECLARED;
  const inOrder = [...sources.keys()].sort((a, b) => (codeAt(a) < codeAt(b) ? -1 : 1));
  const cells: SpentFrom[] = [];
  for (const {
    key: [ente, cantiere, zona],
    importo,
  } of byPlace) {
    const shares = sourceSharesOf.get(ente);
    if (shares === undefined) throw new Error(`${ente} spent and is not in the universe that was traced`);
    const parts = divided(importo, shares);
    for (const place of inOrder) {
      const part = parts[place] ?? 0;
      if (part > 0) cells.push({ ente, cantiere, zona, fonte: sources[place] ?? null, importo: part });
    }
  }
  const spentBySource = new Map(
    sumsBy(cells, ({ fonte }) => [fonte ?? UNDECLARED]).map(({ key: [fonte], importo }) => [fonte, importo]),
  );
  const balance = sources.map((fonte, place) => {
    const came = external[place] ?? 0;
    const used = spentBySource.get(fonte ?? UNDECLARED) ?? 0;
    return { fonte, external: came, spent: used, left: came - used };
  });
  return { cells, balance };
}

/** Whole parts of an amount by shares that add up to 1, each less than a cent off; they add up to the amount. */
function divided(amount: number, shares: readonly number[]): number[] {
  const last = shares.findLastIndex((each) => each > 0);
  let share = 0;
  let given = 0;
  return shares.map((each, place) => {
    share += each;
    const upTo = place >= last ? amount : Math.min(amount, Math.round(amount * share));
    const part = upTo - given;
    given = upTo;
    return part;
  });
}
