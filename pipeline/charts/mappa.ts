// The tile map small enough to stand beside a sentence: how much of something there is in each place, and a mark where a second
// thing is there, half where it is coming. Places bear their names where the drawing stays low enough; its table has them all.
import type { Disegno, Punto } from "../../schemas/report-model.ts";
import { boxes, type LabelBox, type PathRow, paths, type TextRow, textFrom, texts, unknowns } from "./annotations.ts";
import { addCell, type Cells, type CellText, PADDING, valueLines } from "./cells.ts";
import { type Key, layLegend, signKeys } from "./legend.ts";
import { INK, PAPER } from "./palette.ts";
import { type DrawingSheet, type FormaGrafico, STYLES, type Style } from "./sheet.ts";
import { stepsFor } from "./steps.ts";
import { lineHeight, textWidth, wrap } from "./text.ts";
import {
  BLOCK_GAP,
  besideEachOther,
  blocksOf,
  caption,
  captionHeight,
  GAP,
  rowTops,
  seamsOf,
  stacked,
  type TileBlock,
} from "./tile-blocks.ts";

export const mappa: FormaGrafico = {
  spec: {
    data: { values: [] },
    layer: [boxes, ...unknowns, paths("marks"), texts],
  },
  layout,
};

/** No tile is narrower than a value and a mark; nor wider, where it has no name, than a word. */
const NARROWEST = 34;
/** Pixels: of a mark with the white around it, and of what a map with names may take on paper. */
const MARK = 5;
const HALO = 1.5;
const HIGHEST = 245;
/** Blocks without a place, on paper: tiles beside each other in one of few blocks, in one of many, and on a phone. */
const WIDE = 3;
const FEW = 4;
const NARROW = 2;

interface Grid {
  readonly blocks: readonly TileBlock[];
  /** Of a tile with the gap after it. */
  readonly width: number;
  readonly seams: readonly number[];
}

function layout(disegno: Disegno, style: Style): DrawingSheet {
  const isPhone = style.width <= STYLES.stretto.width;
  const grid = isPhone ? phoneGrid(disegno, style) : gridOf(disegno, style);
  const legend = legendOf(disegno, style);
  const steps = stepsFor(disegno);
  const inner = grid.width - GAP - 2 * PADDING;
  const hasMarks = disegno.punti.some(({ segno }) => segno !== undefined);
  const room = Math.max(1, inner - (hasMarks ? 2 * (MARK + HALO) + 2 : 0));
  const value = (punto: Punto): CellText => ({ lines: valueLines(punto, style.label, room), face: style.label });
  const named = (punto: Punto): CellText[] => [
    { lines: wrap(punto.rigaNome, style.tile, room), face: style.tile },
    value(punto),
  ];
  const tileHeight = (words: (punto: Punto) => readonly CellText[]): number =>
    Math.max(...disegno.punti.map((punto) => heightOf(words(punto)))) + PADDING + GAP - 2;
  const size = (words: (punto: Punto) => readonly CellText[]) => {
    const height = tileHeight(words);
    const tops = rowTops(grid.blocks, style, { top: legend.bottom, height, width: grid.width });
    return { words, height, tops, bottom: Math.max(legend.bottom, ...tops.values()) + height };
  };
  const withNames = size(named);
  const fits = isPhone || (withNames.bottom <= HIGHEST && room >= widestWord(disegno, style));
  const { words, height, tops } = fits ? withNames : size((punto) => [value(punto)]);

  const { rows, marks } = legend;
  const cells: Cells = { boxes: [...rows.boxes], outlines: [...rows.outlines], hatches: [...rows.hatches], texts: [] };
  const captions: TextRow[] = [];
  let bottom = legend.bottom;
  for (const block of grid.blocks) {
    const left = leftOf(block, grid);
    const top = tops.get(block.row) ?? legend.bottom;
    const head = caption(block, style, grid.width);
    captions.push(...textFrom(head, style.heading, { x: left }, top - captionHeight(block, style, grid.width)));
    for (const { punto, row, column } of block.tiles) {
      const [x, y] = [left + column * grid.width, tops.get(block.row + row) ?? top + row * height];
      const box = { x, y, x2: x + grid.width - GAP, y2: y + height - GAP };
      addCell(cells, punto, steps, box, [...words(punto)], "left");
      addMark(punto.segno, { x: box.x2 - PADDING - MARK, y: (box.y + box.y2) / 2 }, marks, cells.outlines);
      bottom = Math.max(bottom, box.y2);
    }
  }
  return {
    height: Math.ceil(bottom) + 1,
    signals: {},
    rows: { ...cells, marks, texts: [...rows.texts, ...captions, ...cells.texts] },
  };
}

