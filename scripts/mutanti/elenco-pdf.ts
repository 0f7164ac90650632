// The finished PDF: what is decoration, what the file says of itself.
import type { Mutante } from "./mutante.ts";

const TAGGING = ["pipeline/report/pdf-tagging.test.ts"];

export const PDF: readonly Mutante[] = [
  {
    file: "pipeline/report/pdf-tagging.ts",
    from: "!mark.hasText && ",
    to: "",
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
    from: "isHead && first !== undefined && first !== at.page",
    to: "isHead && first !== undefined && first === at.page",
    tests: TAGGING,
    why: "The head of a table would be read on its last page instead of its first.",
  },
  {
    file: "pipeline/report/pdf-tagging.ts",
    from: 'ancestors.some(({ role }) => role === "/TH")',
    to: "true",
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
];
