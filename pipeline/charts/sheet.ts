// What a form is: a constant Vega-Lite spec with named, empty data sets, and a layout that fills them for one disegno.
// The spec is compiled and parsed once per process, which costs more than a drawing; only rows and signals change.
// The layout decides in pixels what depends on the width of words; scales from values to pixels stay in the spec.
import type { TopLevelSpec } from "vega-lite";
import type { Disegno } from "../../schemas/report-model.ts";
import type { Face } from "./text.ts";

export interface Style {
  width: number;
  /** Names of rows and series, ticks: 8.5 pt in print. */
  axis: Face;
  /** Headings inside the drawing: panels, groups, the accented row. */
  heading: Face;
  /** The value at its mark: 9.5 pt bold in print. */
  label: Face;
  /** Names inside tiles: 8 pt in print. */
  tile: Face;
  /** Thickness of one bar. */
  bar: number;
  /** Largest part of the width that the column of row names may take. */
  nameShare: number;
}

/** `largo` is the text column of the page, 125 mm at 96 px to the inch; `stretto` a phone, its text ≥ 11 px at 330 px. */
export const STYLES = {
  largo: {
    width: 472,
    axis: { size: 11.33, weight: 400 },
    heading: { size: 11.33, weight: 600 },
    label: { size: 12.67, weight: 700 },
    tile: { size: 10.67, weight: 400 },
    bar: 13,
    nameShare: 0.37,
  },
  stretto: {
    width: 345,
    axis: { size: 12, weight: 400 },
    heading: { size: 12, weight: 600 },
    label: { size: 12.5, weight: 700 },
    tile: { size: 11.5, weight: 400 },
    bar: 18,
    nameShare: 0.36,
  },
} as const satisfies Record<string, Style>;

export type Width = keyof typeof STYLES;

/** Height of the drawing, signals and rows of the data sets named in the spec. */
export interface DrawingSheet {
  height: number;
  signals: Readonly<Record<string, unknown>>;
  rows: Readonly<Record<string, readonly object[]>>;
}

export interface FormaGrafico {
  spec: TopLevelSpec;
  layout(disegno: Disegno, style: Style): DrawingSheet;
}

/** From values to pixels along one axis. */
export interface Scale {
  domain: readonly [number, number];
  range: readonly [number, number];
}

export function toPixel({ domain, range }: Scale, value: number): number {
  const part = (value - domain[0]) / (domain[1] - domain[0]);
  return range[0] + part * (range[1] - range[0]);
}
