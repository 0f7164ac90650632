// The colours of a workbook: by value, by number, or by their place in its theme.
import { BLACK, indexedColour, type Rgb, rgbOf, tinted, WHITE } from "./colours.ts";
import { type Attributes, isTrue, parseXml } from "./xml.ts";

/** Themes are listed dark before light, and referred to light before dark. */
const PLACES = ["lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"];

/** The colours of a theme by their number; without a part paper and letters alone are known. */
export function readTheme(part: Buffer | undefined): readonly (Rgb | null)[] {
  const found: (Rgb | null)[] = [WHITE, BLACK];
  if (part === undefined) return found;
  let place = -1;
  parseXml(part, {
    open(name, { val, lastClr }) {
      if (PLACES.includes(name)) place = PLACES.indexOf(name);
      else if (place >= 0 && (name === "sysClr" || name === "srgbClr")) {
        found[place] = rgbOf(lastClr ?? val);
        place = -1;
      }
    },
  });
  return found;
}

/** A colour as an element names it; null when it cannot be told. */
export function colourOf(
  { rgb, theme, indexed, tint, auto }: Attributes,
  themes: readonly (Rgb | null)[],
  own: readonly (Rgb | null)[],
  automatic: Rgb | null,
): Rgb | null {
  if (isTrue(auto) || indexed === "64") return automatic;
  const plain =
    rgb !== undefined
      ? rgbOf(rgb)
      : theme !== undefined
        ? (themes[Number(theme)] ?? null)
        : indexed !== undefined
          ? indexedColour(Number(indexed), own)
          : automatic;
  return plain === null || tint === undefined ? plain : tinted(plain, Number(tint));
}
