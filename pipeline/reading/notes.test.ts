// Remarks on cells: asked where they hang on answers, whatever the kind of file; ours and those of headings are none.
import { strFromU8, strToU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { withMark, withoutMark } from "../../schemas/modulo.ts";
import { zipped } from "../formats/workbooks.support.ts";
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

/** A workbook whose Volontari have a text box over C3, and its Risorse a picture under their titles. */
async function drawnOver(): Promise<Uint8Array> {
  const png = Buffer.from("89504e470d0a1a0a", "hex");
  const bytes = await byHand(
    { Volontari: [HEAD, ...ROWS], Risorse: [["Cantiere", "Zona", "Voce di spesa", "Importo (€)"]] },
    (book) => {
      const image = book.addImage({ base64: png.toString("base64"), extension: "png" });
      book.getWorksheet("Volontari")?.addImage(image, "C3:D5");
      book.getWorksheet("Risorse")?.addImage(image, "A2:B3");
    },
  );
  const parts = unzipSync(bytes);
  const name = "xl/drawings/drawing1.xml";
  const box =
    "<xdr:sp><xdr:txBody><a:p><a:r><a:t>Sono </a:t></a:r><a:r><a:t>20</a:t></a:r></a:p></xdr:txBody></xdr:sp>";
  const drawing = strFromU8(parts[name] ?? new Uint8Array()).replace(/<xdr:pic>[\s\S]*<\/xdr:pic>/, box);
  return zipped({ ...parts, [name]: strToU8(drawing) });
}

test("of a text box over a table, and of a picture in place of answers, somebody is asked", async () => {
  const { diagnostics } = read(await drawnOver());
  const told = lines(diagnostics.filter(({ codice }) => /^(note-nelle-celle|foglio-solo-immagini)$/.test(codice)));
  expect(told).toEqual([
    expect.stringMatching(/^foglio «Risorse»: Nel foglio «Risorse» c'è un'immagine, e nessuna risposta/),
    expect.stringMatching(/^C3 · .*Sopra la cella C3 c'è un riquadro di testo, che non leggiamo\./),
  ]);
  const logo = await byHand({ Volontari: [HEAD, ...ROWS] }, (book) => {
    const image = book.addImage({ base64: "iVBORw0KGgo=", extension: "png" });
    book.getWorksheet("Volontari")?.addImage(image, "F1:G2");
  });
  expect(codes(read(logo))).not.toContain("foglio-solo-immagini");
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
