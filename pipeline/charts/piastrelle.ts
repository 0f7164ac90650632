// The tile map: equal tiles where the disegno puts them, in blocks with their names. On a phone the blocks stand one
// under the other, three tiles wide, because a name needs about 100 px.
import type { Disegno, Punto } from "../../schemas/report-model.ts";
import { boxes, type TextRow, textFrom, texts, unknowns } from "./annotations.ts";
import { addCell, type Cells, PADDING, valueLines } from "./cells.ts";
import { layLegend, signKeys } from "./legend.ts";
import { addPresence, headOf, lostTo, type PresenceTile, presenceKeys, presenceTiles } from "./presence-tiles.ts";
import type { DrawingSheet, FormaGrafico, Style } from "./sheet.ts";
import { layScaleLegend, stepsFor } from "./steps.ts";
import { lineHeight, textWidth, wrap } from "./text.ts";
import { blocksOf, caption, captionHeight, GAP, rowTops, seamsOf, stacked, type TileBlock } from "./tile-blocks.ts";

export const piastrelle: FormaGrafico = {
  spec: { data: { values: [] }, layer: [boxes, ...unknowns, texts] },
  layout,
};

/** No tile is narrower, however short its words are. */
const NARROWEST = 64;

function layout(given: Disegno, style: Style): DrawingSheet {
  const there = given.colore === "presenza" ? presenceTiles(given) : null;
  const disegno = there === null ? given : { ...given, punti: [...there.values()].map(({ punto }) => punto) };
  const steps = stepsFor(disegno);
  const legend =
    there === null ? layScaleLegend(steps, disegno, style) : layLegend(presenceKeys(given, there.values()), style);
  const signs = layLegend(there === null ? signKeys(disegno.punti) : [], style, legend.bottom);
  const top = Math.max(legend.bottom, signs.bottom) + 2;
  const placed = blocksOf(disegno).map((block) => ({ ...block, name: headed(block, there) }));
  const columns = Math.max(1, ...placed.map((block) => block.column + block.columns));
  const seams = seamsOf(placed, columns);
  const sum = (from: number, to: number) => seams.slice(from, to).reduce((total, gap) => total + gap, 0);
  const fits = (style.width - sum(0, columns)) / columns - GAP >= narrowest(disegno, style);
  const blocks = fits ? placed : stacked(placed, 3);
  const width = fits ? (style.width + GAP - sum(0, columns)) / columns : (style.width + GAP) / 3;

  const inner = width - GAP - 2 * PADDING;
  const words = (punto: Punto) => {
    const tile = there?.get(punto.riga);
    const room = inner - (tile === undefined ? 0 : lostTo(tile));
    const value = tile === undefined ? valueLines(punto, style.label, room) : wrap(punto.nota ?? "", style.label, room);
    return [
      { lines: wrap(punto.rigaNome, style.tile, room), face: style.tile },
      { lines: value, face: style.label },
    ];
  };
  const heightOf = (punto: Punto) =>
    words(punto).reduce((total, { lines, face }) => total + lines.length * lineHeight(face), 0);
  const height = Math.max(...disegno.punti.map(heightOf)) + 2 * PADDING + GAP - 5;

  const captions: TextRow[] = [];
  const cells: Cells = {
    boxes: [...legend.boxes, ...signs.boxes],
    outlines: [...("outlines" in legend ? legend.outlines : []), ...signs.outlines],
    hatches: signs.hatches,
    texts: [],
  };
  const tops = rowTops(blocks, style, { top, height, width });
  let bottom = top;
  for (const block of blocks) {
    // A block that spans seams of others stands in the middle of its span, its own tiles close together.
    const span = block.column + block.columns;
    const left = block.column * width + (fits ? sum(0, block.column + 1) + sum(block.column + 1, span) / 2 : 0);
    const blockTop = tops.get(block.row) ?? top;
    captions.push(
      ...textFrom(
        caption(block, style, width),
        style.heading,
        { x: left },
        blockTop - captionHeight(block, style, width),
      ),
    );
    for (const { punto, row, column } of block.tiles) {
      const [x, y] = [left + column * width, blockTop + row * height];
      const box = { x, y, x2: x + width - GAP, y2: y + height - GAP };
      const tile = there?.get(punto.riga);
      if (tile === undefined) addCell(cells, punto, steps, box, words(punto), "left");
      else addPresence(cells, tile, box, words(punto));
      bottom = Math.max(bottom, box.y2);
    }
  }
  return {
    height: Math.ceil(bottom) + 1,
    signals: {},
    rows: { ...cells, texts: [...legend.texts, ...signs.texts, ...captions, ...cells.texts] },
  };
}

const headed = ({ name, tiles }: TileBlock, there: ReadonlyMap<string, PresenceTile> | null): string =>
  there === null
    ? name
    : headOf(
        name,
        tiles.flatMap(({ punto }) => there.get(punto.riga) ?? []),
      );

/** Narrower tiles would break a name inside its words. */
function narrowest({ punti }: Disegno, style: Style): number {
  const words = punti.flatMap(({ rigaNome }) => rigaNome.split(/\s+/u));
  return Math.max(NARROWEST, ...words.map((word) => textWidth(word, style.tile) + 2 * PADDING));
}
