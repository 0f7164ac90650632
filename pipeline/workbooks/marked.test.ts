// Marks come and go: a copy that comes back is read as what it was, and marked anew without its old marks.
import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { MARKS_SHEET } from "../../schemas/modulo.ts";
import { loadEdizione } from "../edizione/load.ts";
import { readFile } from "../formats/read-file.ts";
import { makeElenchi } from "../reading/lists.ts";
import { readSubmission } from "../reading/read-submission.ts";
import { type Mark, markedXlsx, rebuiltWithMarks } from "./marked.ts";
import { writeWorkbook } from "./workbook.ts";

const edizione = await loadEdizione("data-samples/altra-citta");
const [, ente] = edizione.enti;
if (ente === undefined) throw new Error("the sample has no ente");
const rows = { volontari: [{ cantiere: "Crescere insieme", zona: "Alpe", volontari: 12 }] };
const sent = await writeWorkbook(edizione, ente, rows);
const mark = (cella: string, stato: Mark["stato"] = "correggere"): Mark => ({
  stato,
  dove: cella,
  testo: "Scrivi il numero.",
  celle: [{ foglio: "Volontari", cella }],
});

async function notesIn(bytes: Uint8Array): Promise<string[]> {
  const book = new ExcelJS.Workbook();
  // The library's type of its input is older than that of Node.
  await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
  const notes: string[] = [];
  book.getWorksheet("Volontari")?.eachRow((row) =>
    row.eachCell({ includeEmpty: true }, ({ address, note }) => {
      if (note !== undefined) notes.push(address);
    }),
  );
  return notes;
}

test("a copy that comes back is read as what was sent, and keeps only its new marks", async () => {
  const once = await markedXlsx(sent, [mark("C6"), mark("D6", "confermare")]);
  expect(await notesIn(once)).toEqual(["C6", "D6"]);
  const regole = { anno: edizione.yaml.anno, elenchi: makeElenchi(edizione.liste), rilevazioni: [] };
  const read = (bytes: Uint8Array) => readSubmission({ bytes, nome: "modulo.xlsx", ente: null }, regole);
  expect(read(once)).toEqual(read(sent));
  expect(await notesIn(await markedXlsx(once, [mark("E6")]))).toEqual(["E6"]);
});

test("what a spreadsheet library does not take is written anew, with names that it allows", async () => {
  const { workbook } = readFile(sent, "modulo.xlsx");
  if (workbook === null) throw new Error("it was not read");
  const long = "Volontari: tutti quelli dell'anno scorso";
  const sheets = workbook.sheets.map((sheet) => (sheet.name === "Volontari" ? { ...sheet, name: long } : sheet));
  const marks = [{ ...mark("C6"), celle: [{ foglio: long, cella: "C6" }] }];
  const book = new ExcelJS.Workbook();
  const made = await rebuiltWithMarks({ ...workbook, sheets }, marks);
  await book.xlsx.load(Buffer.from(made) as unknown as ArrayBuffer);
  const sheet = book.worksheets.find(({ name }) => name.includes("Volontari"));
  expect([sheet?.getCell("C6").value, sheet?.getCell("C6").note === undefined]).toEqual([12, false]);
});

test("text that looks like a formula stays text, also in a copy that is written anew", async () => {
  const csv = new TextEncoder().encode('ente;zona;volontari\nV101;"=HYPERLINK(""x"")";=1+1\n');
  const { workbook } = readFile(csv, "volontari.csv");
  if (workbook === null) throw new Error("it was not read");
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(await rebuiltWithMarks(workbook, [])) as unknown as ArrayBuffer);
  const [sheet] = book.worksheets.filter(({ name }) => name !== MARKS_SHEET);
  expect(["B2", "C2"].map((cell) => sheet?.getCell(cell).value)).toEqual(['=HYPERLINK("x")', "=1+1"]);
});
