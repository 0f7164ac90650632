// The five steps of colour of tiles and matrices. Few distinct values are spread over them by rank, because their labels
// say what they are; many values fall into classes of equal width between round numbers, shown by a legend.

import type { Disegno } from "../../schemas/report-model.ts";
import { formatAlike, formatShare } from "../../schemas/unita.ts";
import { type LabelBox, type TextRow, textFrom } from "./annotations.ts";
import { MAIN, SEQUENTIAL } from "./palette.ts";
import { isDrawn } from "./points.ts";
import type { Style } from "./sheet.ts";
import { lineHeight } from "./text.ts";
import { niceStep } from "./ticks.ts";

export interface Steps {
  colorOf(value: number): string;
  /** Bounds between the classes; empty when colours go by rank. */
  bounds: number[];
}

const COUNT = SEQUENTIAL.length;

export function stepsFor(disegno: Disegno): Steps {
  const values = [...new Set(disegno.punti.filter(isDrawn).map(({ valore }) => valore))].sort((a, b) => a - b);
  if (values.length <= COUNT) {
    return { bounds: [], colorOf: (value) => step(spread(values.indexOf(value), values.length)) };
  }
  const [low = 0, high = 0] = [values[0], values.at(-1)];
  const width = niceStep((high - low) / COUNT, disegno.unita);
  // The first and the last class are open, so that round bounds need no class for a few values beyond them.
  const start = Math.floor(low / width + 1e-9) + 1;
  const bounds = Array.from({ length: COUNT - 1 }, (_, i) => Number(((start + i) * width).toPrecision(12)));
  return { bounds, colorOf: (value) => step(bounds.filter((bound) => value >= bound).length) };
}

function step(at: number): string {
  return SEQUENTIAL[at] ?? MAIN;
}

/** Rank → step, as far apart as possible: one value in the middle, two at the ends. */
function spread(rank: number, count: number): number {
  return count === 1 ? Math.floor(COUNT / 2) : Math.round((rank * (COUNT - 1)) / (count - 1));
}

/** Five joined keys with the bounds under their seams. */
export function layScaleLegend({ bounds }: Steps, { unita }: Disegno, style: Style) {
  const boxes: (LabelBox & { fill: string })[] = [];
  const texts: TextRow[] = [];
  if (bounds.length === 0) return { boxes, texts, right: 0, bottom: 0 };
  const key = Math.min(64, Math.floor(style.width / COUNT / 1.1));
  for (const [i, fill] of SEQUENTIAL.entries()) {
    boxes.push({ x: i * key, x2: (i + 1) * key - 1, y: 2, y2: 12, fill });
  }
  const isWhole = unita.tipo === "quota" && bounds.every((bound) => Number.isInteger(Math.round(bound * 1000) / 10));
  const labels = isWhole ? bounds.map((bound) => formatShare(bound)) : formatAlike(bounds, unita);
  for (const [i, label] of labels.entries()) {
    texts.push(...textFrom([label], style.axis, { x: (i + 1) * key - 0.5, anchor: "center" }, 14));
  }
  return { boxes, texts, right: COUNT * key, bottom: 14 + lineHeight(style.axis) + 10 };
}
