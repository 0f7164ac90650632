// From the SVG that Vega writes to the one a page can hold many of: own ids, our role and name, short numbers.

const FONT = "'Source Sans 3', sans-serif";

/** The invisible frames Vega draws behind and before each group. */
const FRAME = /^<path[^>]* class="(background|foreground)"/;

/** `id` prefixes every id of the drawing; `alt` becomes its accessible name. */
export function finish(svg: string, { id, alt }: { id: string; alt: string }): string {
  const [open = "", ...rest] = svg.split(/(?<=>)/);
  const size = /width="[^"]*" height="[^"]*" viewBox="[^"]*"/.exec(open)?.[0] ?? "";
  const root = `<svg xmlns="http://www.w3.org/2000/svg" class="disegno" role="img" aria-label="${escapeAttribute(alt)}" `;
  const body = rest
    .filter((piece) => !FRAME.test(piece))
    .map((piece) => shorten(piece, id))
    .join("");
  return `${root}${size} font-family="${FONT}">${body.replaceAll("<g/>", "")}`;
}

/** One tag with the text before it. Numbers are rounded inside the tag only: «1.234.567» is a label, not a coordinate. */
function shorten(piece: string, id: string): string {
  const start = piece.lastIndexOf("<");
  const tag = piece
    .slice(start)
    .replace(/-?\d+(?:\.\d{3,}|(?:\.\d+)?e-\d+)(?:e-?\d+)?/g, (number) =>
      String(Math.round(Number(number) * 100) / 100),
    )
    // Vega numbers its clip paths and gradients per process: two charts of a page would share them.
    .replace(/ id="([^"]+)"/g, ` id="${id}-$1"`)
    .replace(/url\(#([^)]+)\)/g, `url(#${id}-$1)`)
    // What every text repeats stands on the root, and nobody styles or clicks Vega's groups.
    .replace(
      / (?:(?:font-family|class|pointer-events|role|aria-\w+)="[^"]*"|opacity="1"|text-anchor="start"|stroke-dasharray="")/g,
      "",
    );
  return piece.slice(0, start) + tag;
}

function escapeAttribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
