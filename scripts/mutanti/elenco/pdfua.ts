// Breakages in pipeline/pdfua/, by file.
import type { Mutante } from "../mutante.ts";

export const PDFUA: readonly Mutante[] = [
  {
    file: "pipeline/pdfua/check.ts",
    from: "look.found !== null",
    to: "look.found === null",
    tests: ["pipeline/pdfua/check.test.ts"],
    why: "A file with every fault would be found good.",
  },
  {
    file: "pipeline/pdfua/content.ts",
    from: 'else if (word === "Q") state = saved.pop() ?? state;',
    to: "",
    tests: ["pipeline/pdfua/check.test.ts"],
    why: "What is drawn with colours of before would count as drawn with those of after.",
  },
  {
    file: "pipeline/pdfua/document.ts",
    from: "`${number} ${stream} ${mcid}`) ? element : null",
    to: "`${number} ${stream} ${mcid}`) ? null : null",
    tests: ["pipeline/pdfua/check.test.ts"],
    why: "Nothing in a page would be content.",
  },
  {
    file: "pipeline/pdfua/document.ts",
    from: 'kids.map((kid) => ("mcid" in kid ? lettersOf(kid) : wordsOf(kid))).join("")',
    to: 'kids.map((kid) => ("mcid" in kid ? lettersOf(kid) : "")).join("")',
    tests: ["pipeline/pdfua/check.test.ts"],
    why: "The words of a heading in a frame would not be its words.",
  },
  {
    file: "pipeline/pdfua/rules-annotations.ts",
    from: "(set & PRINT) !== 0 && ",
    to: "",
    tests: ["pipeline/pdfua/check.test.ts"],
    why: "A link that is not printed would pass.",
  },
  {
    file: "pipeline/pdfua/rules-tables.ts",
    from: "if (seen) return false;",
    to: "return false;",
    tests: ["pipeline/pdfua/check.test.ts"],
    why: "Only the first row of numbers under a header would have it.",
  },
  {
    file: "pipeline/pdfua/rules-words.ts",
    from: "at < 0 && pdf.length > page.length ? page.length : at",
    to: "at",
    tests: ["pipeline/pdfua/check.test.ts"],
    why: "Words that the page never said would pass at the end of the file.",
  },
  {
    file: "pipeline/pdfua/rules-words.ts",
    from: 'INLINE.has(role ?? "") ? "" : "\\n"',
    to: '""',
    tests: ["pipeline/pdfua/check.test.ts"],
    why: "The last word of a cell and the first of the next would be one.",
  },
  {
    file: "pipeline/pdfua/structure.ts",
    from: "THROUGH.has(kid.role) ? held(kid) : [kid]",
    to: "THROUGH.has(kid.role) ? [kid] : [kid]",
    tests: ["pipeline/pdfua/check.test.ts"],
    why: "What a list holds through a frame would not be its own.",
  },
];
