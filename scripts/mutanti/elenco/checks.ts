// Breakages in pipeline/checks/, by file.
import type { Mutante } from "../mutante.ts";

export const CHECKS: readonly Mutante[] = [
  {
    file: "pipeline/checks/order.ts",
    from: "(b.influenza ?? -1) - (a.influenza ?? -1) ||",
    to: "",
    tests: ["pipeline/checks/order.test.ts"],
    why: "What moves a headline would stand at the end of a long list.",
  },
  {
    file: "pipeline/checks/passaggi.ts",
    from: "consents.has(from) && consents.has(to)",
    to: "consents.has(from) || consents.has(to)",
    tests: ["pipeline/line/flows.test.ts"],
    why: "An ente would hear the amount of another that did not agree.",
  },
  {
    file: "pipeline/checks/reduced.ts",
    from: "each.sparite > 0 || fallen(each)",
    to: "fallen(each)",
    tests: ["pipeline/checks/reduced.test.ts"],
    why: "Rows that a second file leaves out would be gone without a word.",
  },
  {
    file: "pipeline/checks/reduced.ts",
    from: "(prima.somme[campo] ?? 0) * FALL",
    to: "0",
    tests: ["pipeline/checks/reduced.test.ts"],
    why: "A total that falls to a tenth would pass as a correction.",
  },
  {
    file: "pipeline/checks/reduced.ts",
    from: "return said > 0 && (prima.somme[campo] ?? 0) - (ora.somme[campo] ?? 0) <= said;",
    to: "return said > 0;",
    tests: ["pipeline/checks/reduced.test.ts"],
    why: "What was lost beside a cell that was sent back would be lost without a word.",
  },
  {
    file: "pipeline/checks/sent-back.ts",
    from: " || vale?.protocollo !== protocollo",
    to: " || vale === undefined",
    tests: ["pipeline/checks/sent-back.test.ts"],
    why: "A part would be asked about for ever, whatever came in its place.",
  },
  {
    file: "pipeline/checks/superseded.ts",
    from: "isBack && between[last] === nobody",
    to: "isBack",
    tests: ["pipeline/checks/superseded.test.ts"],
    why: "Who sends the right file again, as asked, would be asked again.",
  },
  {
    file: "pipeline/checks/superseded.ts",
    from: "byFile(superate, ({ altra: { protocollo, ente } }) => `${protocollo} ${ente}`)",
    to: "byFile(superate, ({ altra: { ente } }) => ente)",
    tests: ["pipeline/checks/superseded.test.ts"],
    why: "Who sent two old files would be told of one.",
  },
];
