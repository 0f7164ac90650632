// Breakages of what people decide about findings.
import type { Mutante } from "./mutante.ts";

const DECIDI = ["pipeline/commands/decidi.test.ts"];

export const DECISIONI: readonly Mutante[] = [
  {
    file: "pipeline/reading/corrected.ts",
    from: "!== prima) return cell;",
    to: "!== prima && false) return cell;",
    tests: ["pipeline/reading/corrected.test.ts"],
    why: "An answer about one value would be read in the place of another.",
  },
  {
    file: "pipeline/reading/corrected.ts",
    from: "if (each.posto === posto) ",
    to: "",
    tests: ["pipeline/reading/corrected.test.ts"],
    why: "The same words in another row would be corrected too.",
  },
  {
    file: "pipeline/reading/rows.ts",
    from: "const written = grezza.celle[at];",
    to: "const written = celle[at];",
    tests: ["pipeline/reading/corrected.test.ts"],
    why: "What somebody wrote would be lost behind what somebody else decided.",
  },
  {
    file: "pipeline/collect/decisions.ts",
    from: "JSON.stringify([mostrato, quanti, Object.entries(params).sort()])",
    to: "JSON.stringify([quanti])",
    tests: DECIDI,
    why: "What was confirmed for one value would be confirmed for any.",
  },
  {
    file: "pipeline/collect/decisions.ts",
    from: 'if (scelta === "conferma" && finding.gravita === "correggere")',
    to: "if (false)",
    tests: DECIDI,
    why: "What cannot be counted would be confirmed, and asked no more.",
  },
  {
    file: "pipeline/collect/decisions.ts",
    from: 'return motivo.trim() === "" ? "Manca il motivo." : null;',
    to: "return null;",
    tests: DECIDI,
    why: "An odd value would be confirmed without a reason.",
  },
  {
    file: "pipeline/collect/decisions.ts",
    from: 'if (decisione === null || decisione.scelta === "correggi") return finding;',
    to: "if (decisione === null) return finding;",
    tests: ["pipeline/line/readings.test.ts"],
    why: "A value that its correction did not mend would be closed all the same.",
  },
  {
    file: "pipeline/line/readings.ts",
    from: "!open.has(idOf(each))",
    to: "true",
    tests: ["pipeline/line/readings.test.ts"],
    why: "What is still wrong would be told as mended beside itself.",
  },
  {
    file: "pipeline/line/manifest.ts",
    from: "whole([...arrivals, ...decided])",
    to: "whole(arrivals)",
    tests: ["pipeline/line/manifest.test.ts"],
    why: "Two reports that differ by a decision would have one manifest.",
  },
  {
    file: "pipeline/collect/differences.ts",
    from: "pair(inOrder(left.prima, left.ora, wholeOf));",
    to: "",
    tests: ["pipeline/collect/differences.test.ts"],
    why: "A row whose name another took would be told as changed in all its answers.",
  },
  {
    file: "pipeline/collect/differences.ts",
    from: "a.cost - b.cost || ",
    to: "",
    tests: ["pipeline/collect/differences.test.ts"],
    why: "Rows that moved would be compared with their neighbours.",
  },
  {
    file: "pipeline/collect/frozen.ts",
    from: "protocollo > last && !eccezioni.has(protocollo)",
    to: "protocollo > last",
    tests: ["pipeline/commands/congela.test.ts"],
    why: "A late file that somebody let count would not count.",
  },
  {
    file: "pipeline/line/build.ts",
    from: "if (chiusura !== null && revised.length > 0) throw",
    to: "if (false) throw",
    tests: ["pipeline/commands/congela.test.ts"],
    why: "A published number would change without a word.",
  },
  {
    file: "pipeline/commands/congela.ts",
    from: "if (since.length > 0)",
    to: "if (false)",
    tests: ["pipeline/commands/congela.test.ts"],
    why: "What is kept as published would not be what was.",
  },
  {
    file: "pipeline/collect/decisions.ts",
    from: "decisione.pubblica !== 1 || ",
    to: "",
    tests: DECIDI,
    why: "What an ente said in confidence would be printed.",
  },
  {
    file: "pipeline/line/carried.ts",
    from: "scritti[name] = scritto",
    to: 'scritti[name] = ""; void scritto',
    tests: ["pipeline/commands/riporta.test.ts"],
    why: "An answer that could not be read would be gone from the new module.",
  },
];
