// The copy of a file with its cells marked: without the marks it is what was sent, and it can be sent back as it is.
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { beforeAll, expect, test } from "vitest";
import { copyOf, temporaryFolder } from "../effects/folder.support.ts";
import { readFile } from "../formats/read-file.ts";
import { bilancio } from "./command.support.ts";
import { CITTA, cellOf, sentWorkbook } from "./sent-workbook.support.ts";

const MARKS = "Cose da sistemare";
const out = temporaryFolder();
const check = (...args: readonly string[]) => bilancio(["check", ...args, "--edizione", CITTA]);

async function opened(path: string): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  return book;
}
const noteOf = ({ note }: ExcelJS.Cell): string =>
  typeof note === "string" ? note : (note?.texts ?? []).map(({ text }) => text).join("");

let sent = "";
let marked = "";
beforeAll(async () => {
  sent = join(out, "modulo.xlsx");
  await sentWorkbook(sent, (book) => {
    const set = (cell: string, value: ExcelJS.CellValue): void => {
      cellOf(book, "Volontari", cell).value = value;
    };
    set("A6", "Crescere insieme");
    set("B6", "Alpe");
    set("C6", "circa 20");
    set("A7", "Crescere insieme");
    set("B7", "Piana");
    set("C7", { formula: "2+2", result: 4, date1904: false });
    set("D7", 9);
    cellOf(book, "Voci", "A6").value = "=1+1";
  });
  const { stderr } = await check(sent, "--segna", join(out, "segnati"));
  marked = join(out, "segnati", "modulo - cose da sistemare.xlsx");
  expect(stderr).toContain(`La copia segnata è in ${marked}`);
});

test("colours and notes its cells, and lists them first with links", async () => {
  const book = await opened(marked);
  expect(
    book.worksheets.toSorted((a, b) => Number(a.state !== "visible") - Number(b.state !== "visible"))[0]?.name,
  ).toBe(MARKS);
  const wrong = cellOf(book, "Volontari", "C6");
  expect(noteOf(wrong)).toBe(
    "Da correggere: C'è scritto «circa 20». Scrivi solo il numero, per esempio 20.\n(Nota del bilancio sociale: quello che si scrive qui non si legge.)",
  );
  expect(wrong.fill).toMatchObject({ pattern: "solid", fgColor: { argb: "FFFAEEF4" } });
  const listed = (book.getWorksheet(MARKS)?.getSheetValues() ?? []).map((row) => (row as unknown[])?.slice(2));
  expect(listed).toContainEqual([
    ...["!  Da correggere", "Volontari", { text: "C6", hyperlink: "#'Volontari'!C6" }],
    ...["Volontari – Crescere insieme, Alpe", "circa 20", "C'è scritto «circa 20»."],
    "Scrivi solo il numero, per esempio 20.",
  ]);
});

test("without the marks it is what was sent: cells, formulas, drop-downs, widths", async () => {
  const [before, after] = [await opened(sent), await opened(marked)];
  const cells = (path: string) =>
    readFile(readFileSync(path), "a.xlsx").workbook?.sheets.flatMap(({ name, hidden, rows }) =>
      name === MARKS ? [] : [{ name, hidden, rows: [...rows] }],
    );
  expect(cells(marked)).toEqual(cells(sent));
  const shape = (book: ExcelJS.Workbook) =>
    book.worksheets
      .filter(({ name }) => name !== MARKS)
      .map((sheet) => [
        sheet.name,
        sheet.state,
        (sheet.columns ?? []).map(({ width }) => width),
        (sheet as unknown as { dataValidations: { model: object } }).dataValidations.model,
      ]);
  expect(shape(after)).toEqual(shape(before));
  expect(cellOf(after, "Volontari", "C7").value).toMatchObject({ formula: "2+2" });
  expect(cellOf(after, "Voci", "A6").value).toBe("=1+1");
});

