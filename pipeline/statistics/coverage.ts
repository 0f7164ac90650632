// Size-weighted response of a domain: Σ x of those who answered / Σ x of all (STATISTICS 3.2, 12.3), x the size of the
// frame: last year's consolidated resources, or persons for the figures about persons. Pure.
import { doubtOf, emptySide, type Side } from "./coverage-doubt.ts";
import type { Share } from "./shares.ts";

export interface FrameUnit {
  readonly codice: string;
  /** Size, ≥ 0; euro, or persons. */
  readonly x: number;
  readonly cantiere: string;
  readonly zona: string;
  /** Where the last edition's records put it; without them it stands at its main cantiere and the zona of its seat. */
  readonly quote?: readonly Share[];
  /** Whose size it is, a holding as one, and null where it is known to all; left out where sizes tell of nobody. */
  readonly titolare?: string | null;
}

export interface Coverage {
  /** 0–1; null where the domain has no ente with a size. */
  readonly peso: number | null;
  /** Enti active in the domain, and those of them that answered. */
  readonly rispondenti: number;
  readonly attesi: number;
  /** Of the `attesi`, those known by their main cantiere and seat only. */
  readonly da_sede: number;
}

export interface Covered extends Coverage {
  /** How far from the size of an ente the weight, told in hundredths, leaves the nearest of the others, in parts of that size. */
  readonly dubbio: number;
}

export interface Domain {
  readonly cantiere?: string;
  readonly zona?: string;
}

/** Coverage of the enti active in a domain; both absent = the whole network. The frame is gone through once, for all. */
export function coverageOf(frame: readonly FrameUnit[], answered: ReadonlySet<string>): (domain: Domain) => Covered {
  const sums = new Map<string, Sum>();
  for (const { codice, x, cantiere, zona, titolare, quote = [] } of frame) {
    const isThere = answered.has(codice);
    const shares = quote.length > 0 ? quote : [{ cantiere, zona, quota: 1 }];
    for (const [key, quota] of domainsOf(shares)) {
      const sum = sums.get(key) ?? nobody();
      sums.set(key, sum);
      sum.attesi++;
      sum.all += x * quota;
      if (quote.length === 0) sum.da_sede++;
      const side = isThere ? sum.sides.there : sum.sides.silent;
      if (titolare === null) side.pubblico += x * quota;
      if (titolare != null) side.di.set(titolare, (side.di.get(titolare) ?? 0) + x * quota);
      if (!isThere) continue;
      sum.rispondenti++;
      sum.there += x * quota;
    }
  }
  const doubts = new Map<Sum, number>();
  return (domain) => {
    const sum = sums.get(keyOf(domain)) ?? nobody();
    const { all, there, sides, ...counts } = sum;
    // How large the whole network is the report of the year before says.
    const dubbio = doubts.get(sum) ?? doubtOf(sides.there, sides.silent, keyOf(domain) === keyOf({}));
    doubts.set(sum, dubbio);
    return { peso: all === 0 ? null : there / all, ...counts, dubbio };
  };
}

/** Every domain that an ente has a part in, with its share of it. */
function domainsOf(shares: readonly Share[]): Map<string, number> {
  const parts = new Map([[keyOf({}), 1]]);
  for (const { cantiere, zona, quota } of shares) {
    if (quota <= 0) continue;
    for (const key of [keyOf({ cantiere }), keyOf({ zona }), keyOf({ cantiere, zona })])
      parts.set(key, (parts.get(key) ?? 0) + quota);
  }
  return parts;
}

interface Sum {
  all: number;
  there: number;
  attesi: number;
  rispondenti: number;
  da_sede: number;
  readonly sides: { readonly there: Side; readonly silent: Side };
}

const nobody = (): Sum => ({
  ...{ all: 0, there: 0, attesi: 0, rispondenti: 0, da_sede: 0 },
  sides: { there: emptySide(), silent: emptySide() },
});
/** A star for all: no code is one. */
const keyOf = ({ cantiere = "*", zona = "*" }: Domain): string => `${cantiere}|${zona}`;
