// Breakages in pipeline/prospetti/, by file.
import type { Mutante } from "../mutante.ts";

export const PROSPETTI: readonly Mutante[] = [
  {
    file: "pipeline/prospetti/risorse.ts",
    from: 'righe: { dimensione: "voce", soloPresenti: true, ordina: "valore", totale: true }',
    to: 'righe: { dimensione: "voce", soloPresenti: true, ordina: "valore" }',
    tests: ["pipeline/prospetti/prospetti.test.ts"],
    why: "A title would speak of a whole that the table does not show.",
  },
];
