// Repeated groups of questions on sheets of their own.
import type ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import { written } from "../formats/workbooks.support.ts";
import { codes, lines, read } from "./reading.support.ts";
import { counted, mapping, surveyBook, volontari } from "./survey.support.ts";

const group = (foglio: string, more = "") =>
  mapping(`${more}
blocchi:
  volontari:
    gruppi:
      - { foglio: ${foglio}, fissi: { cantiere: crescere }, campi: { zona: ZONA, volontari: VOL } }
`);
const MAIN = [
  ["CODICE", "_id", "_uuid", "_index"],
  ["V105", 901, "u-1", 1],
  ["V107", 902, "u-2", 2],
];

test.each([
  ["_submission__id", [902, 901, 901]],
  ["_submission__uuid", ["u-2", "u-1", "u-1"]],
  ["_parent_index", [2, 1, 1]],
])("rows belong to an answer by %s, in any order", async (title, [a, b, c]) => {
  const volontari = [
    ["ZONA", "VOL", title],
    ["piana", 5, a ?? ""],
    ["alpe", 12, b ?? ""],
    ["fiume", 8, c ?? ""],
  ];
  const lettura = await surveyBook(group("volontari"), { Risposte: MAIN, volontari });
  expect(counted(lettura, "volontari", 2)).toEqual(["V105 12", "V105 8", "V107 5"]);
  expect(codes(lettura)).toEqual([]);
  expect(lettura.invii[0]?.sezioni[0]).toMatchObject({ foglio: "volontari", righe: [{ numero: 3 }, { numero: 4 }] });
});

test("a group inside a group belongs to the answer of the outer one", async () => {
  const sedi = [
    ["SEDE", "_index", "_parent_table_name", "_parent_index"],
    ["Nord", 1, "Risposte", 2],
    ["Sud", 2, "Risposte", 1],
  ];
  const volontari = [
    ["ZONA", "VOL", "_parent_table_name", "_parent_index"],
    ["alpe", 12, "sedi", 2],
    ["piana", 5, "sedi", 1],
  ];
  const lettura = await surveyBook(group("volontari", "tralascia: [sedi]"), { Risposte: MAIN, sedi, volontari });
  expect(counted(lettura, "volontari", 2)).toEqual(["V105 12", "V107 5"]);
  expect(codes(lettura)).toEqual([]);
});

test("a row that belongs to no answer is told", async () => {
  const volontari = [
    ["ZONA", "VOL", "_submission__id"],
    ["alpe", 12, 901],
    ["fiume", 8, 999],
    ["piana", 3, ""],
  ];
  const lettura = await surveyBook(group("volontari"), { Risposte: MAIN.slice(0, 2), volontari });
  expect(counted(lettura, "volontari", 2)).toEqual(["V105 12"]);
  expect(lines(lettura.diagnostics)).toEqual([
    "riga 3 · foglio «volontari»; riga 4 · foglio «volontari»: Questa riga non dice di quale risposta fa parte: non la contiamo. Esporta di nuovo il questionario senza togliere righe o colonne.",
  ]);
});

const VOLONTARI = [
  ["ZONA", "VOL", "_submission__id"],
  ["alpe", 12, 901],
  ["fiume", 8, 902],
];
test.each([
  [
    "whose questions the mapping seeks in the first",
    mapping("blocchi: { volontari: { gruppi: [{ campi: { zona: ZONA, volontari: VOL } }] } }"),
    ["foglio-da-indicare"],
    "«ZONA» e «VOL» stanno nel foglio «volontari» dell'esportazione: non leggiamo le sue risposte (2 righe). Aggiungi al gruppo la voce «foglio: volontari».",
  ],
  [
    "under another name",
    group("volontarie"),
    ["foglio-mancante"],
    "Nell'esportazione non c'è il foglio «volontarie»: non leggiamo le risposte del suo gruppo. Scrivi il nome che il foglio ha nell'esportazione, forse «volontari».",
  ],
])("a sheet %s is the mapping's fault", async (_, mappatura, codici, told) => {
  const lettura = await surveyBook(mappatura, { Risposte: MAIN, volontari: VOLONTARI });
  expect(codes(lettura)).toEqual(codici);
  expect(lines(lettura.diagnostics)[0]).toContain(told);
});

test.each([
  ["is the mapping's fault", "", VOLONTARI, ["gruppo-non-letto"]],
  ["is asked about when it says of no answer", "", [["a"], ["b"]], ["foglio-in-piu"]],
  ["is left alone when the mapping says so", "tralascia: [altr*]", VOLONTARI, []],
])("a sheet that no group reads %s", async (_, more, altro, codici) => {
  const lettura = await surveyBook(group("volontari", more), { Risposte: MAIN, volontari: VOLONTARI, altro });
  expect(codes(lettura)).toEqual(codici);
});

describe("an export that somebody touched in a spreadsheet", () => {
  const ROWS = [
    ["CODICE", "ZONA", "VOL"],
    ["V105", "alpe", 12],
    ["V106", "piana", 5],
  ];
  const touched = async (
    edit: (sheet: ExcelJS.Worksheet) => void,
    rows: readonly (readonly (string | number)[])[] = ROWS,
  ) => {
    const bytes = await written((book) => {
      const sheet = book.addWorksheet("Risposte");
      sheet.addRows(rows.map((row) => [...row]));
      edit(sheet);
    });
    const { mappa, ...mappatura } = volontari();
    const lettura = read(bytes, { rilevazioni: [{ ...mappatura, mappa: { ...mappa, file: ["prova.xlsx"] } }] });
    return [...counted(lettura, "volontari", 2), ...codes(lettura)];
  };
  const both = ["V105 12", "V106 5"];
  const title = [["Questionario 2024"], [], ["Di chi siete?", "In quale zona?", "Quanti?"]];
  test.each<[string, (sheet: ExcelJS.Worksheet) => void, readonly (readonly (string | number)[])[], string[]]>([
    ["a row hidden by hand is not counted, and asked", hide, ROWS, ["V106 5", "righe-nascoste"]],
    ["a row under a filter is counted, and asked", filter, ROWS, [...both, "filtro-acceso"]],
    ["an answer in white on white is counted, and asked", whiten, ROWS, [...both, "celle-invisibili"]],
    ["a row that is struck out is not counted, and asked once", strike, ROWS, ["V106 5", "riga-barrata"]],
    ["a remark on an answer is asked about, one on a title is not", remark, ROWS, [...both, "note-nelle-celle"]],
    ["a row of totals is nobody's", () => {}, [...ROWS, ["Totale", "", 17]], [...both, "riga-totale"]],
    ["titles stand under others", () => {}, [...title, ...ROWS], both],
  ])("%s", async (_, edit, rows, told) => expect(await touched(edit, rows)).toEqual(told));
});

function hide(sheet: ExcelJS.Worksheet): void {
  sheet.getRow(2).hidden = true;
}
function whiten(sheet: ExcelJS.Worksheet): void {
  for (const cell of ["C2", "D2"]) sheet.getCell(cell).font = { color: { argb: "FFFFFFFF" } };
  sheet.getCell("D2").value = "nota";
}
function filter(sheet: ExcelJS.Worksheet): void {
  sheet.autoFilter = "A1:C3";
  hide(sheet);
}
function remark(sheet: ExcelJS.Worksheet): void {
  sheet.getCell("C1").note = "quelli attivi";
  sheet.getCell("C2").note = "sono 20";
}
function strike(sheet: ExcelJS.Worksheet): void {
  for (const column of ["A", "B", "C"]) sheet.getCell(`${column}2`).font = { strike: true };
}
