// One `dxf`: what a rule of conditional formatting makes of letters, ground and number.
import { BLACK, type Rgb } from "./colours.ts";
import type { RuleLook } from "./conditional.ts";
import { formOf, type NumberForm } from "./number-format.ts";
import { colourOf } from "./xlsx-colours.ts";
import type { Attributes } from "./xml.ts";

export class DxfReader {
  private readonly theme: readonly (Rgb | null)[];
  /** Filled while the styles are read: colours are looked up at the end. */
  private readonly palette: readonly (Rgb | null)[];
  private isFont = false;
  private isPattern = false;
  private colour: Attributes | null = null;
  private ground: Attributes | null = null;
  private size: number | null = null;
  private form: NumberForm | null = null;

  constructor(theme: readonly (Rgb | null)[], palette: readonly (Rgb | null)[]) {
    this.theme = theme;
    this.palette = palette;
  }

  open(tag: string, attributes: Attributes): void {
    if (tag === "font") this.isFont = true;
    else if (tag === "color" && this.isFont) this.colour = attributes;
    else if (tag === "sz" && this.isFont) this.size = Number(attributes.val);
    else if (tag === "patternFill") this.isPattern = (attributes.patternType ?? "solid") !== "solid";
    // The colour of the ground is the second here, where in cells it is the first.
    else if (tag === "bgColor" || (tag === "fgColor" && this.ground === null)) this.ground = attributes;
    else if (tag === "numFmt") this.form = formOf(attributes.formatCode ?? "");
  }

  close(tag: string): void {
    if (tag === "font") this.isFont = false;
  }

  look(): RuleLook {
    const { theme, palette, colour, ground, isPattern, size, form } = this;
    return {
      ...(colour !== null && { colour: colourOf(colour, theme, palette, BLACK) }),
      ...(ground !== null && { ground: isPattern ? null : colourOf(ground, theme, palette, null) }),
      ...(size !== null && Number.isFinite(size) && { size }),
      ...(form !== null && { form }),
    };
  }
}
