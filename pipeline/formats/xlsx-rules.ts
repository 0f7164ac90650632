// The conditional formatting of a worksheet part, in the order in which its rules count: those of the sheet, and those that
// programs of today keep beside them as an extension.
import { parseCell, parseRange, type Range } from "./a1.ts";
import type { Rule, RuleLook } from "./conditional.ts";
import type { DxfReader } from "./xlsx-dxf.ts";
import { isTrue, parseXml } from "./xml.ts";

/** Looks of rules by their number, and how to read one that a rule carries with it. */
export interface RuleLooks {
  readonly looks: readonly RuleLook[];
  readonly reader: () => DxfReader;
}

const MAX_AREAS = 2_000;

interface Found {
  type: string;
  operator: string;
  text: string;
  priority: number;
  stops: boolean;
  look: RuleLook | undefined;
  formulas: string[];
}

/** No rules at all where nothing in the part names any: most sheets are read only once. */
export function readRules(part: Buffer, looks: () => RuleLooks): Rule[] {
  if (!part.includes("onditionalFormatting")) return [];
  const rules: (Rule & { priority: number })[] = [];
  let areas: Range[] = [];
  let found: Found[] = [];
  let dxf: DxfReader | null = null;
  let words: string | null = null;
  parseXml(
    part,
    {
      open(name, attributes) {
        const tag = withoutPrefix(name);
        const rule = found.at(-1);
        if (dxf !== null) dxf.open(tag, attributes);
        else if (tag === "conditionalFormatting") {
          areas = areasOf(attributes.sqref);
          found = [];
        } else if (tag === "cfRule") {
          const { type = "", operator = "", text = "", priority = "0", stopIfTrue, dxfId } = attributes;
          const look = dxfId === undefined ? undefined : looks().looks[Number(dxfId)];
          found.push({
            type,
            operator,
            text,
            priority: Number(priority),
            stops: isTrue(stopIfTrue),
            look,
            formulas: [],
          });
        } else if ((tag === "dataBar" || tag === "iconSet") && /^(0|false)$/.test(attributes.showValue ?? "")) {
          if (rule !== undefined) Object.assign(rule, { type: "always", look: { isBare: true } });
        } else if (tag === "dxf") dxf = looks().reader();
        else if (tag === "formula" || tag === "f" || tag === "sqref") words = "";
      },
      text(piece) {
        if (words !== null) words += piece;
      },
      close(name) {
        const tag = withoutPrefix(name);
        const rule = found.at(-1);
        if (tag === "dxf" && dxf !== null) {
          if (rule !== undefined) rule.look = dxf.look();
          dxf = null;
        } else if (dxf !== null) dxf.close(tag);
        else if (tag === "sqref" && words !== null) areas = areasOf(words);
        else if ((tag === "formula" || tag === "f") && words !== null) rule?.formulas.push(words);
        else if (tag === "conditionalFormatting") {
          for (const { look, type, operator, text, formulas, priority, stops } of found) {
            if (look === undefined || areas.length === 0) continue;
            rules.push({ areas, look, test: { type, operator, text, formulas }, stops, priority });
          }
          found = [];
        }
        if (tag === "formula" || tag === "f" || tag === "sqref") words = null;
      },
    },
    "con prefisso",
  );
  return rules.sort((a, b) => a.priority - b.priority);
}

const withoutPrefix = (name: string): string => name.slice(name.indexOf(":") + 1);

/** «A1:B9 D4» */
function areasOf(written = ""): Range[] {
  return written.split(/\s+/, MAX_AREAS).flatMap((ref) => {
    const cell = parseCell(ref);
    return (
      parseRange(ref) ??
      (cell === null ? [] : { top: cell.row, left: cell.column, bottom: cell.row, right: cell.column })
    );
  });
}
