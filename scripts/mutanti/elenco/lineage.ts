// Breakages in pipeline/lineage/, by file.
import type { Mutante } from "../mutante.ts";

export const LINEAGE: readonly Mutante[] = [
  {
    file: "pipeline/lineage/fate.ts",
    from: "const same = [ricezione.protocollo, uguale_a];",
    to: "const same = [ricezione.protocollo];",
    tests: ["pipeline/lineage/trace.test.ts"],
    why: "Of a copy any sheet would be a sheet.",
  },
  {
    file: "pipeline/lineage/steps.ts",
    from: "if (passo.esce === given) return inside;",
    to: "if (passo.esce !== null) return inside;",
    tests: ["pipeline/lineage/steps.test.ts"],
    why: "A trace with a row too few would be taken for the whole of a number.",
  },
  {
    file: "pipeline/lineage/steps.ts",
    from: "...unlikeDeclared(figura, passi),",
    to: "",
    tests: ["pipeline/lineage/steps.test.ts"],
    why: "What was declared beside an estimate would be shown by nobody's rows.",
  },
  {
    file: "pipeline/lineage/steps.ts",
    from: "return enti.size === figura.n_enti",
    to: "return true",
    tests: ["pipeline/lineage/steps.test.ts"],
    why: "Rows of other enti with the same sum would pass for those behind a figura.",
  },
  {
    file: "pipeline/lineage/steps.ts",
    from: 'if (top.valore === null && top.stato !== "nulla") return null;',
    to: "",
    tests: ["pipeline/lineage/steps.test.ts"],
    why: "A numerator that nobody could give would be traced as a true zero.",
  },
];
