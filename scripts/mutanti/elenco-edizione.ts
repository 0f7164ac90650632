// Breakages in the reading of the edition's own folder.
import type { Mutante } from "./mutante.ts";

const TABLES = ["pipeline/edizione/tables.test.ts"];
const SHAPE = ["pipeline/compose/shape.test.ts"];
const YEAR = ["pipeline/edizione/check-year.test.ts"];

export const EDIZIONE: readonly Mutante[] = [
  {
    file: "pipeline/edizione/records.ts",
    from: 'key(title) === key(cells[i] ?? "")',
    to: 'key(title) !== key(cells[i] ?? "")',
    tests: ["pipeline/edizione/tables.test.ts"],
    why: "Titles in the middle of a table would be a fact, a stage, a proposal of their own.",
  },
  {
    file: "pipeline/compose/obiettivi.ts",
    from: 'if (each.per !== "" && wrong[0] === null)',
    to: 'if (each.per === "?" && wrong[0] === null)',
    tests: ["pipeline/compose/obiettivi.test.ts"],
    why: "A goal counted over a misspelt dimension would be told as 0 of 0.",
  },
  {
    file: "pipeline/edizione/yaml.ts",
    from: "lineOf([...issue.path, strange])",
    to: "lineOf(issue.path)",
    tests: ["pipeline/edizione/raccolta.test.ts"],
    why: "A misspelt key would be sought in a whole file.",
  },
  {
    file: "pipeline/edizione/check-needs.ts",
    from: "!(inf <= value && value <= sup)",
    to: "inf > sup",
    tests: ["pipeline/edizione/check-needs.test.ts"],
    why: "An estimate outside its own limits, in another unit perhaps, would be believed.",
  },
  {
    file: "pipeline/edizione/check-needs.ts",
    from: "before.isCity !== isCity",
    to: "before === null",
    tests: ["pipeline/edizione/check-needs.test.ts"],
    why: "A city estimated twice would have two needs, and one would be printed.",
  },
  {
    file: "pipeline/edizione/file-text.ts",
    from: "if (isGuess)",
    to: "if (false)",
    tests: TABLES,
    why: "Accents of an old alphabet would be printed as other letters.",
  },
  {
    file: "pipeline/edizione/records.ts",
    from: "if (isCut || beyond !== undefined)",
    to: "if (beyond !== undefined)",
    tests: TABLES,
    why: "An earlier figure without its last cells would be taken for another one.",
  },
  {
    file: "pipeline/edizione/tables.ts",
    from: 'if (read.kind === "testo") return cell;',
    to: 'if (read.kind === "testo") return cell;\n  if (read.kind === "ambiguo") return read.decimale;',
    tests: TABLES,
    why: "28.201 euro would weigh as 28.",
  },
  {
    file: "pipeline/edizione/tables.ts",
    from: 'if (cell === "")',
    to: "if (false)",
    tests: TABLES,
    why: "An empty cell would be told that it is no number.",
  },
  {
    file: "pipeline/edizione/precedenti.ts",
    from: "return isShare(numbers.copertura) ? numbers : null;",
    to: "return numbers;",
    tests: TABLES,
    why: "A coverage of 933 times the network would be believed.",
  },
  {
    file: "pipeline/edizione/comments.ts",
    from: '!comment.endsWith("-->")) aperto = line;',
    to: '!comment.endsWith("-->")) aperto = null;',
    tests: ["pipeline/edizione/texts.test.ts"],
    why: "Half a chapter would be left out and nobody would know.",
  },
  {
    file: "pipeline/compose/notes.ts",
    from: "!used && words",
    to: "false && words",
    tests: SHAPE,
    why: "A note that nobody calls would be lost in silence.",
  },
  {
    file: "pipeline/compose/unprintable.ts",
    from: "if (path !== null && known.includes(path)) return [path];",
    to: "if (path !== null) return [path];",
    tests: SHAPE,
    why: "A picture that is not there would be promised to the page.",
  },
  {
    file: "pipeline/compose/unprintable.ts",
    from: "if (titles < 0 || at <= titles ||",
    to: "if (titles >= 0 || at <= titles ||",
    tests: SHAPE,
    why: "A cell beyond the titles would be lost in silence.",
  },
  {
    file: "pipeline/store/load.ts",
    from: "CASE WHEN count(*) OVER (${same}) > 1",
    to: "CASE WHEN false",
    tests: ["pipeline/store/load.test.ts"],
    why: "The hours of two Punti with one name would be added up.",
  },
  {
    file: "pipeline/edizione/check-year.ts",
    from: "named[0] !== anno",
    to: "false",
    tests: YEAR,
    why: "A folder copied from last year would publish this year's answers under that one.",
  },
  {
    file: "pipeline/edizione/leftovers.ts",
    from: "if (dimostrativa) return [];",
    to: "return [];",
    tests: YEAR,
    why: "Invented enti would be published as true ones.",
  },
  {
    file: "pipeline/line/other-year.ts",
    from: "if (valide.length > 0) return [];",
    to: "",
    tests: ["pipeline/line/other-year.test.ts"],
    why: "One late form would put the year of the whole edition in doubt.",
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
];
