// The drawing of the cover: one tile per quartiere, always the same for the same place.
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
