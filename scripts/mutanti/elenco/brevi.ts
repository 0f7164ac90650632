// Breakages in pipeline/brevi/, by file.
import type { Mutante } from "../mutante.ts";

export const BREVI: readonly Mutante[] = [
  {
    file: "pipeline/brevi/easy-rules.ts",
    from: "const MOST_WORDS = 15;",
    to: "const MOST_WORDS = 16;",
    tests: ["pipeline/brevi/easy-rules.test.ts"],
    why: "Sentences in easy words would grow.",
  },
  {
    file: "pipeline/brevi/form.ts",
    from: "here.has(id) ? whole",
    to: 'id !== "" ? whole',
    tests: ["pipeline/brevi/form.test.ts"],
    why: "Links of a sheet would lead nowhere.",
  },
];
