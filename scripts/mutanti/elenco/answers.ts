// Breakages in pipeline/answers/, by file.
import type { Mutante } from "../mutante.ts";

export const ANSWERS: readonly Mutante[] = [
  {
    file: "pipeline/answers/answer.ts",
    from: "if (own.length === 0 || faulty.has(id)) return [];",
    to: "if (own.length === 0) return [];",
    tests: ["pipeline/commands/check-page.test.ts"],
    why: "A part with something to correct would be called fine.",
  },
  {
    file: "pipeline/answers/cells-around.ts",
    from: "quoted(withoutPersons(cell.text).text, SHOWN)",
    to: "quoted(cell.text, SHOWN)",
    tests: ["pipeline/answers/cells-around.test.ts"],
    why: "The tax code of a person would stand on a page that goes round.",
  },
  {
    file: "pipeline/answers/cells-around.ts",
    from: "[...below, { number: row, cells: [] }];",
    to: "below;",
    tests: ["pipeline/answers/cells-around.test.ts"],
    why: "The cell that is missing would not be on the page.",
  },
];
