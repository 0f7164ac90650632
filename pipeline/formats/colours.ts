// The colours of letters and of what lies behind them, only as far as to know that nobody sees the letters.

/** 0xRRGGBB. */
export type Rgb = number;

export const BLACK: Rgb = 0x000000;
export const WHITE: Rgb = 0xffffff;

/** Letters of a cell: null where a colour is not known, and then they are taken to be seen. */
export interface Letters {
  readonly colour: Rgb | null;
  readonly ground: Rgb | null;
  /** In points. */
  readonly size: number;
}

/** No font of a workbook is named without a size. */
export const USUAL_SIZE = 11;
export const PLAIN_LETTERS: Letters = { colour: BLACK, ground: WHITE, size: USUAL_SIZE };

/** Letters that no eye reads: of the colour of their ground or nearly, or lower than a hair. */
export function isUnseen({ colour, ground, size }: Letters): boolean {
  if (size < LEAST_SIZE) return true;
  return colour !== null && ground !== null && contrast(colour, ground) < LEAST_CONTRAST;
}
const LEAST_SIZE = 3;
/** Light grey on white, which is read with effort, is 1.4; white on the palest fills 1.1. */
const LEAST_CONTRAST = 1.2;

/** WCAG 2.2, contrast ratio. */
function contrast(a: Rgb, b: Rgb): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (high + 0.05) / (low + 0.05);
}

function luminance(rgb: Rgb): number {
  const linear = (shift: number): number => {
    const part = ((rgb >> shift) & 0xff) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0);
}

/** «FF12436D», «12436D», «#12436d»; null of anything else. */
export function rgbOf(text: string | undefined): Rgb | null {
  const digits = /^#?(?:[0-9a-f]{2})?([0-9a-f]{6})$/i.exec(text ?? "")?.[1];
  return digits === undefined ? null : Number.parseInt(digits, 16);
}

/** Lighter by a part of what is left to white, darker by a part of what is left to black (ECMA-376 18.8.19, by channel). */
export function tinted(rgb: Rgb, tint: number): Rgb {
  const channel = (shift: number): number => {
    const part = (rgb >> shift) & 0xff;
    return Math.round(tint < 0 ? part * (1 + tint) : part + (255 - part) * tint) << shift;
  };
  return channel(16) | channel(8) | channel(0);
}

/** The colours that files refer to by number only: 0–7 are 8–15 again, 64 is that of letters, 65 that of paper. */
export function indexedColour(index: number, own: readonly (Rgb | null)[] = []): Rgb | null {
  if (index === 64 || index === 0x7fff) return BLACK;
  if (index === 65) return WHITE;
  return own[index] ?? PALETTE[index < 8 ? index : index - 8] ?? null;
}
const PALETTE: readonly Rgb[] = (
  "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 800000 008000 000080 808000 800080 008080 C0C0C0 808080 " +
  "9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF " +
  "00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 " +
  "003366 339966 003300 333300 993300 993366 333399 333333"
)
  .split(" ")
  .map((digits) => Number.parseInt(digits, 16));

/** Points that a row must be high, and characters that a column must be wide, for anything in it to be seen. */
export const LEAST_HEIGHT = 3;
export const LEAST_WIDTH = 0.8;
