// Dumbbells: for each row an empty ring for the first edition, a full disc for the last, a line between them. The scale does
// not begin at zero, and no length is read from it: both ends bear their value.
import type { Disegno, Punto } from "../../schemas/report-model.ts";
import {
  hatch,
  type LabelBox,
  type LineRow,
  type PathRow,
  position,
  rules,
  type TextRow,
  textAt,
  texts,
  unknowns,
} from "./annotations.ts";
import { type Band, layBands } from "./bands.ts";
import { CHIP, LABEL_GAP } from "./bars.ts";
import { layLegend } from "./legend.ts";
import { CONTEXT, INK, MAIN, NOTE, PAPER } from "./palette.ts";
import { type Drawn, finder, isDrawn, rowsOf, seriesOf, sign } from "./points.ts";
import { type DrawingSheet, type FormaGrafico, type Scale, type Style, toPixel } from "./sheet.ts";
import { type Face, textWidth } from "./text.ts";

interface Dot {
  readonly x: number;
  readonly y: number;
  readonly fill: string;
  readonly size: number;
}

export const manubri: FormaGrafico = {
  spec: {
    data: { values: [] },
    layer: [
      rules(),
      {
        data: { name: "dots" },
        mark: {
          type: "point",
          shape: "circle",
          size: { expr: "datum.size" },
          filled: true,
          opacity: 1,
          fill: { expr: "datum.fill" },
        },
        encoding: {
          x: position("x"),
          y: position("y"),
        },
      },
      ...unknowns,
      texts,
    ],
  },
  layout,
};

/** Areas of a disc and of the white in a ring, in square pixels. */
const DISC = 78;
const HOLE = 30;

function layout(disegno: Disegno, style: Style): DrawingSheet {
  const rows = rowsOf(disegno);
  const all = seriesOf(disegno);
  const [first, last] = [all[0], all.length > 1 ? all.at(-1) : undefined];
  const find = finder(disegno);
  const keys = [first, last].flatMap((one) => (one === undefined || one.name === "" ? [] : [one.name]));
  const legend = layLegend(
    keys.map((text) => ({ text, fill: "outline" })),
    style,
  );
  const { accento } = disegno;
  const frame = layBands(rows, style, {
    top: legend.bottom,
    thickness: 10,
    gap: 8,
    nameShare: style.nameShare * 0.75,
    accent: accento,
  });
  const drawn = disegno.punti.filter(isDrawn);
  const widest = Math.max(CHIP + LABEL_GAP + 24, ...drawn.map(({ etichetta }) => textWidth(etichetta, style.heading)));
  const room = widest + LABEL_GAP + 6;
  const [from, to] = [frame.left + room, style.width - room];
  const middle = (frame.left + style.width) / 2;
  const scale = scaleOf(
    drawn.map(({ valore }) => valore),
    to - from > 20 ? [from, to] : [middle, middle],
  );
  const sheet: Sheet = {
    rules: [],
    dots: legendDots(legend.outlines),
    hatches: [],
    outlines: [],
    texts: [...legend.texts, ...frame.names],
  };
  for (const band of frame.bands) {
    const isLit = accento === undefined || band.code === accento;
    const points = [first, last].map((one) => (one === undefined ? undefined : find(band, one)));
    drawPair(points, { band, isLit, scale, left: frame.left, right: style.width }, style, sheet);
  }
  return { height: frame.bottom + 4, signals: {}, rows: { ...sheet } };
}

interface Sheet {
  readonly rules: LineRow[];
  readonly dots: Dot[];
  readonly hatches: PathRow[];
  readonly outlines: LabelBox[];
  readonly texts: TextRow[];
}

/** The keys of the legend as ring and disc. */
function legendDots(boxes: readonly LabelBox[]): Dot[] {
  return boxes.flatMap((box, i) => dotsAt((box.x + box.x2) / 2, (box.y + box.y2) / 2, INK, i > 0));
}

const dotsAt = (x: number, y: number, fill: string, isFull: boolean): Dot[] => [
  { x, y, fill, size: DISC },
  ...(isFull ? [] : [{ x, y, fill: PAPER, size: HOLE }]),
];

interface PairPlace {
  readonly band: Band;
  readonly isLit: boolean;
  readonly scale: Scale;
  readonly left: number;
  readonly right: number;
}

function drawPair(
  [before, after]: readonly (Punto | undefined)[],
  { band, isLit, scale, left, right }: PairPlace,
  style: Style,
  sheet: Sheet,
): void {
  const y = (band.top + band.bottom) / 2;
  const color = isLit ? MAIN : CONTEXT;
  const [from, to] = [before, after].filter((punto): punto is Drawn => punto !== undefined && isDrawn(punto));
  if (from !== undefined && to !== undefined)
    sheet.rules.push({
      x: toPixel(scale, from.valore),
      y,
      x2: toPixel(scale, to.valore),
      y2: y,
      color,
      width: isLit ? 3 : 2,
      dash: [],
    });
  const falls = from !== undefined && to !== undefined && to.valore < from.valore;
  for (const [punto, isLast] of [
    [before, false],
    [after, true],
  ] as const) {
    if (punto === undefined) continue;
    if (!isDrawn(punto)) {
      drawUnknown(punto, isLast ? { x: right - CHIP, isRight: true } : { x: left, isRight: false }, y, style, sheet);
      continue;
    }
    const x = toPixel(scale, punto.valore);
    sheet.dots.push(...dotsAt(x, y, color, isLast));
    const isRight = isLast !== falls;
    const face: Face = isLast ? style.heading : style.axis;
    const ink = isLast ? (isLit ? MAIN : INK) : NOTE;
    const place = {
      x: x + (isRight ? LABEL_GAP + 3 : -LABEL_GAP - 3),
      anchor: isRight ? "left" : "right",
      color: ink,
    } as const;
    sheet.texts.push(...textAt([punto.etichetta], face, place, y));
  }
}

/** What is not a number stands at its edge of the plot, away from the scale. */
function drawUnknown(
  punto: Punto,
  { x, isRight }: { x: number; isRight: boolean },
  y: number,
  style: Style,
  sheet: Sheet,
): void {
  const chip = { x, x2: x + CHIP, y: y - 6, y2: y + 6 };
  sheet.outlines.push(chip);
  if (punto.stato === "riservato") sheet.hatches.push(hatch(chip));
  const place = isRight
    ? ({ x: chip.x - LABEL_GAP, anchor: "right", color: NOTE } as const)
    : ({ x: chip.x2 + LABEL_GAP, anchor: "left", color: NOTE } as const);
  sheet.texts.push(...textAt([sign(punto)], style.axis, place, y));
}

function scaleOf(values: readonly number[], range: readonly [number, number]): Scale {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const domain: [number, number] = values.length === 0 ? [0, 1] : low === high ? [low - 1, low + 1] : [low, high];
  return { domain, range };
}
