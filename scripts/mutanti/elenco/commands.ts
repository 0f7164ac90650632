// Breakages in pipeline/commands/, by file.
import type { Mutante } from "../mutante.ts";

export const COMMANDS: readonly Mutante[] = [
  {
    file: "pipeline/commands/riporta.ts",
    from: "campo === undefined || !isAnswer(risposta, campo)",
    to: "campo === undefined || !isAnswer(risposta, campo) || true",
    tests: ["pipeline/commands/riporta.test.ts"],
    why: "A number that was struck out the year before would be an answer of this year.",
  },
  {
    file: "pipeline/commands/cancella.ts",
    from: "if (counting.length > 0) {",
    to: "if (counting.length < 0) {",
    tests: ["pipeline/commands/cancella.test.ts"],
    why: "Answers that count would be deleted.",
  },
  {
    file: "pipeline/commands/check.ts",
    from: 'open.some(({ gravita }) => gravita === "correggere")',
    to: "false",
    tests: ["pipeline/commands/check.test.ts"],
    why: "A script would take a wrong workbook for a right one.",
  },
  {
    file: "pipeline/commands/decidi.ts",
    from: "if (untaken === 0) return;",
    to: "return;",
    tests: ["pipeline/commands/decidi.test.ts"],
    named: ["a table with answers that were not taken is not written over; once they are taken it is"],
    why: "Decisions that somebody wrote into the table and did not give back yet would be written over.",
  },
  {
    file: "pipeline/commands/moduli.ts",
    from: "if (await isOthers(path, content)) kept.push(name);",
    to: "if (false) kept.push(name);",
    tests: ["pipeline/commands/moduli.test.ts"],
    why: "A module that somebody filled in the same folder would be written over.",
  },
  {
    file: "pipeline/commands/nuova.ts",
    from: "if (there.length > 0)",
    to: "if (false)",
    tests: ["pipeline/commands/nuova.test.ts"],
    why: "An edition could be opened over another one.",
  },
  {
    file: "pipeline/commands/nuova.ts",
    from: "built?.anno !== anno ||",
    to: "",
    tests: ["pipeline/commands/nuova.test.ts"],
    why: "The figures of another year would stand under this one.",
  },
  {
    file: "pipeline/commands/restituzioni.ts",
    from: "if (isInside(bilancio, out))",
    to: 'if (out === join(bilancio, "dati"))',
    tests: ["pipeline/commands/restituzioni.test.ts"],
    why: "Numbers of single enti would lie in the folder that is uploaded.",
  },
  {
    file: "pipeline/commands/out.ts",
    from: "if (isFolder || (place",
    to: "if (false || (place",
    tests: ["pipeline/commands/out.test.ts"],
    why: "A module written among what enti send would count as their answer.",
  },
  {
    file: "pipeline/commands/out.ts",
    from: "(there.anno !== anno || there.citta !== citta)",
    to: "false",
    tests: ["pipeline/commands/build.test.ts"],
    named: ["where the report of another edition is, nothing of this one is written"],
    why: "The page of another year would stay beside the open data of this one.",
  },
];
