// Tiles that say whether something is there: full where it is, a strip where it is coming, empty where it is not. The two series
// of the disegno are what is there and what is coming; a note at a mark is what else its tile says.
import type { Disegno, Punto } from "../../schemas/report-model.ts";
import { type LabelBox, textFrom } from "./annotations.ts";
import { type Cells, type CellText, PADDING } from "./cells.ts";
import type { Key } from "./legend.ts";
import { INK, inkOn, MAIN, PAPER } from "./palette.ts";
import { isDrawn } from "./points.ts";
import { lineHeight } from "./text.ts";

type State = "qui" | "presto" | "no" | "ignoto";

export interface PresenceTile {
  readonly punto: Punto;
  readonly stato: State;
}

/** Width of the strip, in pixels. */
const STRIP = 9;

/** One tile for each row, by its row. */
export function presenceTiles({ punti, serie }: Disegno): Map<string, PresenceTile> {
  const [here, coming] = serie;
  return new Map(
    [...Map.groupBy(punti, ({ riga }) => riga)].flatMap(([riga, marks]): [string, PresenceTile][] => {
      const [punto] = marks;
      if (punto === undefined) return [];
      const counted = (code: string | undefined): number =>
        Math.max(0, ...marks.map((mark) => (mark.serie === code && isDrawn(mark) ? mark.valore : 0)));
      const isKnown = marks.every((mark) => isDrawn(mark) || mark.stato === "nulla");
      const stato = counted(here) > 0 ? "qui" : counted(coming) > 0 ? "presto" : isKnown ? "no" : "ignoto";
      return [[riga, { punto, stato }]];
    }),
  );
}

/** «Nord · 4 su 7»: how many of its tiles are full; the bare name where one is not known. */
export function headOf(name: string, tiles: readonly PresenceTile[]): string {
  if (name === "" || tiles.some(({ stato }) => stato === "ignoto")) return name;
  return `${name} · ${tiles.filter(({ stato }) => stato === "qui").length} su ${tiles.length}`;
}

/** What full and strip mean; what is empty needs no key of its own when nothing is. */
export function presenceKeys({ punti, serie }: Disegno, tiles: Iterable<PresenceTile>): Key[] {
  const states = new Set([...tiles].map(({ stato }) => stato));
  const nameOf = (code: string | undefined): string =>
    (punti.find((punto) => punto.serie === code)?.serieNome ?? "").toLowerCase();
  const keys: (Key & { stato: State })[] = [
    { stato: "qui", text: nameOf(serie[0]), fill: MAIN },
    { stato: "presto", text: nameOf(serie[1]), fill: "strip" },
    { stato: "no", text: "nessuno", fill: "outline" },
  ];
  return keys.flatMap(({ stato, ...key }) => (states.has(stato) ? [key] : []));
}

/** Adds the tile with its words. */
export function addPresence(cells: Cells, { stato }: PresenceTile, box: LabelBox, text: readonly CellText[]): void {
  const fill = stato === "qui" ? MAIN : PAPER;
  if (stato === "qui") cells.boxes.push({ ...box, fill });
  else cells.outlines.push({ x: box.x + 0.5, x2: box.x2 - 0.5, y: box.y + 0.5, y2: box.y2 - 0.5 });
  if (stato === "presto") cells.boxes.push({ ...box, x2: box.x + STRIP, fill: MAIN });
  const left = box.x + PADDING + (stato === "presto" ? STRIP : 0);
  const height = text.reduce((sum, { lines, face }) => sum + lines.length * lineHeight(face), 0);
  let top = (box.y + box.y2 - height) / 2;
  for (const { lines, face } of text) {
    cells.texts.push(...textFrom(lines, face, { x: left, color: stato === "qui" ? inkOn(fill) : INK }, top));
    top += lines.length * lineHeight(face);
  }
}

/** Room that the words of a tile lose to its strip. */
export const lostTo = ({ stato }: PresenceTile): number => (stato === "presto" ? STRIP : 0);
