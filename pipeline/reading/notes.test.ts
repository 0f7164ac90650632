// Remarks on cells: asked where they hang on answers, whatever the kind of file; ours and those of headings are none.
import { expect, test } from "vitest";
import { withMark, withoutMark } from "../../schemas/modulo.ts";
import { byHand, codes, lines, read } from "./reading.support.ts";

const HEAD = ["Cantiere", "Zona", "Volontari", "di cui donne"];
const ROWS = [
  ["Abitare la cura", "Alpe", 12, 5],
  ["Abitare la cura", "Lungofiume", null, 10],
];

const withNotes = (notes: Readonly<Record<string, string>>) =>
  byHand({ Volontari: [HEAD, ...ROWS] }, (book) => {
    const sheet = book.getWorksheet("Volontari");
    for (const [cell, note] of Object.entries(notes)) if (sheet !== undefined) sheet.getCell(cell).note = note;
  });

test("of a remark on an answer, or on an empty cell, somebody is asked once; of one on a heading nobody", async () => {
  const asked = read(await withNotes({ C1: "quelli attivi", C3: "sono 20", D2: "con le suore" }));
  expect(lines(asked.diagnostics).filter((line) => line.includes("nota") || line.includes("note"))).toEqual([
    expect.stringContaining("Alle celle D2 e C3 sono attaccate delle note, che non leggiamo."),
  ]);
  expect(codes(read(await withNotes({ C1: "quelli attivi" })))).not.toContain("note-nelle-celle");
});

const mark = withMark("", "correggere", "Scrivi il numero.\nPer esempio 20.");

test.each([
  ["alone", mark, ""],
  ["under what was there", withMark("Segreteria:\nsono 20", "confermare", "È così?"), "Segreteria:\nsono 20"],
  ["answered below", `${mark}\nsono 20`, "sono 20"],
  ["answered at its end", `${mark} sono 20`, "sono 20"],
  ["twice, with a word between", `${mark}\nsono 20\n${mark}`, "sono 20"],
  ["with the line breaks of Windows", mark.replaceAll("\n", "\r\n"), ""],
  ["no note of ours", "Da correggere: chiedere a Maria", "Da correggere: chiedere a Maria"],
])("of a note with our words, %s, only theirs is left", (_, note, left) => {
  expect(withoutMark(note)).toBe(left);
});
