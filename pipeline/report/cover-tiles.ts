// The drawing of the cover: one tile per quartiere, their tints always the same for the same number of tiles.
const COLUMNS = 6;
const TINTS = ["#1B5484", "#28A197", "#2A6A9E", "#F46A25", "#3D7FB3", "#1B5484", "#7FB0D3"];
const SIDE = 60;

/** A decorative SVG, hidden from assistive tools by its container; empty for a city without quartieri. */
export function coverTiles(count: number): string {
  if (count === 0) return "";
  const rows = Math.ceil(count / COLUMNS);
  const tiles = Array.from({ length: count }, (_, index) => {
    const x = (index % COLUMNS) * SIDE;
    const y = Math.floor(index / COLUMNS) * SIDE;
    const tint = TINTS[(index * 5 + Math.floor(index / COLUMNS) * 3) % TINTS.length];
    return `<path fill="${tint}" d="${shape(index, x, y)}"/>`;
  });
  return `<svg viewBox="0 0 ${COLUMNS * SIDE} ${rows * SIDE}" focusable="false">${tiles.join("")}</svg>`;
}

/** Squares, quarter discs and discs: neighbours that differ and fit together. */
function shape(index: number, x: number, y: number): string {
  const side = SIDE - 4;
  const kind = (index * 7 + Math.floor(index / COLUMNS)) % 4;
  if (kind === 0) return `M${x} ${y}h${side}v${side}h-${side}z`;
  if (kind === 1) return `M${x} ${y}h${side}a${side} ${side} 0 0 1 -${side} ${side}z`;
  if (kind === 2) return `M${x} ${y + side}v-${side}a${side} ${side} 0 0 1 ${side} ${side}z`;
  const half = side / 2;
  return `M${x} ${y + half}a${half} ${half} 0 1 1 ${side} 0a${half} ${half} 0 1 1 -${side} 0z`;
}
