// The drawing of the cover: one tile per quartiere, always the same for the same place.
import type { ReportModel } from "../../schemas/report-model.ts";
import { escapeHtml } from "./escape.ts";

type Membro = ReportModel["membri"][string][number];

const TINTS = ["#1B5484", "#28A197", "#2A6A9E", "#F46A25", "#3D7FB3", "#1B5484", "#7FB0D3"];
const SIDE = 60;

/** The decorative SVG of the cover, hidden from assistive tools by its container; empty for a city without quartieri. */
export function coverTiles(count: number): string {
  // A small city has larger tiles rather than a thin band.
  const columns = count > 20 ? 7 : count > 12 ? 5 : 4;
  const tiles = Array.from({ length: count }, (_, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    return tile(index * 7 + row, { row, column, tint: TINTS[(index * 5 + row * 3) % TINTS.length] ?? "" });
  });
  return count === 0 ? "" : svg(columns, Math.ceil(count / columns), tiles);
}

/** Where a zona lies: every quartiere a small tile in its place, those of the zona full. Empty where places are not known. */
export function zoneMap(quartieri: readonly Membro[], zona: string, nome: string): string {
  const placed = quartieri.flatMap(({ gruppo, riga, colonna }) =>
    riga === undefined || colonna === undefined ? [] : [{ isLit: gruppo === zona, x: colonna - 1, y: riga - 1 }],
  );
  if (placed.length < quartieri.length || !placed.some(({ isLit }) => isLit)) return "";
  const [wide, high] = [22, 15];
  const [columns, rows] = [Math.max(...placed.map(({ x }) => x)) + 1, Math.max(...placed.map(({ y }) => y)) + 1];
  const tiles = placed.map(
    ({ isLit, x, y }) =>
      `<rect x="${x * wide + 1}" y="${y * high + 1}" width="${wide - 3}" height="${high - 3}" fill="${isLit ? "#12436D" : "#FFFFFF"}" stroke="${isLit ? "#12436D" : "#8C8C8C"}"/>`,
  );
  return `<svg role="img" aria-label="${escapeHtml(`Schema dei quartieri: la zona ${nome} tra le altre`)}" viewBox="0 0 ${columns * wide} ${rows * high}" focusable="false">${tiles.join("")}</svg>`;
}

const svg = (columns: number, rows: number, tiles: readonly string[]): string =>
  `<svg viewBox="0 0 ${columns * SIDE} ${rows * SIDE}" focusable="false">${tiles.join("")}</svg>`;

interface Cell {
  readonly row: number;
  readonly column: number;
  readonly tint: string;
}

/** A square, a quarter disc or a disc: neighbours that differ and fit together. */
function tile(kind: number, { row, column, tint }: Cell): string {
  const [x, y, side] = [column * SIDE, row * SIDE, SIDE - 4];
  const half = side / 2;
  const shapes = [
    `M${x} ${y}h${side}v${side}h-${side}z`,
    `M${x} ${y}h${side}a${side} ${side} 0 0 1 -${side} ${side}z`,
    `M${x} ${y + side}v-${side}a${side} ${side} 0 0 1 ${side} ${side}z`,
    `M${x} ${y + half}a${half} ${half} 0 1 1 ${side} 0a${half} ${half} 0 1 1 -${side} 0z`,
  ];
  return `<path fill="${tint}" d="${shapes[kind % shapes.length]}"/>`;
}
