// The colours of the report and the arithmetic that proves they can be told apart. Rules: REPORT.md 2.2.

export const INK = "#1D1D1B";
export const NOTE = "#595959";
/** Marks that give context only: the grey rows beside an accent, outlines of what is not a number. */
export const CONTEXT = "#8C8C8C";
export const GRID = "#D9D9D9";
export const PAPER = "#FFFFFF";

/** Dark and light alternate, so that neighbours differ by 3:1 and survive grey print. */
export const CATEGORICAL = ["#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1"] as const;
export const MAIN = CATEGORICAL[0];

/** Five steps to the first colour, each at least 1.5 times darker than the one before it. */
export const SEQUENTIAL = ["#D9E6F2", "#A5BFDA", "#6F94BA", "#3E6A97", "#12436D"] as const;

/** Series that are no sources of money: the first four colours of CATEGORICAL would say so. Dark and light alternate too. */
export const NEUTRAL = [MAIN, CONTEXT, "#3D3D3D", "#6F94BA"] as const;

/** What is there, in part, not at all: full, grey, empty with an outline. */
const PRESENCE = [MAIN, CONTEXT, PAPER] as const;

/** The same for series that say how much of something is there. */
export const presence = (position: number): string => PRESENCE[position] ?? PAPER;

/** The colour of a series by position; a seventh series starts again. */
export function categorical(position: number): string {
  return CATEGORICAL[position % CATEGORICAL.length] ?? MAIN;
}

/** The same for series of a chart in neutral colours. */
export function neutral(position: number): string {
  return NEUTRAL[position % NEUTRAL.length] ?? MAIN;
}

/** WCAG 2 contrast ratio of two `#RRGGBB` colours, 1–21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** The text colour for a fill: whichever of black and white reads better, at least 4.5:1 on every fill of this file. */
export function inkOn(fill: string): string {
  return contrast(fill, PAPER) > contrast(fill, INK) ? PAPER : INK;
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
