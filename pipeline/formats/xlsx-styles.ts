// styles.xml, only for what a cell style says of the meaning of its cell, and whether its letters are seen.
import { BLACK, isUnseen, type Rgb, rgbOf, USUAL_SIZE, WHITE } from "./colours.ts";
import type { Limits } from "./limits.ts";
import { builtinForm, formOf, type Look, type NumberForm } from "./number-format.ts";
import { colourOf } from "./xlsx-colours.ts";
import { DxfReader } from "./xlsx-dxf.ts";
import type { RuleLooks } from "./xlsx-rules.ts";
import { isOn } from "./xlsx-strings.ts";
import { type Attributes, parseXml } from "./xml.ts";

interface Font {
  struck: boolean;
  size: number;
  colour: Attributes;
}

/** `colour` is null under a pattern or a gradient. */
interface Fill {
  pattern: string;
  colour: Attributes | null;
}

interface Style {
  readonly form: NumberForm;
  readonly font: number;
  readonly fill: number;
}

export interface Styles extends RuleLooks {
  /** The look of each cell style, by its index. Styles beyond the limit count as plain. */
  readonly cells: readonly Look[];
}

export function readStyles(part: Buffer, limits: Limits, theme: readonly (Rgb | null)[]): Styles {
  const custom = new Map<number, NumberForm>();
  const fonts: Font[] = [];
  const fills: Fill[] = [];
  const styles: Style[] = [];
  const palette: (Rgb | null)[] = [];
  const dxfs: DxfReader[] = [];
  let list = "";
  parseXml(part, {
    open(name, attributes) {
      const { numFmtId, formatCode, fontId, fillId, val, patternType } = attributes;
      const font = list === "fonts" ? fonts.at(-1) : undefined;
      const fill = list === "fills" ? fills.at(-1) : undefined;
      if (list === "dxfs") {
        if (name === "dxf" && dxfs.length < limits.styles) dxfs.push(new DxfReader(theme, palette));
        dxfs.at(-1)?.open(name, attributes);
      } else if (name === "dxfs" || name === "cellXfs" || name === "fonts" || name === "fills") list = name;
      else if (name === "numFmt" && custom.size < limits.styles) custom.set(Number(numFmtId), formOf(formatCode ?? ""));
      else if (name === "font" && list === "fonts" && fonts.length < limits.styles)
        fonts.push({ struck: false, size: USUAL_SIZE, colour: {} });
      else if (name === "strike" && font !== undefined) font.struck = isOn(val);
      else if (name === "sz" && font !== undefined) font.size = Number(val ?? USUAL_SIZE);
      else if (name === "color" && font !== undefined) font.colour = attributes;
      else if (name === "fill" && list === "fills" && fills.length < limits.styles)
        fills.push({ pattern: "gradient", colour: null });
      else if (name === "patternFill" && fill !== undefined) fill.pattern = patternType ?? "none";
      else if (name === "fgColor" && fill !== undefined) fill.colour = attributes;
      else if (name === "rgbColor") palette.push(rgbOf(attributes["rgb"]));
      else if (name === "xf" && list === "cellXfs" && styles.length < limits.styles) {
        const id = Number(numFmtId ?? 0);
        const form = custom.get(id) ?? builtinForm(id);
        styles.push({ form, font: Number(fontId ?? 0), fill: Number(fillId ?? 0) });
      }
    },
    close(name) {
      if (name === list) list = "";
      else if (list === "dxfs") dxfs.at(-1)?.close(name);
    },
  });
  const groundOf = (fill: Fill | undefined): Rgb | null => {
    if (fill === undefined || fill.pattern === "none") return WHITE;
    return fill.pattern === "solid" ? colourOf(fill.colour ?? {}, theme, palette, null) : null;
  };
  const cells = styles.map(({ form, font, fill }) => {
    const { struck = false, size = USUAL_SIZE, colour = {} } = fonts[font] ?? {};
    const letters = { size, colour: colourOf(colour, theme, palette, BLACK), ground: groundOf(fills[fill]) };
    return { form, struck, unseen: isUnseen(letters), letters };
  });
  return { cells, looks: dxfs.map((dxf) => dxf.look()), reader: () => new DxfReader(theme, palette) };
}
