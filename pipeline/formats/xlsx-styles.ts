// styles.xml, only for what a cell style says of the meaning of its cell.
import type { Limits } from "./limits.ts";
import { builtinForm, formOf, type Look, type NumberForm } from "./number-format.ts";
import { isOn } from "./xlsx-strings.ts";
import { parseXml } from "./xml.ts";

/** The look of each cell style, by its index. Styles beyond the limit count as plain. */
export function readStyles(part: Buffer, limits: Limits): Look[] {
  const custom = new Map<number, NumberForm>();
  const struckFonts: boolean[] = [];
  const looks: Look[] = [];
  let list = "";
  parseXml(part, {
    open(name, { numFmtId, formatCode, fontId, val }) {
      if (name === "cellXfs" || name === "fonts") list = name;
      else if (name === "numFmt" && custom.size < limits.styles) custom.set(Number(numFmtId), formOf(formatCode ?? ""));
      else if (name === "font" && list === "fonts" && struckFonts.length < limits.styles) struckFonts.push(false);
      else if (name === "strike" && list === "fonts" && struckFonts.length > 0)
        struckFonts[struckFonts.length - 1] = isOn(val);
      else if (name === "xf" && list === "cellXfs" && looks.length < limits.styles) {
        const id = Number(numFmtId ?? 0);
        looks.push({ form: custom.get(id) ?? builtinForm(id), struck: struckFonts[Number(fontId ?? 0)] ?? false });
      }
    },
    close(name) {
      if (name === list) list = "";
    },
  });
  return looks;
}