test("sent back it has the same findings; corrected and sent back, the old marks go", async () => {
  const codes = async (path: string) =>
    JSON.parse((await check(path, "--json")).stdout).map((each: { codice: string }) => each.codice);
  expect(await codes(marked)).toEqual(await codes(sent));
  const book = await opened(marked);
  cellOf(book, "Volontari", "C6").value = 20;
  cellOf(book, "Volontari", "D7").value = 3;
  const corrected = join(out, "corretto.xlsx");
  await book.xlsx.writeFile(corrected);
  await check(corrected, "--segna", join(out, "segnati"));
  const again = await opened(join(out, "segnati", "corretto - cose da sistemare.xlsx"));
  expect(noteOf(cellOf(again, "Volontari", "C6"))).toBe("");
  expect(cellOf(again, "Volontari", "C6").fill).not.toMatchObject({ fgColor: { argb: "FFFAEEF4" } });
  expect(again.worksheets.filter(({ name }) => name.startsWith(MARKS))).toHaveLength(1);
});

test("receive gives them too, with what is only seen beside what came before", async () => {
  const folder = copyOf(CITTA);
  const answers = join(out, "ricevuti");
  const { stderr } = await bilancio(["receive", folder, sent, "--pagina", answers, "--segna", answers]);
  expect(stderr).toContain("La copia segnata è in");
  expect(readFileSync(join(answers, "risposta-modulo.xlsx.html"), "utf8")).toContain("Ci sono ");
  expect(noteOf(cellOf(await opened(join(answers, "modulo - cose da sistemare.xlsx")), "Volontari", "C6"))).toContain(
    "circa 20",
  );
});

test("a file that was already received is not told that it is empty", async () => {
  const folder = copyOf(CITTA);
  const again = join(temporaryFolder(), "di nuovo.xlsx");
  copyFileSync(sent, again);
  const answers = join(out, "gemelli");
  await bilancio(["receive", folder, sent]);
  await bilancio(["receive", folder, again, "--pagina", answers, "--segna", answers]);
  expect(readdirSync(answers)).toEqual(["risposta-di nuovo.xlsx.html"]);
  const page = readFileSync(join(answers, "risposta-di nuovo.xlsx.html"), "utf8");
  expect(page).not.toContain("nessuna risposta");
  expect(page).toContain("Questo file l’avevamo già");
});

test("two files of one name, from two folders, have two answers", async () => {
  const folder = temporaryFolder();
  await sentWorkbook(join(folder, "modulo.xlsx"), () => undefined);
  const answers = join(out, "omonimi");
  const both = [sent, join(folder, "modulo.xlsx")];
  await bilancio(["check", ...both, "--edizione", CITTA, "--pagina", answers, "--segna", answers]);
  expect(readdirSync(answers).toSorted()).toEqual([
    "modulo - cose da sistemare (2).xlsx",
    "modulo - cose da sistemare.xlsx",
    "risposta-modulo.xlsx (2).html",
    "risposta-modulo.xlsx.html",
  ]);
});

test("a text file has its copy beside, in which text stays text; what cannot be opened has none", async () => {
  const csv = join(out, "volontari.csv");
  writeFileSync(
    csv,
    'ente;edizione;cantiere;zona;volontari\nV101;2024;Crescere insieme;"=HYPERLINK(""x"")";circa 20\n',
  );
  const broken = join(out, "rotto.xlsx");
  writeFileSync(broken, readFileSync(sent).subarray(0, 400));
  const long = join(out, "lungo.csv");
  writeFileSync(long, `ente;edizione;cantiere;zona;volontari\n${"V101;2024;Crescere insieme;Alpe;1\n".repeat(20_001)}`);
  const { stderr } = await check(csv, broken, long, "--segna", join(out, "segnati"));
  expect(stderr).toContain("ha le sue celle, non i suoi formati");
  expect(stderr).toContain("Di rotto.xlsx non c'è una copia segnata: non si è potuto aprire.");
  expect(stderr).toContain("Di lungo.csv non c'è una copia segnata: ha troppe righe.");
  const book = await opened(join(out, "segnati", "volontari.csv - cose da sistemare.xlsx"));
  const [sheet] = book.worksheets.filter(({ name }) => name !== MARKS);
  expect(sheet?.getCell("D2").value).toBe('=HYPERLINK("x")');
  expect(noteOf(sheet?.getCell("A2") as ExcelJS.Cell)).toContain("circa 20");
});
