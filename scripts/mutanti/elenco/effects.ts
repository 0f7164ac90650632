// Breakages in pipeline/effects/, by file.
import type { Mutante } from "../mutante.ts";

export const EFFECTS: readonly Mutante[] = [
  {
    file: "pipeline/effects/eml.ts",
    from: 'text.replace(/[\\p{Cc}<>]+/gu, " ").trim();',
    to: "text;",
    tests: ["pipeline/commands/solleciti.test.ts"],
    why: "A name with a line break would write to others.",
  },
  {
    file: "pipeline/effects/files.ts",
    from: "await rename(temporary, path);\n  } catch (error) {\n    await rm(temporary, { force: true })",
    to: "await rename(temporary, `${path}.x`);\n  } catch (error) {\n    await rm(temporary, { force: true })",
    tests: ["pipeline/collect/archive.test.ts"],
    why: "What was received would not be where it is looked for.",
  },
  {
    file: "pipeline/effects/fork.ts",
    from: " || alike.length >= most)",
    to: ")",
    tests: ["pipeline/effects/fork.test.ts"],
    why: "After many answers at once as many processes as worked on them would hold their memory.",
  },
  {
    file: "pipeline/effects/fork.ts",
    from: "if (!isAlive(each.child)) continue;",
    to: "",
    tests: ["pipeline/effects/fork.test.ts"],
    why: "A process that ended while it rested would be asked, and nobody would answer.",
  },
  {
    file: "pipeline/effects/known-files.ts",
    from: "[dev, ino, size, mtimeNs, ctimeNs].join()",
    to: "[dev, size, mtimeNs].join()",
    tests: ["pipeline/effects/known-files.test.ts"],
    why: "Another page with the date of an old one would be taken for it.",
  },
  {
    file: "pipeline/effects/sealed.ts",
    from: "Number(crc) === crc32(testo)",
    to: "Number(crc) >= 0",
    tests: ["pipeline/effects/sealed.test.ts"],
    why: "A kept result of which a digit changed would be believed.",
  },
  {
    file: "pipeline/effects/source-hash.ts",
    from: '/(?:from |import\\()"([^"]+)"/g',
    to: '/(?:from )"([^"]+)"/g',
    tests: ["pipeline/effects/source-hash.test.ts"],
    why: "A change in what is loaded late would reuse readings made without it.",
  },
  {
    file: "pipeline/effects/worked.ts",
    from: "(secondsWorked(pid) ?? before) - before",
    to: "seconds",
    tests: ["pipeline/reading/readers.test.ts"],
    named: ["a file is not too slow because its reader had to wait"],
    why: "A busy server would refuse good files as too slow, and never read them again.",
  },
];
