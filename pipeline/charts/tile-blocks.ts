// The blocks of the tile maps: the tiles of a zona where the disegno puts them, or in their order where it gives no place.
import type { Disegno, Punto } from "../../schemas/report-model.ts";
import { rowsOf } from "./points.ts";
import type { Style } from "./sheet.ts";
import { lineHeight, wrap } from "./text.ts";

/** Between two tiles, and between two blocks beside each other. */
export const GAP = 3;
export const BLOCK_GAP = 16;

/** A tile on the grid of its block, both counted from 0. */
export interface Tile {
  punto: Punto;
  row: number;
  column: number;
}

export interface TileBlock {
  name: string;
  /** Place of the first tile on the common grid. */
  row: number;
  column: number;
  columns: number;
  tiles: Tile[];
}

export function caption({ name, columns }: TileBlock, style: Style, width: number): string[] {
  return name === "" ? [] : wrap(name, style.heading, columns * width - GAP);
}

export function captionHeight(block: TileBlock, style: Style, width: number): number {
  return caption(block, style, width).length * lineHeight(style.heading) + 3;
}

/** The blocks in the order of the disegno; tiles without a place follow each other in threes. */
export function blocksOf(disegno: Disegno): TileBlock[] {
  const order = new Map(rowsOf(disegno).map(({ code }, i) => [code, i]));
  const punti = [...disegno.punti].sort((a, b) => (order.get(a.riga) ?? 0) - (order.get(b.riga) ?? 0));
  const groups = Map.groupBy(punti, ({ gruppo }) => gruppo ?? "");
  const isPlaced = punti.every(({ riga_piastrella, colonna_piastrella }) => riga_piastrella && colonna_piastrella);
  const blocks = [...groups].map(([name, members]): TileBlock => {
    const tiles = members.map((punto) => ({
      punto,
      row: (punto.riga_piastrella ?? 1) - 1,
      column: (punto.colonna_piastrella ?? 1) - 1,
    }));
    const row = Math.min(...tiles.map((tile) => tile.row));
    const column = Math.min(...tiles.map((tile) => tile.column));
    const columns = Math.max(...tiles.map((tile) => tile.column)) - column + 1;
    return {
      name,
      row,
      column,
      columns,
      tiles: tiles.map((tile) => ({ ...tile, row: tile.row - row, column: tile.column - column })),
    };
  });
  return isPlaced ? blocks : stacked(blocks, 6);
}

/** Blocks one under the other, their tiles flowing in the order of their places. */
export function stacked(blocks: readonly TileBlock[], columns: number): TileBlock[] {
  let row = 0;
  return blocks.map((block) => {
    const sorted = [...block.tiles].sort((a, b) => a.row - b.row || a.column - b.column);
    const tiles = sorted.map(({ punto }, i) => ({ punto, row: Math.floor(i / columns), column: i % columns }));
    const start = row;
    row += Math.ceil(tiles.length / columns);
    return { ...block, row: start, column: 0, columns, tiles };
  });
}

/** Blocks beside each other in their order, `each` tiles wide, so many on a line as `most`; lines of nearly as many. */
export function besideEachOther(blocks: readonly TileBlock[], each: number, most: number): TileBlock[] {
  const lines = Math.ceil(blocks.length / Math.max(1, most));
  const onLine = Math.ceil(blocks.length / Math.max(1, lines));
  let row = 0;
  return Array.from({ length: lines }, (_, line) => {
    const own = blocks.slice(line * onLine, (line + 1) * onLine);
    const laid = own.map((block, at) => {
      const [flowed = block] = stacked([block], each);
      return { ...flowed, row, column: at * each, columns: each };
    });
    row += Math.max(0, ...own.map(({ tiles }) => Math.ceil(tiles.length / each)));
    return laid;
  }).flat();
}

/** Extra space before each column: where one block begins beside another that has just ended. */
export function seamsOf(blocks: readonly TileBlock[], columns: number): number[] {
  return Array.from({ length: columns }, (_, at) => {
    const begins = blocks.some(({ column }) => column === at);
    const ends = blocks.some((block) => block.column + block.columns === at);
    return begins && ends ? BLOCK_GAP : 0;
  });
}

/** Top of each row of the common grid that a block begins in, below the caption of the block. Empty rows take no space. */
export function rowTops(
  blocks: readonly TileBlock[],
  style: Style,
  size: { top: number; height: number; width: number },
): Map<number, number> {
  const used = new Set(blocks.flatMap(({ row, tiles }) => tiles.map((tile) => row + tile.row)));
  const tops = new Map<number, number>();
  let y = size.top;
  for (const row of [...used].sort((a, b) => a - b)) {
    const starting = blocks.filter((block) => block.row === row);
    const heads = starting.map((block) => captionHeight(block, style, size.width));
    if (heads.length > 0) y += Math.max(...heads) + (tops.size > 0 ? 8 : 0);
    tops.set(row, y);
    y += size.height;
  }
  return tops;
}
