// How wide a text is, without a canvas and without asking the machine for its fonts: advance widths of the embedded face.
// Made by scripts/font-metrics.ts. Kerning is left out: it only makes a text narrower.
import { textMetrics } from "vega";
import metrics from "./font-metrics.json" with { type: "json" };

// The typings of Vega leave out an object that its module does export.
declare module "vega" {
  const textMetrics: { width: (item: { fontSize?: number; fontWeight?: number }, text: string) => number };
}

export type Weight = 400 | 600 | 700;

export interface Face {
  /** Pixels of the drawing. */
  size: number;
  weight: Weight;
}

const WIDEST = 1000;
const characters = [...metrics.caratteri];
const advances: Record<Weight, ReadonlyMap<string, number>> = {
  400: widths(metrics.pesi["400"]),
  600: widths(metrics.pesi["600"]),
  700: widths(metrics.pesi["700"]),
};

function widths(row: string): ReadonlyMap<string, number> {
  const numbers = row.split(" ").map(Number);
  return new Map(characters.map((character, i) => [character, numbers[i] ?? WIDEST]));
}

/** Width in pixels; a character the face lacks counts as wide as it is tall, so the guess is never too small. */
export function textWidth(text: string, { size, weight }: Face): number {
  const table = advances[weight];
  let thousandths = 0;
  for (const character of text) thousandths += table.get(character) ?? WIDEST;
  return (thousandths * size) / 1000;
}

export function lineHeight({ size }: Face): number {
  return Math.round(size * 1.2 * 2) / 2;
}

/** The text as lines no wider than `width`, of even length. A word wider than a line is cut; no letter is ever dropped. */
export function wrap(text: string, face: Face, width: number): string[] {
  const lines = fill(text, face, width);
  if (lines.length === 1) return lines;
  // The narrowest measure that needs no further line: «Centro Storico / Sud» becomes «Centro / Storico Sud» only if even.
  let [low, high] = [width / lines.length, width];
  while (high - low > 2) {
    const middle = (low + high) / 2;
    if (fill(text, face, middle, width).length > lines.length) low = middle;
    else high = middle;
  }
  return fill(text, face, high, width);
}

/** Greedy lines; a single word may stand out of `width` up to `limit`. */
function fill(text: string, face: Face, width: number, limit = width): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/[ \n\t]+/).flatMap((whole) => cut(whole, face, limit))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line === "" || textWidth(longer, face) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function cut(word: string, face: Face, width: number): string[] {
  if (textWidth(word, face) <= width) return [word];
  const pieces: string[] = [];
  let piece = "";
  for (const character of word) {
    if (piece !== "" && textWidth(piece + character, face) > width) {
      pieces.push(piece);
      piece = "";
    }
    piece += character;
  }
  return [...pieces, piece];
}

// Vega without a canvas takes 0.8 em for every character, far too wide. This is the only place that corrects it.
textMetrics.width = ({ fontSize = 11, fontWeight = 400 }, text) =>
  textWidth(text, { size: fontSize, weight: fontWeight >= 700 ? 700 : fontWeight >= 600 ? 600 : 400 });
