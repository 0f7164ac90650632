// The finished PDF: what is decoration, what the file says of itself.
import type { Mutante } from "./mutante.ts";

const TAGGING = ["pipeline/report/pdf-tagging.test.ts"];
const CHECK = ["pipeline/pdfua/check.test.ts"];

export const PDF: readonly Mutante[] = [
  {
    file: "pipeline/report/pdf-tagging.ts",
    from: "!mark.hasText && !mark.hasImage",
    to: "!mark.hasImage",
    tests: TAGGING,
    why: "The words of the report would be decoration.",
  },
  {
    file: "pipeline/report/pdf-tagging.ts",
    from: 'holders[mark.mcid] = "null";',
    to: "",
    tests: TAGGING,
    why: "The parent tree would lead from a decoration to an element that does not know it.",
  },
  {
    file: "pipeline/report/pdf-tagging.ts",
    from: "Number(first) !== page",
    to: "Number(first) === page",
    tests: TAGGING,
    why: "The head of a table would be read on its last page instead of its first.",
  },
  {
    file: "pipeline/report/pdf-tagging.ts",
    from: " && under(HEADER)",
    to: "",
    tests: TAGGING,
    why: "What goes on over the page would not be read there.",
  },
  {
    file: "pipeline/report/pdf-content.ts",
    from: "intersection(this.#state.clip, box))",
    to: "box)",
    tests: TAGGING,
    why: "A drawing would be as large as what is cut off from it.",
  },
  {
    file: "pipeline/report/pdf-content.ts",
    from: "clip: intersection(this.#state.clip, this.#path) };",
    to: "clip: this.#path };",
    tests: TAGGING,
    why: "What is cut off inside what is cut off would be seen.",
  },
  {
    file: "pipeline/report/pdf-content.ts",
    from: "this.#state = this.#saved.pop() ?? this.#state;",
    to: "",
    tests: TAGGING,
    why: "The second drawing of a page would be looked for where the first one is.",
  },
  {
    file: "pipeline/report/pdf-tagging.ts",
    from: "removeKid(file, above, (kid) => pointsAt(kid) === element);",
    to: "",
    tests: TAGGING,
    why: "An element would have a child that is not in the file.",
  },
  {
    file: "pipeline/report/pdf-tagging.ts",
    from: "ctm: product(matrixIn(own), ctm)",
    to: "ctm",
    tests: TAGGING,
    why: "A drawing with a shade of its own would be looked for at the wrong size.",
  },
  {
    file: "pipeline/pdfua/check.ts",
    from: "look.found !== null",
    to: "look.found === null",
    tests: CHECK,
    why: "A file with every fault would be found good.",
  },
  {
    file: "pipeline/pdfua/document.ts",
    from: "`${number} ${stream} ${mcid}`) ? element : null",
    to: "`${number} ${stream} ${mcid}`) ? null : null",
    tests: CHECK,
    why: "Nothing in a page would be content.",
  },
  {
    file: "pipeline/pdfua/structure.ts",
    from: "THROUGH.has(kid.role) ? held(kid) : [kid]",
    to: "THROUGH.has(kid.role) ? [kid] : [kid]",
    tests: CHECK,
    why: "What a list holds through a frame would not be its own.",
  },
  {
    file: "pipeline/pdfua/rules-tables.ts",
    from: "if (seen) return false;",
    to: "return false;",
    tests: CHECK,
    why: "Only the first row of numbers under a header would have it.",
  },
  {
    file: "pipeline/pdfua/content.ts",
    from: 'else if (word === "Q") state = saved.pop() ?? state;',
    to: "",
    tests: CHECK,
    why: "What is drawn with colours of before would count as drawn with those of after.",
  },
  {
    file: "pipeline/pdfua/rules-annotations.ts",
    from: "(set & PRINT) !== 0 && ",
    to: "",
    tests: CHECK,
    why: "A link that is not printed would pass.",
  },
  {
    file: "pipeline/pdfua/rules-words.ts",
    from: "at < 0 && pdf.length > page.length ? page.length : at",
    to: "at",
    tests: CHECK,
    why: "Words that the page never said would pass at the end of the file.",
  },
  {
    file: "pipeline/pdfua/rules-words.ts",
    from: 'INLINE.has(element.role ?? "") ? "" : "\\n"',
    to: '""',
    tests: CHECK,
    why: "The last word of a cell and the first of the next would be one.",
  },
];
