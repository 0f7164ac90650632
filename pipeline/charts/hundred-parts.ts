// The parts of a whole along its width, shared by the bar divided in a hundred and the hundred coins: where each begins, and
// where its name finds room.
import type { Disegno } from "../../schemas/report-model.ts";
import { CHIP } from "./bars.ts";
import { INK } from "./palette.ts";
import { finder, isDrawn, type Member, seriesColors, seriesOf, sign, signInWords } from "./points.ts";

/** Between two names above the parts. */
const BETWEEN = 10;

export interface Part {
  readonly name: string;
  readonly label: string;
  /** What it amounts to, or what its sign means; empty where the drawing does not say it. */
  readonly note: string;
  readonly fill: string;
  /** What is not a number shares what is left of the whole: an outline, hatched where it is hidden. */
  readonly isKnown: boolean;
  readonly isReserved: boolean;
  readonly x: number;
  readonly x2: number;
}

export interface Place {
  readonly left: number;
  readonly width: number;
}

/** The parts of one whole from left to right; those that are not numbers share what is left of it. */
export function partsOf(disegno: Disegno, row: Member, { left, width }: Place): Part[] {
  const find = finder(disegno);
  const series = seriesOf(disegno);
  const colors = seriesColors(disegno, series);
  const found = series.flatMap((one, i) => {
    const punto = find(row, one);
    return punto === undefined ? [] : [{ punto, name: one.name, fill: colors[i] ?? INK }];
  });
  const known = found.reduce((sum, { punto }) => sum + (isDrawn(punto) ? Math.max(0, punto.valore) : 0), 0);
  const unknown = found.filter(({ punto }) => !isDrawn(punto)).length;
  // Whatever is left, a hidden part has room for its sign; shares that make more than one share the bar all the same.
  const each = unknown === 0 ? 0 : Math.min(1 / unknown, Math.max((1 - known) / unknown, CHIP / width));
  const room = Math.max(0, 1 - each * unknown);
  const scale = known > room ? room / known : 1;
  let x = left;
  return found.map(({ punto, name, fill }): Part => {
    const isKnown = isDrawn(punto);
    const from = x;
    x += (isKnown ? Math.max(0, punto.valore) * scale : each) * width;
    return {
      name,
      label: isKnown ? punto.etichetta : sign(punto),
      note: isKnown ? (punto.nota ?? "") : signInWords(punto),
      fill,
      isKnown,
      isReserved: punto.stato === "riservato",
      x: from,
      x2: x,
    };
  });
}

export const isShown = ({ x, x2, isKnown }: Part): boolean => x2 - x > 0.3 || !isKnown;

/** Which names find room above their part, right of the names before, and where: the last may end at the edge. `sizeOf` is the
 *  width of a name in pixels. */
export function placeNames(
  parts: readonly Part[],
  { left, width }: Place,
  sizeOf: (part: Part) => number,
): { above: [Part, number][]; below: Part[] } {
  const above: [Part, number][] = [];
  const below: Part[] = [];
  let end = left - BETWEEN;
  for (const part of parts.filter(isShown)) {
    const size = sizeOf(part);
    const x = Math.min(part.x, left + width - size);
    // A name far from its part would point at another.
    if (size > width || x < end + BETWEEN || part.x - x > 60) below.push(part);
    else {
      above.push([part, x]);
      end = x + size;
    }
  }
  return { above, below };
}
