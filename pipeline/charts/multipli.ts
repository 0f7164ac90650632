// Small multiples: one panel per series, the same rows and scale in each, names of the rows once per line of panels.
import { SEGNI } from "../../schemas/figura.ts";
import type { Disegno } from "../../schemas/report-model.ts";
import {
  boxes,
  halos,
  hatch,
  type LabelBox,
  type LineRow,
  type PathRow,
  rules,
  type TextRow,
  textAt,
  textFrom,
  texts,
  unknowns,
} from "./annotations.ts";
import { type Bands, layBands } from "./bands.ts";
import { axisLine, barMarks, layMarks, reach, reachPast, referenceLine, type Slot } from "./bars.ts";
import { fitScale, scaleParams, scaleSignals } from "./fit.ts";
import { type Key, layLegend, signKeys } from "./legend.ts";
import { GRID, NOTE } from "./palette.ts";
import { colorOf, finder, isDrawn, type Member, rowsOf, seriesOf } from "./points.ts";
import { type DrawingSheet, type FormaGrafico, type Scale, type Style, toPixel } from "./sheet.ts";
import { lineHeight, textWidth, wrap } from "./text.ts";

export const multipli: FormaGrafico = {
  spec: {
    data: { values: [] },
    params: scaleParams("x"),
    layer: [boxes, barMarks, ...unknowns, rules(), halos, texts],
  },
  layout,
};

const GUTTER = 12;
/** Bars shorter than this at full scale compare badly: better fewer panels per line. */
const SHORTEST = 36;

function layout(disegno: Disegno, style: Style): DrawingSheet {
  const rows = rowsOf(disegno);
  const panels = seriesOf(disegno);
  const { riferimento } = disegno;
  const reference: Key[] = riferimento ? [{ text: riferimento.etichetta, fill: "rule" }] : [];
  const legend = layLegend([...reference, ...signKeys(disegno.punti)], style);
  const nameShare = rows.length > 1 ? style.nameShare * 0.8 : 0;
  const frameAt = (top: number) => layBands(rows, style, { top, thickness: style.bar - 3, gap: 6, nameShare });
  const { left } = frameAt(0);
  const reaches = disegno.punti.map((punto) => reach(punto, style, { words: false }));
  // Labels stand on both sides where some values are negative.
  const side = (isLeft: boolean): number =>
    Math.max(0, ...reaches.flatMap(({ value, extra }) => (value < 0 === isLeft ? [extra] : [])));
  const need = side(true) + side(false) + SHORTEST;
  const columns = columnsFor(panels.length, style.width - left, need);
  const width = (style.width - left - GUTTER * (columns - 1)) / columns;
  const scale = fitScale(
    [...reaches, ...(riferimento ? [reachPast(riferimento.valore, disegno.punti, style)] : [])],
    0,
    width,
  );

  const { outlines, hatches, rules, texts } = legend;
  const all: Panel = { bars: [], halos: [], outlines, hatches, rules, texts };
  let y = legend.bottom;
  for (let first = 0; first < panels.length; first += columns) {
    const line = panels.slice(first, first + columns);
    const titles = line.map(({ name }) => wrap(name, style.heading, width));
    const head = Math.max(...titles.map((lines) => lines.length)) * lineHeight(style.heading);
    const frame = frameAt(y + head + 8);
    all.texts.push(...frame.names);
    for (const [i, panel] of line.entries()) {
      const x = left + i * (width + GUTTER);
      all.texts.push(...textFrom(titles[i] ?? [], style.heading, { x }, y));
      const part = layPanel(disegno, panel, { frame, scale, x, width }, style);
      all.bars.push(...part.bars);
      all.halos.push(...part.halos);
      all.outlines.push(...part.outlines);
      all.hatches.push(...part.hatches);
      all.rules.push(...part.rules);
      all.texts.push(...part.texts);
    }
    y = frame.bottom + 22;
  }
  return { height: y - 16, signals: scaleSignals("x", scale), rows: { ...all } };
}

/** As many panels side by side as leave each `need` pixels, spread evenly over the lines. */
function columnsFor(panels: number, width: number, need: number): number {
  const most = Math.max(1, Math.min(panels, Math.floor((width + GUTTER) / (need + GUTTER))));
  return Math.ceil(panels / Math.ceil(panels / most));
}

interface Panel {
  bars: object[];
  halos: LabelBox[];
  outlines: LabelBox[];
  hatches: PathRow[];
  rules: LineRow[];
  texts: TextRow[];
}

interface PanelPlace {
  frame: Bands;
  scale: Scale;
  x: number;
  width: number;
}

function layPanel(disegno: Disegno, panel: Member, { frame, scale, x, width }: PanelPlace, style: Style): Panel {
  const find = finder(disegno);
  const slots = frame.bands.flatMap((band, i): Slot[] => {
    const punto = find(band, panel);
    // Panels stand apart by their titles, so the colours by position belong to the rows.
    const fill = colorOf(disegno, [band.code, panel.code], i);
    return punto === undefined ? [] : [{ punto, fill, y: band.top, y2: band.bottom }];
  });
  const empty = emptyPanel(slots, { frame, scale, x, width }, style);
  if (empty !== undefined) return empty;
  const { riferimento } = disegno;
  const crossing = riferimento && x + toPixel(scale, riferimento.valore);
  const marks = layMarks(slots, scale, style, { words: false, crossing, offset: x });
  const lines = [...axisLine(frame, scale, x), ...(crossing === undefined ? [] : referenceLine(frame, crossing))];
  return { ...marks, halos: [], rules: lines };
}

/** A frame that says why there is nothing, instead of empty scales; undefined where there is something to draw, more than
 *  one reason, or no room for the words. */
function emptyPanel(slots: readonly Slot[], { frame, x, width }: PanelPlace, style: Style): Panel | undefined {
  const states = new Set(slots.map(({ punto }) => punto.stato));
  const [stato] = states;
  if (stato === undefined || states.size > 1 || slots.some(({ punto }) => isDrawn(punto))) return undefined;
  const words = wrap(SEGNI[stato === "valore" ? "non-disponibile" : stato].legenda, style.axis, width - 20);
  const [top, bottom] = [frame.bands[0]?.outerTop ?? 0, frame.bottom];
  const height = words.length * lineHeight(style.axis);
  if (height > bottom - top) return undefined;
  const box = { x: x + 0.5, x2: x + width - 0.5, y: top, y2: bottom };
  const [centre, middle] = [x + width / 2, (top + bottom) / 2];
  const half = Math.max(...words.map((line) => textWidth(line, style.axis))) / 2 + 5;
  const halo = { x: centre - half, x2: centre + half, y: middle - height / 2, y2: middle + height / 2 };
  const hatches = stato === "riservato" ? [hatch(box, { gap: 8, color: GRID })] : [];
  const texts = textAt(words, style.axis, { x: centre, anchor: "center", color: NOTE }, middle);
  return { bars: [], halos: [halo], outlines: [box], hatches, rules: [], texts };
}
