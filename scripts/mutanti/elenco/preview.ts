// Breakages in pipeline/preview/, by file.
import type { Mutante } from "../mutante.ts";

export const PREVIEW: readonly Mutante[] = [
  {
    file: "pipeline/preview/watching.ts",
    from: 'if (OF_WORDS.test(file)) return "testi";',
    to: 'if (OF_WORDS.test(file)) return "pagina";',
    tests: ["pipeline/preview/watching.test.ts"],
    why: "A changed text would never be seen in the preview.",
  },
];
