// Remarks on cells: asked where they hang on answers, whatever the kind of file; ours and those of headings are none.
import { expect, test } from "vitest";
import { withoutMark } from "../../schemas/modulo.ts";
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

test.each([
  ["Da correggere: Scrivi il numero.", ""],
  ["Segreteria:\nsono 20\nDa confermare: È così?\nDi sicuro?", "Segreteria:\nsono 20"],
  ["Da correggere tutto", "Da correggere tutto"],
])("of «%s» is not ours «%s»", (note, left) => {
  expect(withoutMark(note)).toBe(left);
});
