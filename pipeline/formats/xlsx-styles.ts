// styles.xml, only for the number form of each cell style.
import type { Limits } from "./limits.ts";
import { builtinForm, formOf, type NumberForm } from "./number-format.ts";
import { parseXml } from "./xml.ts";

/** The number form of each cell style, by its index. Styles beyond the limit count as plain. */
export function readStyles(part: Buffer, limits: Limits): NumberForm[] {
  const custom = new Map<number, NumberForm>();
  const forms: NumberForm[] = [];
  let isInCellStyles = false;
  parseXml(part, {
    open(name, { numFmtId, formatCode }) {
      if (name === "cellXfs") isInCellStyles = true;
      else if (name === "numFmt" && custom.size < limits.styles) custom.set(Number(numFmtId), formOf(formatCode ?? ""));
      else if (name === "xf" && isInCellStyles && forms.length < limits.styles) {
        const id = Number(numFmtId ?? 0);
        forms.push(custom.get(id) ?? builtinForm(id));
      }
    },
    close(name) {
      if (name === "cellXfs") isInCellStyles = false;
    },
  });
  return forms;
}
