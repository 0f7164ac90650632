// Marks come and go: a copy that comes back is read as what it was, and marked anew without its old marks.
import { readFileSync } from "node:fs";
import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { MARKS_SHEET } from "../../schemas/modulo.ts";
import { loadEdizione } from "../edizione/load.ts";
import { readFile } from "../formats/read-file.ts";
import type { Sheet } from "../formats/sheet.ts";
import { parts, worksheet, zipped } from "../formats/workbooks.support.ts";
import { makeElenchi } from "../reading/lists.ts";
import { readSubmission } from "../reading/read-submission.ts";
import { markedXlsx, rebuiltWithMarks } from "./marked.ts";
import type { Mark } from "./marks-list.ts";
import { writeWorkbook } from "./workbook.ts";

const edizione = await loadEdizione("data-samples/altra-citta");
const [, ente] = edizione.enti;
if (ente === undefined) throw new Error("the sample has no ente");
const rows = { volontari: [{ cantiere: "Crescere insieme", zona: "Alpe", volontari: 12 }] };
const sent = await writeWorkbook(edizione, ente, rows);
const mark = (cella: string, stato: Mark["stato"] = "correggere"): Mark => ({
  stato,
  luogo: { foglio: "Volontari", cella, dato: "Volontari" },
  scritto: "",
  testo: "La cella è vuota.",
  rimedio: "Scrivi il numero.",
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

test("a remark of the member stays as it was, however often its cell is marked", async () => {
  const own = new ExcelJS.Workbook();
  await own.xlsx.load(Buffer.from(sent) as unknown as ArrayBuffer);
  const cell = own.getWorksheet("Volontari")?.getCell("C6");
  if (cell !== undefined) cell.note = "sono quelli attivi";
  const first = await markedXlsx(new Uint8Array(await own.xlsx.writeBuffer()), [mark("C6")]);
  const again = await markedXlsx(first, [mark("C6"), mark("C6", "confermare")]);
  const cleared = await markedXlsx(again, [mark("D6")]);
  const words = async (bytes: Uint8Array) =>
    readFile(bytes, "modulo.xlsx")
      .workbook?.sheets.find(({ name }) => name === "Volontari")
      ?.notes?.find(({ row, column }) => row === 6 && column === 3)?.text;
  expect(await words(cleared)).toBe("sono quelli attivi");
  expect((await words(again))?.match(/Scrivi il numero/g)).toHaveLength(2);
  const { workbook } = readFile(again, "modulo.xlsx");
  if (workbook === null) throw new Error("it was not read");
  expect(await words(await rebuiltWithMarks(workbook, []))).toBe("sono quelli attivi");
});

test("a formula that shows nothing is an empty cell in the marked copy too, and one without a result is none", async () => {
  const cells = ['t="str"><f>IF(B1="","",1)</f><v></v>', "><f>B1*2</f>", "><f>B1</f><v>4</v>"];
  const row = cells.map((cell, at) => `<c r="${"CDE"[at]}6" ${cell}</c>`).join("");
  const own = zipped(parts({ Volontari: worksheet(`<row r="6">${row}</row>`) }));
  const cellsIn = (bytes: Uint8Array) =>
    readFile(bytes, "a.xlsx")
      .workbook?.sheets.find(({ name }) => name === "Volontari")
      ?.rows.slice();
  expect(cellsIn(await markedXlsx(own, []))).toEqual(cellsIn(own));
});

test("the words of a text box, which the library drops, come back as a note", async () => {
  const drawing = `<xdr:wsDr xmlns:xdr="x" xmlns:a="a"><xdr:twoCellAnchor><xdr:from><xdr:col>2</xdr:col><xdr:row>5</xdr:row></xdr:from><xdr:sp><xdr:txBody><a:p><a:r><a:t>sono 20</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>`;
  const rels = `<Relationships><Relationship Id="rId1" Type="x/drawing" Target="../drawings/drawing1.xml"/></Relationships>`;
  const own = zipped({
    ...parts({ Volontari: worksheet('<row r="6"><c r="C6"><v>12</v></c></row>', '<drawing r:id="rId1"/>') }),
    "xl/worksheets/_rels/sheet1.xml.rels": rels,
    "xl/drawings/drawing1.xml": drawing,
  });
  const sheet = readFile(await markedXlsx(own, []), "a.xlsx").workbook?.sheets.find(({ name }) => name === "Volontari");
  expect(sheet?.notes).toEqual([{ row: 6, column: 3, text: "Riquadro di testo: sono 20" }]);
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

test.each(["formattazione.ods", "formattazione.xls", "semplice.ods"])(
  "%s made anew asks again whatever it asked for its looks, and nothing else",
  async (nome) => {
    const bytes = new Uint8Array(readFileSync(`pipeline/formats/fixtures/${nome}`));
    const regole = { anno: edizione.yaml.anno, elenchi: makeElenchi(edizione.liste), rilevazioni: [] };
    const asked = (from: Uint8Array, as: string): string[] =>
      readSubmission({ bytes: from, nome: as, ente: null }, regole)
        .diagnostics.filter(({ gravita }) => gravita === "correggere" || gravita === "confermare")
        .flatMap(({ codice, luoghi }) => luoghi.map(({ foglio, cella }) => `${codice} ${foglio} ${cella ?? ""}`))
        .sort();
    const { workbook } = readFile(bytes, nome);
    if (workbook === null) throw new Error("it was not read");
    // What a filter hid is seen, what lies on a hidden sheet is not there; a number shown as another is the text that was shown.
    const isGone = (finding: string): boolean => /^(filtro-acceso|foglio-nascosto-con-risposte) /.test(finding);
    const asText = (finding: string): string =>
      finding.replace("numero-mostrato Volontari E11", "cella-non-numero Volontari E11");
    expect(asked(await rebuiltWithMarks(workbook, []), "copia.xlsx").map(asText)).toEqual(
      asked(bytes, nome)
        .filter((finding) => !isGone(finding))
        .map(asText)
        .sort(),
    );
  },
);

test("what is shown as another number, or not at all, is asked about again when the copy made anew comes back", async () => {
  const { workbook } = readFile(sent, "modulo.xlsx");
  if (workbook === null) throw new Error("it was not read");
  const shown = (sheet: Sheet): Sheet => {
    const rows = [...sheet.rows].map((row) => ({
      ...row,
      cells: row.cells.map((cell) =>
        cell.content.kind === "numero" ? { ...cell, mostrato: "12.000" } : { ...cell, invisibile: "lettere" as const },
      ),
    }));
    return sheet.name === "Volontari" ? { ...sheet, rows } : sheet;
  };
  const copy = await rebuiltWithMarks({ ...workbook, sheets: workbook.sheets.map(shown) }, []);
  const regole = { anno: edizione.yaml.anno, elenchi: makeElenchi(edizione.liste), rilevazioni: [] };
  const { diagnostics } = readSubmission({ bytes: copy, nome: "copia.xlsx", ente: null }, regole);
  expect(diagnostics.map(({ codice }) => codice)).toEqual(
    expect.arrayContaining(["numero-mostrato", "celle-invisibili"]),
  );
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
