// Size-weighted response of a domain: Σ x of those who answered / Σ x of all (STATISTICS.md 3.2), x = last year's
// consolidated resources. Pure.

export interface FrameUnit {
  readonly codice: string;
  /** Size, ≥ 0; euro. */
  readonly x: number;
  readonly cantiere: string;
  readonly zona: string;
}

export interface Coverage {
  /** 0–1; null where the domain has no ente with a size. */
  readonly peso: number | null;
  readonly rispondenti: number;
  readonly attesi: number;
}

export interface Domain {
  readonly cantiere?: string;
  readonly zona?: string;
}

/**
 * Coverage of the enti whose main cantiere and zona of the seat are those of a domain; both absent = the whole network. The
 * frame is gone through once, for all domains.
 */
export function coverageOf(frame: readonly FrameUnit[], answered: ReadonlySet<string>): (domain: Domain) => Coverage {
  const sums = new Map<string, { all: number; there: number; attesi: number; rispondenti: number }>();
  const sumOf = (key: string) => {
    const made = sums.get(key) ?? { all: 0, there: 0, attesi: 0, rispondenti: 0 };
    sums.set(key, made);
    return made;
  };
  for (const { codice, x, cantiere, zona } of frame) {
    const isThere = answered.has(codice);
    for (const key of [keyOf({}), keyOf({ cantiere }), keyOf({ zona }), keyOf({ cantiere, zona })]) {
      const sum = sumOf(key);
      sum.attesi++;
      sum.all += x;
      if (!isThere) continue;
      sum.rispondenti++;
      sum.there += x;
    }
  }
  return (domain) => {
    const { all, there, attesi, rispondenti } = sums.get(keyOf(domain)) ?? NOBODY;
    return { peso: all === 0 ? null : there / all, rispondenti, attesi };
  };
}

const NOBODY = { all: 0, there: 0, attesi: 0, rispondenti: 0 };
/** A star for all: no code is one. */
const keyOf = ({ cantiere = "*", zona = "*" }: Domain): string => `${cantiere}|${zona}`;
