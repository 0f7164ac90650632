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

/** Coverage of the enti whose main cantiere and zona of the seat are those given; both absent = the whole network. */
export function coverage(
  frame: readonly FrameUnit[],
  answered: ReadonlySet<string>,
  domain: { cantiere?: string; zona?: string },
): Coverage {
  let all = 0;
  let there = 0;
  let attesi = 0;
  let rispondenti = 0;
  for (const { codice, x, cantiere, zona } of frame) {
    if (domain.cantiere !== undefined && cantiere !== domain.cantiere) continue;
    if (domain.zona !== undefined && zona !== domain.zona) continue;
    attesi++;
    all += x;
    if (!answered.has(codice)) continue;
    rispondenti++;
    there += x;
  }
  return { peso: all === 0 ? null : there / all, rispondenti, attesi };
}
