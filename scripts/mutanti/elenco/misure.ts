// Breakages in pipeline/misure/, by file.
import type { Mutante } from "../mutante.ts";

export const MISURE: readonly Mutante[] = [
  {
    file: "pipeline/misure/quota-famiglie.ts",
    from: 'numeratore: { misura: "valore-netto", dove: { fonte_gruppo: "famiglie" } }',
    to: 'numeratore: { misura: "valore-netto", dove: { fonte_gruppo: "proprie" } }',
    tests: ["pipeline/misure/misure.test.ts"],
    why: "What families bear would be what others bear.",
  },
  {
    file: "pipeline/misure/volontari-ore.ts",
    from: 'somma("ore_annue")',
    to: 'somma("volontari")',
    tests: ["pipeline/misure/misure.test.ts"],
    why: "Hours would be heads.",
  },
];
