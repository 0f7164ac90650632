// Breakages in scripts/, by file.
import type { Mutante } from "../mutante.ts";

export const SCRIPTS: readonly Mutante[] = [
  {
    file: "scripts/regex/linear.ts",
    from: "if (positions.looksFarBehind)",
    to: 'if (source === "")',
    tests: ["scripts/regex/linear.test.ts"],
    why: "An expression that goes back to the beginning from every letter would pass.",
  },
];
