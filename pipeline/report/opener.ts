// The band that opens a cantiere: one outcome as dots, a block for each zona where it happened. Placed by hand, white on the
// colour of the band; the numbers stand under the blocks.
import type { Evidenza } from "../../schemas/report-model.ts";
import { formatNumber } from "../../schemas/unita.ts";
import { escapeHtml } from "./escape.ts";

/** Millimetres: the body of the page, and the height of the blocks. */
const WIDTH = 174;
const HEIGHT = 62;
/** From dot to dot, the largest that fits is taken. */
const PITCHES = [8, 5.6, 4, 2.8, 2.5];
/** How many units a dot may stand for. */
const UNITS = [1, 10, 100, 1000, 10_000, 100_000];
/** Between two blocks. */
const GAP = 7;
const WORDS = 11;

export interface OpenerView {
  readonly disegno: string;
  /** «Ogni punto è un’unità, nel luogo in cui è stata contata.» */
  readonly nota: string;
}

interface DotBlock {
  readonly nome: string;
  readonly testo: string;
  readonly valore: number;
}

/** The drawing and its caption; null when there is nothing to count. */
export function openerOf({ cifra, luoghi }: Evidenza, total: number | null): OpenerView | null {
  const isWhole = luoghi.length > 0 && luoghi.every(({ valore }) => valore !== null);
  const blocks: DotBlock[] = isWhole
    ? luoghi.map(({ nome, testo, valore }) => ({ nome, testo, valore: valore ?? 0 }))
    : [{ nome: "", testo: "", valore: total ?? 0 }];
  if (blocks.some(({ valore }) => valore < 1) || blocks.length === 0) return null;
  const fitting = fitted(blocks);
  if (fitting === null) return null;
  const { unit, pitch } = fitting;
  const rows = Math.floor(HEIGHT / pitch);
  let x = 0;
  const parts = blocks.map(({ nome, testo, valore }) => {
    const dots = Math.round(valore / unit);
    const columns = Math.max(1, Math.ceil(dots / rows));
    const drawn = Array.from({ length: dots }, (_, i) => dotAt(x, pitch, rows, dots, i)).join("");
    const words = nome === "" ? "" : wordsAt(x, nome, testo);
    x += Math.max(columns * pitch, nome.length * 2.1) + GAP;
    return drawn + words;
  });
  const places = isWhole ? `: ${luoghi.map(({ nome, testo }) => `${nome} ${testo}`).join(", ")}` : "";
  const alt = `${cifra.testo} ${cifra.didascalia}, un punto ogni ${formatNumber(unit)}${places}.`;
  // Few dots take little room: nothing empty stands above the tallest block.
  const tallest = Math.max(...blocks.map(({ valore }) => Math.min(rows, Math.round(valore / unit))));
  const top = HEIGHT - Math.max(1, tallest) * pitch;
  const height = (isWhole ? HEIGHT + WORDS : HEIGHT) - top;
  const svg = `<svg role="img" aria-label="${escapeHtml(alt)}" viewBox="0 ${round(top)} ${WIDTH} ${round(height)}" preserveAspectRatio="xMinYMin meet" focusable="false"><g fill="#FFFFFF">${parts.join("")}</g></svg>`;
  const [each, where] =
    unit === 1
      ? ["Ogni punto è un’unità", "è stata contata"]
      : [`Ogni punto vale ${formatNumber(unit)} unità`, "sono state contate"];
  return { disegno: svg, nota: isWhole ? `${each}, nel luogo in cui ${where}.` : `${each}.` };
}

/** Fewest units to a dot, then the largest dots, such that all blocks stand side by side. */
function fitted(blocks: readonly DotBlock[]): { unit: number; pitch: number } | null {
  for (const unit of UNITS)
    for (const pitch of PITCHES) {
      const rows = Math.floor(HEIGHT / pitch);
      const width = blocks.reduce(
        (sum, { nome, valore }) => {
          const columns = Math.max(1, Math.ceil(Math.round(valore / unit) / rows));
          return sum + Math.max(columns * pitch, nome.length * 2.1);
        },
        (blocks.length - 1) * GAP,
      );
      if (width <= WIDTH) return { unit, pitch };
    }
  return null;
}

/** Columns fill from the left, the last one from the foot. */
function dotAt(left: number, pitch: number, rows: number, dots: number, i: number): string {
  const column = Math.floor(i / rows);
  const isLast = column === Math.floor((dots - 1) / rows);
  const inColumn = isLast ? dots - column * rows : rows;
  const row = rows - inColumn + (i % rows);
  const [x, y] = [left + (column + 0.5) * pitch, (row + 0.5) * pitch + HEIGHT - rows * pitch];
  return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(pitch * 0.39)}"/>`;
}

const wordsAt = (x: number, nome: string, testo: string): string =>
  `<text x="${round(x)}" y="${HEIGHT + 5}" font-size="3.6" font-weight="600">${escapeHtml(nome)}</text><text x="${round(x)}" y="${HEIGHT + 9.5}" font-size="3.6">${escapeHtml(testo)}</text>`;

const round = (value: number): number => Math.round(value * 100) / 100;
