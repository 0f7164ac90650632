// Horizontal bars, the value at the end of each; several series make a group of thinner bars per row.
import type { Disegno } from "../../schemas/report-model.ts";
import { boxes, clampLeft, rules, type TextRow, textFrom, texts, unknowns } from "./annotations.ts";
import { type Bands, layBands } from "./bands.ts";
import { axisLine, barMarks, hasRoomForWords, layMarks, reach, reachPast, referenceLine, type Slot } from "./bars.ts";
import { fitScale, scaleParams, scaleSignals } from "./fit.ts";
import { type Key, layLegend, signKeys } from "./legend.ts";
import { INK } from "./palette.ts";
import { colorOf, finder, rowsOf, seriesColors, seriesOf } from "./points.ts";
import { type DrawingSheet, type FormaGrafico, type Style, toPixel } from "./sheet.ts";
import { lineHeight } from "./text.ts";

export const barre: FormaGrafico = {
  spec: {
    data: { values: [] },
    params: scaleParams("x"),
    layer: [boxes, barMarks, ...unknowns, rules(), texts],
  },
  layout,
};

function layout(disegno: Disegno, style: Style): DrawingSheet {
  const rows = rowsOf(disegno);
  const series = seriesOf(disegno);
  const { riferimento } = disegno;
  const bar = series.length > 1 ? style.bar - 4 : style.bar;
  const frameAt = (top: number) =>
    layBands(rows, style, {
      top,
      thickness: series.length * (bar + BETWEEN) - BETWEEN,
      gap: series.length > 1 ? 10 : 6,
      nameShare: style.nameShare,
      accent: disegno.accento,
    });
  const { left } = frameAt(0);
  const words = hasRoomForWords(disegno.punti, style.width - left, style);
  const legend = layLegend([...seriesKeys(disegno), ...(words ? [] : signKeys(disegno.punti))], style);
  const frame = frameAt(legend.bottom + (riferimento ? lineHeight(style.heading) + 6 : 4));
  const slots = slotsOf(disegno, frame, bar);
  const reaches = slots.map(({ punto }) => reach(punto, style, { words }));
  if (riferimento) reaches.push(reachPast(riferimento.valore, disegno.punti, style));
  const scale = fitScale(reaches, frame.left, style.width - 1);

  const crossing = riferimento && toPixel(scale, riferimento.valore);
  const marks = layMarks(slots, scale, style, { words, crossing });
  const lines = axisLine(frame, scale);
  const heads: TextRow[] = [];
  if (riferimento && crossing !== undefined) {
    lines.push(...referenceLine(frame, crossing));
    const x = clampLeft(riferimento.etichetta, style.heading, crossing, style.width);
    heads.push(...textFrom([riferimento.etichetta], style.heading, { x }, legend.bottom));
  }
  return {
    height: frame.bottom + 4,
    signals: scaleSignals("x", scale),
    rows: {
      bars: marks.bars,
      boxes: legend.boxes,
      outlines: [...legend.outlines, ...marks.outlines],
      hatches: [...legend.hatches, ...marks.hatches],
      rules: lines,
      texts: [...legend.texts, ...frame.names, ...heads, ...marks.texts],
    },
  };
}

function seriesKeys(disegno: Disegno): Key[] {
  const series = seriesOf(disegno);
  const colors = seriesColors(disegno, series);
  return series.length < 2 ? [] : series.map(({ name }, i) => ({ text: name, fill: colors[i] ?? INK }));
}

/** The place and colour of each bar: by series inside a group, by row where there is one bar per row. */
function slotsOf(disegno: Disegno, { bands }: Bands, bar: number): Slot[] {
  const series = seriesOf(disegno);
  const colors = seriesColors(disegno, series);
  const find = finder(disegno);
  return bands.flatMap((band, rowAt) =>
    series.flatMap((one, i): Slot[] => {
      const punto = find(band, one);
      const y = band.top + i * (bar + BETWEEN);
      const fill = series.length > 1 ? (colors[i] ?? INK) : colorOf(disegno, [band.code], rowAt);
      return punto === undefined ? [] : [{ punto, fill, y, y2: y + bar }];
    }),
  );
}

/** Between the bars of a group. */
const BETWEEN = 2;
