// Stacked horizontal bars: the parts of a whole per row, in the order of the series.
import type { Disegno } from "../../schemas/report-model.ts";
import { boxes, type LabelBox, position, rules, type TextRow, textAt, texts, unknowns } from "./annotations.ts";
import { type Band, centred, gapOf, layBands } from "./bands.ts";
import { axisLine, LABEL_GAP } from "./bars.ts";
import { fitScale, scaleOf, scaleParams, scaleSignals } from "./fit.ts";
import { type Key, layLegend, signKeys } from "./legend.ts";
import { INK, inkOn, PAPER } from "./palette.ts";
import { finder, isNothing, rowsOf, seriesColors, seriesOf } from "./points.ts";
import { type DrawingSheet, type FormaGrafico, type Scale, type Style, toPixel } from "./sheet.ts";
import { chipsWidth, layChips, type Part, type Segment, type Stack, stack } from "./stack.ts";
import { textWidth } from "./text.ts";

export const barreImpilate: FormaGrafico = {
  spec: {
    data: { values: [] },
    params: scaleParams("x"),
    layer: [
      {
        // The white edge parts two segments whose colours are both dark, because the one between them is zero or hidden.
        data: { name: "segments" },
        mark: { type: "rect", fill: { expr: "datum.fill" }, stroke: "white", strokeWidth: 1 },
        encoding: {
          x: { field: "from", type: "quantitative", scale: scaleOf("x"), axis: null },
          x2: { field: "to" },
          y: position("y"),
          y2: { field: "y2" },
        },
      },
      boxes,
      ...unknowns,
      rules(),
      texts,
    ],
  },
  layout,
};

function layout(disegno: Disegno, style: Style): DrawingSheet {
  const rows = rowsOf(disegno);
  const isSingle = rows.length === 1;
  const thickness = isSingle ? style.bar * 2 : style.bar + 3;
  const nameShare = isSingle ? 0 : style.nameShare;
  const frameAt = (top: number) => layBands(rows, style, { top, thickness, gap: gapOf(rows), nameShare });
  // The width of the plot does not depend on the height of the legend, whose text depends on what fits into the plot.
  const { left } = frameAt(0);
  const stacks = stacksOf(disegno, (style.width - left) * 0.6, style);
  const scaleWith = (beyond: (one: Stack) => number): Scale =>
    fitScale(
      stacks.flatMap((one) => [
        { value: one.high, extra: 2 + beyond(one) + chipsWidth(one.chips, style) },
        { value: one.low, extra: 0 },
      ]),
      left,
      style.width - 1,
    );
  // What finds no room inside stands after the bar; that makes the bars shorter, so it is asked again.
  const sizeOf = (text: string): number => (text === "" ? 0 : LABEL_GAP + textWidth(text, style.label));
  const valuesWith = (scale: Scale) => (one: Stack) =>
    isSingle ? allInside(one) : valuesOf(one, fitsIn(scale, style));
  const first = valuesWith(scaleWith(() => 0));
  const values = valuesWith(scaleWith((one) => sizeOf(first(one).outside)));
  const scale = scaleWith((one) => sizeOf(values(one).outside));
  const fits = fitsIn(scale, style);

  const legend = layLegend(
    [...seriesKeys(disegno, stacks, fits), ...signKeys(disegno.punti.filter((punto) => !isNothing(punto)))],
    style,
  );
  const frame = frameAt(legend.bottom + 4);
  const placed = stacks.flatMap((one, i) => {
    const band = frame.bands[i];
    return band === undefined ? [] : [{ one, band, middle: (band.top + band.bottom) / 2 }];
  });
  const chips = placed.map(({ one, middle }) => layChips(one, { end: toPixel(scale, one.high), middle }, style));
  const labels = placed.flatMap(({ one, middle }): TextRow[] => {
    const { inside, outside } = values(one);
    return [
      ...inside.filter(fits).flatMap(({ punto, from, to, fill }) => {
        const x = (toPixel(scale, from) + toPixel(scale, to)) / 2;
        return centred(punto.etichetta, style.label, x, middle, inkOn(fill));
      }),
      ...(outside === "" ? [] : textAt([outside], style.label, { x: toPixel(scale, one.high) + LABEL_GAP }, middle)),
    ];
  });
  return {
    height: frame.bottom + 4,
    signals: scaleSignals("x", scale),
    rows: {
      segments: placed.flatMap(({ one, band }) => segmentRows(one, band)),
      boxes: legend.boxes,
      outlines: [
        ...legend.outlines,
        ...placed.flatMap(({ one, band }) => emptySegments(one, band, scale)),
        ...chips.flatMap(({ outlines }) => outlines),
      ],
      hatches: [...legend.hatches, ...chips.flatMap(({ hatches }) => hatches)],
      rules: axisLine(frame, scale),
      texts: [...legend.texts, ...frame.names, ...labels, ...chips.flatMap(({ texts }) => texts)],
    },
  };
}

