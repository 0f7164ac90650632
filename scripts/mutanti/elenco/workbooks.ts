// Breakages in pipeline/workbooks/, by file.
import type { Mutante } from "../mutante.ts";

export const WORKBOOKS: readonly Mutante[] = [
  {
    file: "pipeline/workbooks/checks.ts",
    from: 'const letters = columns.get(name) ?? "A";',
    to: 'const letters = "C";',
    tests: ["pipeline/workbooks/workbook.test.ts"],
    why: "The checks would count the answers of the year before.",
  },
  {
    file: "pipeline/workbooks/lists.ts",
    from: "${(columns[at]?.words.length ?? 0) + 1}`",
    to: "${columns[at]?.words.length ?? 0}`",
    tests: ["pipeline/workbooks/lists.test.ts"],
    why: "The last name of every drop-down could not be chosen.",
  },
  {
    file: "pipeline/workbooks/marked.ts",
    from: "if (theirs === note.trim()) continue;",
    to: "continue;",
    tests: ["pipeline/workbooks/marked.test.ts"],
    why: "What was corrected would stay marked.",
  },
  {
    file: "pipeline/workbooks/marked.ts",
    from: 'if (theirs !== "") cell.note = theirs;',
    to: "",
    tests: ["pipeline/workbooks/marked.test.ts"],
    why: "What a member wrote in a note would be gone from his copy.",
  },
  {
    file: "pipeline/workbooks/marked.ts",
    from: "if (workbook !== null) withWhatIsLost(book, workbook);",
    to: "",
    tests: ["pipeline/workbooks/marked.test.ts"],
    why: "An empty cell of the copy would be a formula without a result for whoever sends it back unopened.",
  },
  {
    file: "pipeline/workbooks/rebuilt.ts",
    from: "if (!isItself && !hasWords) cell.numFmt = quoted(mostrato);",
    to: "",
    tests: ["pipeline/workbooks/marked.test.ts"],
    why: "A number that the sheet shows as another would come back in the marked copy without a question.",
  },
  {
    file: "pipeline/workbooks/rebuilt.ts",
    from: 'if (invisibile !== undefined && invisibile !== "forse") cell.font',
    to: "if (false) cell.font",
    tests: ["pipeline/workbooks/marked.test.ts"],
    why: "What nobody saw would come back in the marked copy as good as any.",
  },
  {
    file: "pipeline/workbooks/rebuilt.ts",
    from: 'sheet.getCell(at).note = theirs.join("\\n");',
    to: "",
    tests: ["pipeline/workbooks/marked.test.ts"],
    why: "A remark in an .ods would be asked about once, and be gone from the copy that comes back.",
  },
  {
    file: "pipeline/workbooks/rebuilt.ts",
    from: "} else cell.value = text;",
    to: '} else cell.value = text.startsWith("=") ? { formula: text.slice(1), date1904: false } : text;',
    tests: ["pipeline/workbooks/marked.test.ts"],
    why: "A text that somebody sent would run as a formula at somebody else's.",
  },
  {
    file: "pipeline/workbooks/rebuilt.ts",
    from: "text === formatTyped(number) ? number : text",
    to: "number",
    tests: ["pipeline/workbooks/marked.test.ts"],
    why: "A percentage that was asked about would come back in the marked copy as a number, and count.",
  },
  {
    file: "pipeline/workbooks/rebuilt.ts",
    from: "if (resta !== undefined) cell.font = { strike: true };",
    to: "",
    tests: ["pipeline/workbooks/marked.test.ts"],
    why: "A number that was struck out would come back in the marked copy as good as any.",
  },
  {
    file: "pipeline/workbooks/rebuilt.ts",
    from: 'if (hidden === "nascosta") sheet.getRow(number).hidden = true;',
    to: "",
    tests: ["pipeline/workbooks/marked.test.ts"],
    why: "A hidden row would be made visible by us, and count.",
  },
];
