// Values beside the dots of a line chart: above the dot, else below it, else not at all (the table has them).
import { type LabelBox, type TextRow, textAt } from "./annotations.ts";
import type { Style } from "./sheet.ts";
import { lineHeight, textWidth } from "./text.ts";

export interface Dot {
  x: number;
  y: number;
  text: string;
  /** Dots of one run are joined by a line. */
  run: number;
}

const RADIUS = 5;

/** Labels, with the white that keeps gridlines off them. They stay inside `frame` and off `taken`, dots, lines, each other. A dot without text only takes its place. */
export function placeLabels(dots: readonly Dot[], taken: readonly LabelBox[], frame: LabelBox, style: Style) {
  const around = ({ x, y }: Dot): LabelBox => ({ x: x - RADIUS, x2: x + RADIUS, y: y - RADIUS, y2: y + RADIUS });
  const full = [...taken, ...dots.map(around)];
  const halos: LabelBox[] = [];
  const texts: TextRow[] = [];
  const height = lineHeight(style.label);
  for (const { x, y, text } of dots) {
    if (text === "") continue;
    const half = textWidth(text, style.label) / 2;
    const middle = Math.max(frame.x + half, Math.min(frame.x2 - half, x));
    const boxAt = (centre: number): LabelBox => ({
      x: middle - half,
      x2: middle + half,
      y: centre - height / 2,
      y2: centre + height / 2,
    });
    const away = RADIUS + 1 + height / 2;
    const free = [y - away, y + away].find((centre) => {
      const box = boxAt(centre);
      const isInside = box.y >= frame.y && box.y2 <= frame.y2;
      return isInside && !full.some((other) => overlap(box, other)) && !lineThrough(dots, box);
    });
    if (free === undefined) continue;
    full.push(boxAt(free));
    halos.push(boxAt(free));
    texts.push(...textAt([text], style.label, { x: middle, anchor: "center" }, free));
  }
  return { texts, halos };
}

function overlap(a: LabelBox, b: LabelBox): boolean {
  return a.x < b.x2 && b.x < a.x2 && a.y < b.y2 && b.y < a.y2;
}

function lineThrough(dots: readonly Dot[], box: LabelBox): boolean {
  return dots.some((from, i) => {
    const to = dots[i + 1];
    if (to === undefined || to.run !== from.run) return false;
    return [box.x, (box.x + box.x2) / 2, box.x2].some((x) => {
      if (x < from.x || x > to.x) return false;
      const y = from.y + ((to.y - from.y) * (x - from.x)) / (to.x - from.x);
      return y > box.y - 1 && y < box.y2 + 1;
    });
  });
}

/** Middles for blocks of the given heights, near the wanted ones, none over another. They may need more than `bottom`. */
export function spread(wanted: readonly { middle: number; height: number }[], top: number, bottom: number): number[] {
  const blocks = wanted.map((block, at) => ({ ...block, at })).sort((a, b) => a.middle - b.middle || a.at - b.at);
  const total = blocks.reduce((sum, { height }) => sum + height, 0);
  let edge = top;
  for (const block of blocks) {
    block.middle = Math.max(block.middle, edge + block.height / 2);
    edge = block.middle + block.height / 2;
  }
  edge = Math.max(bottom, top + total);
  for (const block of blocks.toReversed()) {
    block.middle = Math.min(block.middle, edge - block.height / 2);
    edge = block.middle - block.height / 2;
  }
  return blocks.sort((a, b) => a.at - b.at).map(({ middle }) => middle);
}