const fitsIn =
  (scale: Scale, style: Style) =>
  ({ punto, from, to }: Segment): boolean =>
    Math.abs(toPixel(scale, to) - toPixel(scale, from)) >= textWidth(punto.etichetta, style.label) + 8;

/** The values that stand inside their parts, and what is written after the bar. */
interface Values {
  readonly inside: readonly Segment[];
  readonly outside: string;
}

const allInside = ({ segments }: Stack): Values => ({ inside: segments, outside: "" });

/** Where the last part alone is too small for its value, this follows the bar; where another is, all do, in the order of the parts.
 *  What is not a number follows the bar itself: then none does. */
function valuesOf(one: Stack, fits: (segment: Segment) => boolean): Values {
  const { segments, low, chips } = one;
  const small = segments.filter((segment) => segment.punto.valore !== 0 && !fits(segment));
  if (small.length === 0 || low < 0 || chips.length > 0) return allInside(one);
  const last = segments.at(-1);
  if (small.length === 1 && small[0] === last)
    return { inside: segments.slice(0, -1), outside: last?.punto.etichetta ?? "" };
  return { inside: [], outside: segments.map(({ punto }) => punto.etichetta).join(" · ") };
}

function stacksOf(disegno: Disegno, room: number, style: Style): Stack[] {
  const series = seriesOf(disegno);
  const colors = seriesColors(disegno, series);
  const find = finder(disegno);
  return rowsOf(disegno).map((row) => {
    const parts = series.flatMap((one, i): Part[] => {
      const punto = find(row, one);
      return punto === undefined ? [] : [{ punto, fill: colors[i] ?? INK }];
    });
    return stack(parts, room, style);
  });
}

/** One bar alone has room in the legend for the values that find none inside it. */
function seriesKeys(disegno: Disegno, stacks: readonly Stack[], fits: (segment: Segment) => boolean): Key[] {
  const series = seriesOf(disegno);
  const colors = seriesColors(disegno, series);
  const only = stacks.length === 1 ? stacks[0] : undefined;
  if (series.length < 2) return [];
  return series.map(({ name, code }, i) => {
    const small = only?.segments.find((segment) => segment.punto.serie === code && !fits(segment));
    const fill = colors[i] ?? INK;
    return { text: name, fill: fill === PAPER ? "outline" : fill, value: small?.punto.etichetta };
  });
}

/** What is not there at all is a part without a colour: its edge is drawn. */
function emptySegments({ segments }: Stack, { top, bottom }: Band, scale: Scale): LabelBox[] {
  return segments
    .filter(({ fill, from, to }) => fill === PAPER && from !== to)
    .map(({ from, to }) => ({
      x: toPixel(scale, from) + 0.5,
      x2: toPixel(scale, to) - 0.5,
      y: top + 0.5,
      y2: bottom - 0.5,
    }));
}

function segmentRows({ segments }: Stack, { top, bottom }: Band): object[] {
  return segments.map(({ fill, from, to }) => ({ fill, from, to, y: top, y2: bottom }));
}
