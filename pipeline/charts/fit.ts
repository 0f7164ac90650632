// The longest scale such that every bar and the label at its end stay inside the plot. Bars start at zero.
import type { Scale } from "./sheet.ts";

/** A value with the pixels that must stay free beyond it. */
export interface Reach {
  value: number;
  extra: number;
}

/** A scale from zero to the values, left and right of it, over `left`–`right`. Without values, 0–1. */
export function fitScale(reaches: readonly Reach[], left: number, right: number): Scale {
  const zero = { value: 0, extra: 0 };
  const negative = [zero, ...reaches.filter(({ value }) => value < 0)];
  const positive = [zero, ...reaches.filter(({ value }) => value >= 0)];
  const width = right - left;
  let perUnit = Number.POSITIVE_INFINITY;
  for (const below of negative) {
    for (const above of positive) {
      const span = above.value - below.value;
      if (span > 0) perUnit = Math.min(perUnit, Math.max(1, width - below.extra - above.extra) / span);
    }
  }
  if (!Number.isFinite(perUnit)) return { domain: [0, 1], range: [left, right] };
  const before = Math.max(...negative.map(({ value, extra }) => -value * perUnit + extra));
  return { domain: [-before / perUnit, (width - before) / perUnit], range: [left, right] };
}

/** The signals a spec reads a scale from: `xDomain`, `xRange`. */
export function scaleSignals(name: string, { domain, range }: Scale): Record<string, unknown> {
  return { [`${name}Domain`]: domain, [`${name}Range`]: range };
}

/** The part of a spec that reads them. */
export function scaleOf(name: string) {
  return {
    type: "linear" as const,
    domain: [{ expr: `${name}Domain[0]` }, { expr: `${name}Domain[1]` }],
    range: [{ expr: `${name}Range[0]` }, { expr: `${name}Range[1]` }],
    zero: false,
    nice: false,
  };
}

export function scaleParams(name: string) {
  return [
    { name: `${name}Domain`, value: [0, 1] },
    { name: `${name}Range`, value: [0, 1] },
  ];
}
