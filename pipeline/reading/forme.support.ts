// Two workbooks of V105 that were also saved in other formats: `formats/fixtures/README.md` says how.
import type ExcelJS from "exceljs";
import { strFromU8, strToU8, unzipSync } from "fflate";
import { written, zipped } from "../formats/workbooks.support.ts";

const LABELS = [
  ["Edizione", 2024],
  ["Codice dell'ente", "V105"],
];

/** Nothing odd in its cells but a few faults of every day. */
export function semplice(): Promise<Uint8Array> {
  return written((book) => {
    book.addWorksheet("volontari").addRows([
      ["Codice ente", "Edizione", "Cantiere", "Zona", "Volontari", "di cui donne", "Ore di volontariato nell'anno"],
      ["V105", 2024, "Abitare la cura", "Alpe", 12, 5, 340.5],
      ["V105", 2024, "Abitare la cura", "Lungofiume", 1200, 10, 12345.25],
      ["V105", 2024, "Crescere insieme", "Piana", "circa 8", 3, 100],
      ["V106", 2024, "Crescere insieme", "Alpe", 7, 9, 60],
      ["V106", 2024, "Crescere insieme", "Marte", 7, 2, "n.d."],
      ["V106", 2024, "Abitare la cura", "Piana", null, 2, 10],
    ]);
  });
}

/** Everything by which the look of a cell says more than its value. */
export async function formattazione(): Promise<Uint8Array> {
  const parts = unzipSync(
    await written((book) => {
      book.addWorksheet("Istruzioni").addRows(LABELS.map((row) => [...row]));
      fillVolontari(book);
      fillRisorse(book);
      fillPunti(book);
      book.addWorksheet("Bisogni", { state: "hidden" }).addRows([
        ["Cantiere", "Zona", "Bisogno", "Gravità", "Risposta"],
        ["Abitare la cura", "Alpe", "casa", 3, null],
      ]);
    }),
  );
  return zipped(withFilter(parts));
}

function fillVolontari(book: ExcelJS.Workbook): void {
  const sheet = book.addWorksheet("Volontari");
  sheet.addRows([
    ["Cantiere", "Zona", "Volontari", "di cui donne", "Ore di volontariato nell'anno"],
    ["Abitare la cura", "Alpe", 12, 5, 340.5],
    [null, "Lungofiume", 20, 10, 500],
    [null, "Piana", 8, 3, 100],
    ["Crescere insieme", "Alpe", 30, 5, 900],
    ["Crescere insieme", "Piana", null, 5, 100],
    ["Crescere insieme", "Lungofiume", null, 2, 70],
    ["Crescere insieme", "Alpe", 4, 2, null],
    ["Abitare la cura", "Piana", 6, null, null],
    ["Abitare la cura", "Lungofiume", 12, null, 12],
    ["Abitare la cura", "Tutta la città", 2.6, null, 1200],
    ["Crescere insieme", "Tutta la città", 15, null, 0.5],
    ["Crescere insieme", "Tutta la città", 15, 3, 40],
  ]);
  sheet.mergeCells("A2:A4");
  sheet.getCell("C6").value = { richText: [{ text: "34" }, { text: "1", font: { vertAlign: "superscript" } }] };
  sheet.getCell("C7").value = { richText: [{ text: "20", font: { strike: true } }, { text: " 7" }] };
  for (const at of ["A8", "B8", "C8", "D8", "C9"]) sheet.getCell(at).font = { strike: true };
  const formats = { C10: '0" mila"', E10: '0" ore"', C11: "0", E11: '#,##0," mila"', E12: "hh:mm" };
  for (const [at, format] of Object.entries(formats)) sheet.getCell(at).numFmt = format;
  sheet.getRow(13).hidden = true;
}

function fillRisorse(book: ExcelJS.Workbook): void {
  const sheet = book.addWorksheet("Risorse");
  sheet.addRows([
    ["Cantiere", "Zona", "Voce di spesa", "Importo (€)", "Valore figurativo (€)"],
    ["Abitare la cura", "Alpe", "Stipendi", 1234.5, 10],
    ["Abitare la cura", "Piana", "Acquisti", 1000, null],
    ["Abitare la cura", "Lungofiume", "Acquisti", null, null],
    ["Crescere insieme", "Alpe", "Affitti e bollette", 0.25, null],
    ["Crescere insieme", "Piana", "Stipendi", 45_362, null],
    ["Crescere insieme", "Lungofiume", "Stipendi", 77, null],
  ]);
  sheet.mergeCells("D3:D4");
  const formats = { D2: '#,##0.00 "€"', D5: "0%", D6: "dd/mm/yyyy", D7: '"CHF "0' };
  for (const [at, format] of Object.entries(formats)) sheet.getCell(at).numFmt = format;
  sheet.getColumn(5).hidden = true;
}

function fillPunti(book: ExcelJS.Workbook): void {
  const sheet = book.addWorksheet("Punti di Comunità");
  const names = ["Uno", "Due", "Tre", "Quattro"];
  const days = [45_362.999_46, 45_362.958_333_333, 45_363, 45_363];
  sheet.addRow(["Nome del Punto", "Quartiere", "Stato", "Data di apertura", "Ore di sportello a settimana"]);
  for (const [at, name] of names.entries()) {
    sheet.addRow([name, "Mulini", "Attivo", days[at], 6]).getCell(4).numFmt = "dd/mm/yyyy";
  }
  sheet.autoFilter = "A1:E5";
  sheet.getRow(5).hidden = true;
}

/** The filter on the last sheet, with its criterion: exceljs writes none. */
function withFilter(parts: Record<string, Uint8Array>): Record<string, Uint8Array> {
  const edited = (name: string, from: string, to: string) => ({
    [name]: strToU8(strFromU8(parts[name] ?? new Uint8Array()).replace(from, to)),
  });
  const shown = ["Uno", "Due", "Tre"].map((name) => `<filter val="${name}"/>`).join("");
  const filter = `<autoFilter ref="A1:E5"><filterColumn colId="0"><filters>${shown}</filters></filterColumn></autoFilter>`;
  const name = `<definedName name="_xlnm._FilterDatabase" localSheetId="3" hidden="1">'Punti di Comunità'!$A$1:$E$5</definedName>`;
  return {
    ...parts,
    ...edited("xl/worksheets/sheet4.xml", '<autoFilter ref="A1:E5"/>', filter),
    ...edited("xl/workbook.xml", "</sheets>", `</sheets><definedNames>${name}</definedNames>`),
  };
}
