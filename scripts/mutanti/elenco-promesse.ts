// Breakages in what the report promises: goals, answers, its list of charts, its open data.
import type { Mutante } from "./mutante.ts";

export const PROMESSE: readonly Mutante[] = [
  {
    file: "pipeline/compose/obiettivi.ts",
    from: "goal > 0 && done >= goal",
    to: "goal > 0 && done > 0",
    tests: ["pipeline/compose/obiettivi.test.ts"],
    why: "A goal would be called reached as soon as something was done.",
  },
  {
    file: "pipeline/compose/obiettivi.ts",
    from: "(valore ?? 0) >= (obiettivo.almeno ?? 0)",
    to: "(valore ?? 0) >= 0",
    tests: ["pipeline/compose/obiettivi.test.ts"],
    why: "Every member would reach the number that is asked of each.",
  },
  {
    file: "pipeline/compose/risposte.ts",
    from: "code === null ? undefined : answers.get(code)",
    to: 'answers.get(code ?? "")',
    tests: ["pipeline/compose/risposte.test.ts"],
    why: "A voice that was not answered would bear the answer to another proposal.",
  },
  {
    file: "pipeline/compose/risposte.ts",
    from: "plain(text).startsWith(asked)",
    to: "plain(text).includes(asked)",
    tests: ["pipeline/compose/risposte.test.ts"],
    why: "Who proposes the contrary would be answered as who proposes it.",
  },
  {
    file: "pipeline/compose/stessi-enti.ts",
    from: "Math.abs(figure.find(isChange)?.valore ?? 0)",
    to: "(figure.find(isChange)?.valore ?? 0)",
    tests: ["pipeline/compose/stessi-enti.test.ts"],
    why: "What shrank would be drawn beyond the end of its scale.",
  },
  {
    file: "pipeline/report/contents.ts",
    from: "part?.titolo ?? chapter?.breve",
    to: "chapter?.breve",
    tests: ["pipeline/report/contents.test.ts"],
    why: "The list of charts would not say of which cantiere each is.",
  },
  {
    file: "pipeline/report/opener.ts",
    from: "const top = HEIGHT - Math.max(1, tallest) * pitch;",
    to: "const top = 0;",
    tests: ["pipeline/report/opener.test.ts"],
    why: "Empty room above few dots would push their caption over the edge of the band.",
  },
  {
    file: "pipeline/publish/catalogo.ts",
    from: '"dct:rightsHolder": link(holder ?? ""),',
    to: "",
    tests: ["pipeline/publish/catalogo.test.ts"],
    why: "The catalogue would not say who owns the data.",
  },
  {
    file: "pipeline/publish/stale.ts",
    from: "(csv|vl\\.json)$",
    to: "csv$",
    tests: ["pipeline/publish/stale.test.ts"],
    why: "A chart that is not drawn any more would stand beside figures that are not its own.",
  },
];
