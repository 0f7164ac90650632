// One ring for each unit, in two lines that fill from the left: what is missing is empty, and can be counted. Where there are
// too many, one stands for two, five, ten…: a line above says how many. The number stands at the end of its rings.
import type { Disegno } from "../../schemas/report-model.ts";
import { formatNumber } from "../../schemas/unita.ts";
import { type LabelBox, type PathRow, paths, type TextRow, textAt, textFrom, texts, unknowns } from "./annotations.ts";
import { gapOf, layBands } from "./bands.ts";
import { hasRoomForWords, LABEL_GAP, layMarks } from "./bars.ts";
import { layLegend, signKeys } from "./legend.ts";
import { INK, NOTE } from "./palette.ts";
import { finder, isDrawn, rowsOf, seriesOf } from "./points.ts";
import type { DrawingSheet, FormaGrafico, Style } from "./sheet.ts";
import { lineHeight, textWidth } from "./text.ts";

export const cerchi: FormaGrafico = {
  spec: {
    data: { values: [] },
    layer: [paths("rings"), ...unknowns, texts],
  },
  layout,
};

/** Lines of rings of a row, and pixels from one to the next. */
const LINES = 2;
const PITCH = 8;
/** Of a ring, outside and inside its line. */
const OUTER = 3.2;
const INNER = 2.2;
const UNITS = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000,
];

function layout(disegno: Disegno, style: Style): DrawingSheet {
  const series = seriesOf(disegno);
  const find = finder(disegno);
  const thickness = series.length * LINES * PITCH;
  const rows = rowsOf(disegno);
  const frameAt = (top: number) =>
    layBands(rows, style, { top, thickness, gap: gapOf(rows), nameShare: style.nameShare });
  const { left } = frameAt(0);
  const words = hasRoomForWords(disegno.punti, style.width - left, style);
  const legend = layLegend(words ? [] : signKeys(disegno.punti), style);
  // As high as the legend of bars, so that the rows of the two charts of In breve stand on the same lines.
  const head = legend.bottom + lineHeight(style.axis) + 16;
  const frame = frameAt(head);
  const known = disegno.punti.filter(isDrawn);
  const labels = Math.max(0, ...known.map(({ etichetta }) => textWidth(etichetta, style.label)));
  const columns = Math.max(1, Math.floor((style.width - frame.left - labels - LABEL_GAP) / PITCH));
  const most = Math.max(0, ...known.map(({ valore }) => Math.abs(valore)));
  const unit = UNITS.find((each) => most / each <= columns * LINES) ?? most;
  const rings: PathRow[] = [];
  const found: TextRow[] = [];
  const hidden = { hatches: [...legend.hatches], outlines: [...legend.outlines] as LabelBox[] };
  const scale = { domain: [0, 1] as const, range: [frame.left, style.width] as const };
  for (const band of frame.bands) {
    for (const [at, one] of series.entries()) {
      const punto = find(band, one);
      if (punto === undefined) continue;
      const y = band.top + at * LINES * PITCH;
      const middle = y + (LINES * PITCH) / 2;
      if (!isDrawn(punto)) {
        const marks = layMarks([{ punto, fill: INK, y, y2: y + LINES * PITCH }], scale, style, { words });
        hidden.hatches.push(...marks.hatches);
        hidden.outlines.push(...marks.outlines);
        found.push(...marks.texts);
        continue;
      }
      // A number above zero is never without a ring.
      const count = punto.valore === 0 ? 0 : Math.max(1, Math.round(Math.abs(punto.valore) / unit));
      if (count > 0) rings.push({ x: frame.left, y, path: ringsPath(count), color: INK });
      const end = frame.left + Math.ceil(count / LINES) * PITCH;
      found.push(...textAt([punto.etichetta], style.label, { x: end + LABEL_GAP }, middle));
    }
  }
  const each = `Ogni cerchietto: ${formatNumber(unit)}\u00a0${unit === 1 ? (disegno.unita.singolare ?? disegno.unita.nome) : disegno.unita.nome}`;
  const above = textFrom(
    [each],
    style.axis,
    { x: clampStart(each, frame.left, style), color: NOTE },
    legend.bottom + 2.5,
  );
  return {
    height: Math.ceil(frame.bottom + 4),
    signals: {},
    rows: { rings, ...hidden, texts: [...legend.texts, ...frame.names, ...above, ...found] },
  };
}

/** Over the rings, or as far to the left as its words need. */
const clampStart = (text: string, left: number, style: Style): number =>
  Math.max(0, Math.min(left, style.width - textWidth(text, style.axis)));

/** Rings down and then on, from the left edge; the inner circle runs the other way, and is a hole. */
function ringsPath(count: number): string {
  return Array.from({ length: count }, (_, at) => {
    const x = (Math.floor(at / LINES) + 0.5) * PITCH;
    const y = ((at % LINES) + 0.5) * PITCH;
    return `${circle(x, y, OUTER, 1)}${circle(x, y, INNER, 0)}`;
  }).join("");
}

const circle = (x: number, y: number, r: number, turn: 0 | 1): string =>
  `M${x - r},${y}A${r},${r},0,1,${turn},${x + r},${y}A${r},${r},0,1,${turn},${x - r},${y}Z`;
