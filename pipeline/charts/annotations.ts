// The parts every form shares, placed in pixels: texts, thin lines, and the drawing of what is not a number.
import type { TopLevelSpec } from "vega-lite";
import { CONTEXT, INK, PAPER } from "./palette.ts";
import { type Face, lineHeight, textWidth, type Weight } from "./text.ts";

type Layered = Extract<TopLevelSpec, { layer: unknown[] }>;
export type Layer = Layered["layer"][number];

export type Anchor = "left" | "center" | "right";
export interface TextRow {
  x: number;
  /** Baseline. */
  y: number;
  text: string;
  anchor: Anchor;
  size: number;
  weight: Weight;
  color: string;
}
export interface LabelBox {
  x: number;
  y: number;
  x2: number;
  y2: number;
}
export interface LineRow extends LabelBox {
  color: string;
  width: number;
  dash: readonly number[];
}
export interface PathRow {
  x: number;
  y: number;
  path: string;
  color: string;
}

/** Dashes of rules that are not data: the reference value, a break in series. */
export const RULE_DASH = [4, 3] as const;

interface LabelPlace {
  x: number;
  anchor?: Anchor;
  color?: string;
}

/** Text whose first line has its top at `top`. */
export function textFrom(
  lines: readonly string[],
  face: Face,
  { x, anchor = "left", color = INK }: LabelPlace,
  top: number,
) {
  const step = lineHeight(face);
  return lines.map((text, i): TextRow => {
    // 0.34 em below the middle of its line stands the baseline, so that capitals and figures look centred.
    const y = top + step * (i + 0.5) + face.size * 0.34;
    return { x, y, text, anchor, size: face.size, weight: face.weight, color };
  });
}

/** Text whose block of lines is centred on `middle`. */
export function textAt(lines: readonly string[], face: Face, place: LabelPlace, middle: number): TextRow[] {
  return textFrom(lines, face, place, middle - (lines.length * lineHeight(face)) / 2);
}

/** A text's left edge such that it stands centred on `x` but inside 0–`width`. */
export function clampLeft(text: string, face: Face, x: number, width: number): number {
  const size = textWidth(text, face);
  return Math.max(0, Math.min(width - size, x - size / 2));
}

/** Diagonal lines inside a box. Real lines, because browsers print an SVG pattern as a bitmap. */
export function hatch({ x, y, x2, y2 }: LabelBox, { gap = 5, color = CONTEXT } = {}): PathRow {
  const [width, height] = [x2 - x, y2 - y];
  const parts: string[] = [];
  for (let start = gap; start < width + height; start += gap) {
    const [fromX, fromY] = start <= width ? [start, 0] : [width, start - width];
    const [toX, toY] = start <= height ? [0, start] : [start - height, height];
    parts.push(`M${fromX},${fromY}L${toX},${toY}`);
  }
  return { x, y, path: parts.join(""), color };
}

/** A place that is worked out in pixels: nothing scales it, nothing marks it. */
export const position = (field: string) => ({ field, type: "quantitative" as const, scale: null, axis: null });
const box = { x: position("x"), y: position("y"), x2: { field: "x2" }, y2: { field: "y2" } };
const own = (field: string) => ({ expr: `datum.${field}` });

/** White behind a label that a line would cross. */
export const halos: Layer = { data: { name: "halos" }, mark: { type: "rect", fill: PAPER }, encoding: box };
/** `rules`, or another set of straight lines that lies lower in the drawing. */
export function rules(name = "rules"): Layer {
  return {
    data: { name },
    mark: { type: "rule", stroke: own("color"), strokeWidth: own("width"), strokeDash: { expr: "datum.dash" } },
    encoding: box,
  };
}
/** Filled boxes in a colour of their own: keys of the legend, tiles, cells. */
export const boxes: Layer = {
  data: { name: "boxes" },
  mark: { type: "rect", fill: own("fill") },
  encoding: box,
};
/** Hatching and outline of what is not a number. */
export const unknowns: Layer[] = [
  {
    data: { name: "hatches" },
    mark: {
      type: "point",
      shape: { expr: "datum.path" },
      size: 4,
      filled: false,
      opacity: 1,
      stroke: own("color"),
      strokeWidth: 1,
    },
    encoding: { x: position("x"), y: position("y") },
  },
  {
    data: { name: "outlines" },
    mark: { type: "rect", fill: null, stroke: CONTEXT, strokeWidth: 1 },
    encoding: box,
  },
];
/** Filled outlines in a colour of their own, each from its place on. */
export const paths = (name: string): Layer => ({
  data: { name },
  mark: {
    type: "point",
    shape: { expr: "datum.path" },
    size: 4,
    filled: true,
    opacity: 1,
    fill: own("color"),
    strokeWidth: 0,
  },
  encoding: { x: position("x"), y: position("y") },
});
export const texts: Layer = {
  data: { name: "texts" },
  mark: {
    type: "text",
    align: { expr: "datum.anchor" },
    baseline: "alphabetic",
    fontSize: own("size"),
    fontWeight: { expr: "datum.weight" },
    fill: own("color"),
  },
  encoding: { x: position("x"), y: position("y"), text: { field: "text" } },
};
