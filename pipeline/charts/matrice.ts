// Rows × series: the word or the value in each cell, colour only beside it.
import type { Disegno, Punto } from "../../schemas/report-model.ts";
import { boxes, type TextRow, textFrom, texts, unknowns } from "./annotations.ts";
import { layBands } from "./bands.ts";
import { addCell, type Cells, valueLines } from "./cells.ts";
import { layLegend, signKeys } from "./legend.ts";
import { finder, rowsOf, seriesOf } from "./points.ts";
import type { DrawingSheet, FormaGrafico, Style } from "./sheet.ts";
import { layScaleLegend, stepsFor } from "./steps.ts";
import { lineHeight, textWidth, wrap } from "./text.ts";

export const matrice: FormaGrafico = {
  spec: { data: { values: [] }, layer: [boxes, ...unknowns, texts] },
  layout,
};

const GAP = 3;
/** Between the word and the edge of its cell. */
const SIDE = 4;

function layout(disegno: Disegno, style: Style): DrawingSheet {
  const rows = rowsOf(disegno);
  const series = seriesOf(disegno);
  const find = finder(disegno);
  const steps = stepsFor(disegno);
  const legend = layScaleLegend(steps, disegno, style);
  const signs = layLegend(signKeys(disegno.punti), style, legend.bottom);
  // A word in a cell is read like a label but in the lighter face: thirty bold words would shout.
  const face = { ...style.axis, weight: 600 } as const;

  const wordWidth = Math.max(
    0,
    ...disegno.punti
      .flatMap((punto) => valueLines(punto, face, style.width, disegno.unita).flatMap((line) => line.split(" ")))
      .map((word) => textWidth(word, face)),
  );
  const nameShare = style.nameShare;
  const needed = (wordWidth + 2 * SIDE + GAP) * series.length;
  const lay = (top: number, thickness: number) =>
    layBands(rows, style, { top, thickness, gap: GAP, nameShare, above: needed > style.width * (1 - nameShare) - 12 });
  const { left } = lay(0, 0);
  const width = (style.width - left + GAP) / Math.max(1, series.length);
  const inner = width - GAP - 2 * SIDE;

  const heads = series.map(({ name }) => wrap(name, style.heading, width - GAP));
  const headHeight = Math.max(...heads.map((lines) => lines.length)) * lineHeight(style.heading);
  const headTop = Math.max(legend.bottom, signs.bottom) + 2;
  const lines = Math.max(1, ...disegno.punti.map((punto) => valueLines(punto, face, inner, disegno.unita).length));
  const frame = lay(headTop + headHeight + 5, lines * lineHeight(face) + 7);

  const texts: TextRow[] = [...legend.texts, ...signs.texts, ...frame.names];
  const cells: Cells = {
    boxes: [...legend.boxes, ...signs.boxes],
    outlines: signs.outlines,
    hatches: signs.hatches,
    texts,
  };
  for (const [i, one] of series.entries()) {
    const x = left + i * width;
    const middle = x + (width - GAP) / 2;
    const head = heads[i] ?? [];
    const top = headTop + headHeight - head.length * lineHeight(style.heading);
    texts.push(...textFrom(head, style.heading, { x: middle, anchor: "center" }, top));
    for (const band of frame.bands) {
      const punto: Punto | undefined = find(band, one);
      if (punto === undefined) continue;
      const box = { x, x2: x + width - GAP, y: band.top, y2: band.bottom };
      addCell(cells, punto, steps, box, [{ lines: valueLines(punto, face, inner, disegno.unita), face }], "center");
    }
  }
  return { height: Math.ceil(frame.bottom) + 1, signals: {}, rows: { ...cells } };
}
