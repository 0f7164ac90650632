// Breakages of the estimate, from the weights of the database to the line under a table.
import type { Mutante } from "./mutante.ts";

const MOMENTS = ["pipeline/store/moments.test.ts"];
const ESTIMATES = ["pipeline/figure/estimates.test.ts"];
const PAGE = ["pipeline/compose/estimated.test.ts"];

const NETWORK = { file: "pipeline/figure/network.ts", tests: ["pipeline/figure/network.test.ts"] };

export const STIMA: readonly Mutante[] = [
  {
    ...NETWORK,
    from: "for (const stima of WEIGHINGS) asDeclared(gruppo, answered, stima);",
    to: "",
    why: "Where nobody can say what a respondent stands for, what was declared would be nowhere.",
  },
  {
    ...NETWORK,
    from: "asDeclared(gruppo, group.answered, stima);",
    to: "",
    why: "Where too few answered one group, what they declared would be nowhere.",
  },
  {
    file: "pipeline/store/values.ts",
    from: "value: `CASE WHEN NOT ${missing} THEN ${each.value} END`,",
    to: "value: each.value,",
    tests: MOMENTS,
    why: "Hours of rows without positions would be divided by the positions of others.",
  },
  {
    file: "pipeline/store/cube.ts",
    from: "own.isPlaced && PLACES.includes(name)",
    to: "false",
    tests: MOMENTS,
    why: "A silent ente would stand where others are.",
  },
  {
    file: "pipeline/store/cube.ts",
    from: 'valore: total("valori") === 0 ? null : total("y"),',
    to: 'valore: total("y"),',
    tests: ["pipeline/store/cube.test.ts"],
    why: "What nobody could give would be 0.",
  },
  {
    file: "pipeline/store/cube.ts",
    from: "CAST(a AS HUGEINT) * y_",
    to: "CAST(100 AS HUGEINT) * y_",
    tests: MOMENTS,
    why: "The error of money would be that of a count.",
  },
  {
    file: "pipeline/figure/states.ts",
    from: "if (rifiuti.length > 0) return uncertain({ ...figura, dichiarato });",
    to: "",
    tests: ESTIMATES,
    why: "An estimate that no gate lets through would be printed.",
  },
  {
    file: "pipeline/figure/figures.ts",
    from: 'if ("refused" in weights || isWithheld(misura)) return uncertain({ ...figura, dichiarato: declared });\n    const estimated = estimateOf(',
    to: 'if ("refused" in weights || isWithheld(misura)) return { ...figura, valore: declared, stato: "valore" };\n    const estimated = estimateOf(',
    tests: ESTIMATES,
    why: "A declared sum would pass for an estimate.",
  },
  {
    file: "pipeline/figure/figures.ts",
    from: 'if (!isSummed(misura, dims)) return { ...figura, stato: "non-pertinente" };',
    to: "",
    tests: ESTIMATES,
    why: "Children, vouchers and meetings would be added up.",
  },
  {
    file: "pipeline/figure/asked.ts",
    from: "if (misura.since > anno) return false;",
    to: "",
    tests: ESTIMATES,
    why: "A question that was not asked would look like one that nobody answered.",
  },
  {
    file: "pipeline/figure/figures.ts",
    from: "if (!isPlanned(misura.piano, Object.keys(fixed))) throw",
    to: "if (false) throw",
    tests: ESTIMATES,
    why: "What is not planned would leave, unprotected.",
  },
  {
    file: "pipeline/figure/questions.ts",
    from: "if (misura.gemella !== undefined) return null;",
    to: "",
    tests: ESTIMATES,
    why: "The twin would be the estimate that it stands in for.",
  },
  {
    tests: ["pipeline/figure/rounding.test.ts"],
    file: "pipeline/figure/rounding.ts",
    from: 'return other?.tipo === "base" ? other : misura;',
    to: 'return other?.tipo === "base" ? misura : misura;',
    why: "The same money would be printed a euro apart in two tables.",
  },
  {
    file: "pipeline/statistics/rounding.ts",
    from: "rowLower: rows.map((row) => needed(row, floors)),",
    to: "rowLower: rows.map(() => -solver.infinity),",
    tests: ["pipeline/statistics/rounding.test.ts"],
    why: "Printed cells would not add up to the printed total.",
  },
  {
    file: "pipeline/compose/declared-twin.ts",
    from: "!doubtful.some(({ totale }) => totale) && ",
    to: "",
    tests: PAGE,
    why: "A table would tell estimates under a total that is not to be trusted.",
  },
  {
    file: "pipeline/compose/compared-titles.ts",
    from: "if (!isAbove(first, third, def, dati) || !isAbove(second, third, def, dati)) ",
    to: "if (!isAbove(first, third, def, dati)) ",
    tests: ["pipeline/compose/compared-titles.test.ts"],
    why: "One would be said to come before a third that may be above it.",
  },
  {
    file: "pipeline/compose/compared-titles.ts",
    from: "!isClear && (isTied || first === undefined || first.riga === most)",
    to: "!isClear && first === undefined",
    tests: ["pipeline/compose/compared-titles.test.ts"],
    why: "It would be said in how many panels something comes first where in one it is not known.",
  },
  {
    file: "pipeline/compose/ranking.ts",
    from: 'if (dati.misura.gemella !== undefined) return { guardia: "dichiarato" };',
    to: "",
    tests: PAGE,
    why: "Of declared sums somebody would be called first who is not.",
  },
  {
    file: "pipeline/compose/ranking.ts",
    from: "return first.etichetta !== second.etichetta && isApart;",
    to: "return first.etichetta !== second.etichetta;",
    tests: PAGE,
    why: "Of two estimates whose intervals touch one would be called first.",
  },
  {
    file: "pipeline/compose/capitoli.ts",
    from: "isDeclared ? `${base}. ${ONLY_DECLARED}` : base",
    to: "base",
    tests: PAGE,
    why: "A declared sum would stand as a headline like any estimate.",
  },
];
