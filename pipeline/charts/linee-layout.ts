// Where everything of a line chart stands: editions on x, values from zero on y, names and last values at the line ends.
import type { Disegno } from "../../schemas/report-model.ts";
import { formatAlike } from "../../schemas/unita.ts";
import { type LineRow, textAt } from "./annotations.ts";
import { scaleSignals } from "./fit.ts";
import { layLegend, signKeys } from "./legend.ts";
import { placeLabels } from "./linee-labels.ts";
import { breakLines, endsOf, endWidth, layBreak, layEditions, layEnds, marksOf, placesOf } from "./linee-parts.ts";
import { CONTEXT, GRID, NOTE } from "./palette.ts";
import { isDrawn, rowsOf, seriesColors, seriesOf } from "./points.ts";
import { type DrawingSheet, type Scale, type Style, toPixel } from "./sheet.ts";
import { lineHeight, textWidth } from "./text.ts";
import { ticksFor } from "./ticks.ts";

/** In grey print dash and shape tell the lines apart. */
const DASHES = [[], [7, 4], [2, 3], [10, 3, 2, 3]];
const SHAPES = ["circle", "square", "triangle-up", "diamond"];
/** Few editions are a comparison rather than a trend, and need less. */
const plotHeight = (editions: number): number => (editions <= 3 ? 96 : 130);

export function layTrend(disegno: Disegno, style: Style): DrawingSheet {
  const rows = rowsOf(disegno);
  const series = seriesOf(disegno);
  const colors = seriesColors(disegno, series);
  const marks = marksOf(disegno, rows, series);
  const axis = valueAxis(disegno, style);

  const reason = breakLines(disegno, style);
  const legend = layLegend(signKeys(disegno.punti), style);
  const top = legend.bottom + reason.length * lineHeight(style.axis) + lineHeight(style.label);
  const bottom = top + plotHeight(rows.length);
  const ends = endsOf(series, marks, rows.length, style);
  const side = Math.max(20, ...rows.map(({ name }) => Math.min(60, textWidth(name, style.axis)) / 2));
  const left = axis.width + side;
  const right = style.width - Math.max(side, ends.length > 0 ? endWidth(ends, style) + 12 : 0);
  const xScale: Scale = { domain: [0, 1], range: [left, right] };
  const yScale: Scale = { domain: axis.domain, range: [bottom, top] };

  const places = placesOf(rows, right - left, style);
  const xs = places.map((place) => toPixel(xScale, place));
  const yOf = (value: number) => toPixel(yScale, value);
  const lastOf = (at: number) => marks.findLast((mark) => mark.series === at);
  const dots = marks.map((mark) => {
    // The last value of a line with a name stands beside the name.
    const isSaid = ends.length > 0 && mark.row === rows.length - 1;
    const { etichetta, valore } = mark.punto;
    return { x: xs[mark.row] ?? 0, y: yOf(valore), text: isSaid ? "" : etichetta, run: mark.run };
  });
  const wanted = series.map((_, at) => yOf(lastOf(at)?.punto.valore ?? 0));
  const endTexts = layEnds(ends, wanted, { x: right + 12, top: top - 10, bottom }, style);
  const frame = {
    x: axis.width,
    x2: ends.length > 0 ? right + 8 : style.width,
    y: top - lineHeight(style.label),
    y2: bottom,
  };
  const editions = layEditions(disegno, rows, series, { xs, top: bottom + 5 }, style);
  const at = rows.findIndex(({ code }) => code === disegno.rottura?.prima_di);
  const rupture =
    at > 0
      ? layBreak(reason, { x: ((xs[at - 1] ?? 0) + (xs[at] ?? 0)) / 2, top: legend.bottom, bottom }, style)
      : { texts: [], rules: [] };

  const taken = rupture.rules.map((rule) => ({ ...rule, x: rule.x - 2, x2: rule.x + 2 }));
  const labels = placeLabels(dots, taken, frame, style);

  const shared = ({ punto, row, series: one }: (typeof marks)[number]) => ({
    when: places[row],
    value: punto.valore,
    color: colors[one],
    dash: DASHES[one % DASHES.length],
    shape: SHAPES[one % SHAPES.length],
  });
  return {
    height: Math.ceil(Math.max(editions.bottom, ...endTexts.map(({ y }) => y + 4))) + 2,
    signals: { ...scaleSignals("x", xScale), ...scaleSignals("y", yScale) },
    rows: {
      grid: axis.ticks.map(
        (tick): LineRow => ({
          x: axis.width,
          x2: right + 4,
          y: yOf(tick),
          y2: yOf(tick),
          color: tick === 0 ? CONTEXT : GRID,
          width: 1,
          dash: [],
        }),
      ),
      lines: marks.map((mark) => ({ ...shared(mark), run: mark.run })),
      dots: marks.map(shared),
      halos: labels.halos,
      rules: rupture.rules,
      outlines: [...legend.outlines, ...editions.outlines],
      hatches: [...legend.hatches, ...editions.hatches],
      texts: [
        ...legend.texts,
        ...axis.ticks.flatMap((tick, i) =>
          textAt([axis.texts[i] ?? ""], style.axis, { x: axis.width - 8, anchor: "right", color: NOTE }, yOf(tick)),
        ),
        ...editions.texts,
        ...rupture.texts,
        ...endTexts,
        ...labels.texts,
      ],
    },
  };
}

/** Round ticks from zero over all values, their texts and the width these take. */
function valueAxis({ punti, unita }: Disegno, style: Style) {
  const values = punti.filter(isDrawn).map(({ valore }) => valore);
  const ticks = ticksFor(Math.min(0, ...values), Math.max(0, ...values), 4, unita);
  const texts = formatAlike(ticks, unita);
  const domain: [number, number] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  return { ticks, texts, domain, width: Math.max(...texts.map((text) => textWidth(text, style.axis))) + 8 };
}
