// Breakages in pipeline/charts/, by file.
import type { Mutante } from "../mutante.ts";

export const CHARTS: readonly Mutante[] = [
  {
    file: "pipeline/charts/bars.ts",
    from: 'if (punto.stato === "riservato") hatches.push(hatch(chip));',
    to: "",
    tests: ["pipeline/charts/draw-hidden.test.ts"],
    why: "What is protected would look like what is missing.",
  },
  {
    file: "pipeline/charts/points.ts",
    from: "signIn(stato, unita)",
    to: "signIn(stato, {})",
    tests: ["pipeline/compose/needs.test.ts"],
    why: "In the drawing unknown and hidden would be signs without a word.",
  },
  {
    file: "pipeline/charts/points.ts",
    from: 'return punto.valore !== null && ["valore", "stimato", "nulla"].includes(punto.stato);',
    to: "return punto.valore !== null;",
    tests: ["pipeline/charts/points.test.ts"],
    why: "A hidden value left in its point would be drawn.",
  },
  {
    file: "pipeline/charts/stack.ts",
    from: "(punto) => !isDrawn(punto) && !isNothing(punto)",
    to: "(punto) => !isDrawn(punto)",
    tests: ["pipeline/charts/nothing.test.ts"],
    why: "What is known to be nothing would have a box, like the part «Assente» beside it.",
  },
  {
    file: "pipeline/charts/svg.ts",
    from: '.replaceAll("<", "&lt;")',
    to: "",
    tests: ["pipeline/charts/svg.test.ts"],
    why: "A name could put markup into the page.",
  },
  {
    file: "pipeline/charts/barre-impilate.ts",
    from: "small.length === 0 || low < 0",
    to: "true || low < 0",
    tests: ["pipeline/charts/nothing.test.ts"],
    why: "The values of small parts would be printed nowhere.",
  },
];