const heightOf = (words: readonly CellText[]): number =>
  words.reduce((sum, { lines, face }) => sum + lines.length * lineHeight(face), 0);

const widestWord = ({ punti }: Disegno, style: Style): number =>
  Math.max(0, ...punti.flatMap(({ rigaNome }) => rigaNome.split(/\s+/u)).map((word) => textWidth(word, style.tile)));

function phoneGrid(disegno: Disegno, style: Style): Grid {
  return { blocks: stacked(blocksOf(disegno), WIDE), width: (style.width + GAP) / WIDE, seams: [] };
}

/** Where the edition puts them, while the tiles are wide enough and their rows few enough; else the blocks in their order, beside each other. */
function gridOf(disegno: Disegno, style: Style): Grid {
  const placed = blocksOf(disegno);
  const isPlaced = disegno.punti.every((punto) => punto.riga_piastrella && punto.colonna_piastrella);
  const there = measured(placed, style);
  if (isPlaced && there.width - GAP >= NARROWEST && lowest(there, style) <= HIGHEST) return there;
  const each = placed.length <= FEW ? WIDE : NARROW;
  const most = Math.floor((style.width + BLOCK_GAP) / (each * (NARROWEST + GAP) + BLOCK_GAP));
  return measured(besideEachOther(placed, each, most), style);
}

/** How low the last row begins with values alone. */
function lowest({ blocks, width }: Grid, style: Style): number {
  const height = lineHeight(style.label) + PADDING + GAP - 2;
  return Math.max(0, ...rowTops(blocks, style, { top: 0, height, width }).values());
}

function measured(blocks: readonly TileBlock[], style: Style): Grid {
  const columns = Math.max(1, ...blocks.map((block) => block.column + block.columns));
  const seams = seamsOf(blocks, columns);
  const width = (style.width + GAP - seams.reduce((sum, gap) => sum + gap, 0)) / columns;
  return { blocks, width, seams };
}

/** A block that spans seams of others stands in the middle of its span, its own tiles close together. */
function leftOf({ column, columns }: TileBlock, { width, seams }: Grid): number {
  const sum = (from: number, to: number) => seams.slice(from, to).reduce((total, gap) => total + gap, 0);
  return column * width + sum(0, column + 1) + sum(column + 1, column + columns) / 2;
}

type Mark = NonNullable<Punto["segno"]>;
const MARKS: readonly Mark[] = ["qui", "presto", "ignoto"];

/** What the marks say, and the signs of what is not a number. */
function legendOf({ segni, punti }: Disegno, style: Style) {
  const used = new Set(punti.flatMap(({ segno }) => segno ?? []));
  const names = { ...segni, ignoto: `${segni?.qui ?? ""}: non si sa` };
  const found = MARKS.filter((mark) => used.has(mark));
  const keys = found.map((mark): Key => ({ text: names[mark] ?? "", fill: PAPER }));
  const laid = layLegend([...keys, ...signKeys(punti)], style);
  const marks: PathRow[] = [];
  const outlines: LabelBox[] = [...laid.outlines];
  for (const [at, mark] of found.entries()) {
    const box = laid.boxes[at];
    if (box !== undefined) addMark(mark, { x: (box.x + box.x2) / 2, y: (box.y + box.y2) / 2 }, marks, outlines);
  }
  const rows = { boxes: laid.boxes.slice(found.length), outlines, hatches: laid.hatches, texts: laid.texts };
  return { rows, marks, bottom: laid.bottom };
}

/** A disc on white, so that it is seen on every colour; half of it filled for what is coming; a box where nobody knows. */
function addMark(mark: Mark | undefined, at: { x: number; y: number }, marks: PathRow[], outlines: LabelBox[]): void {
  if (mark === undefined) return;
  if (mark === "ignoto") {
    outlines.push({ x: at.x - MARK, x2: at.x + MARK, y: at.y - MARK, y2: at.y + MARK });
    return;
  }
  marks.push({ ...at, path: disc(MARK + HALO), color: PAPER });
  if (mark === "qui") marks.push({ ...at, path: disc(MARK), color: INK });
  else
    marks.push({ ...at, path: `${disc(MARK)}M0,${1 - MARK}A${MARK - 1},${MARK - 1},0,0,1,0,${MARK - 1}Z`, color: INK });
}

const disc = (r: number): string => `M${-r},0A${r},${r},0,1,0,${r},0A${r},${r},0,1,0,${-r},0Z`;
