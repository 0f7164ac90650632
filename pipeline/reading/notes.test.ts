// Remarks on cells: asked where they hang on answers, whatever the kind of file; ours and those of headings are none.
import { strFromU8, strToU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { withMark, withoutMark } from "../../schemas/modulo.ts";
import { odsContent, odsNumber, odsOf, odsRow, odsTable, odsText } from "../formats/ods.support.ts";
import { readFile } from "../formats/read-file.ts";
import { zipped } from "../formats/workbooks.support.ts";
import { markedXlsx, rebuiltWithMarks } from "../workbooks/marked.ts";
import { anno, byHand, codes, lines, read } from "./reading.support.ts";

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

test("of a remark on a heading that changes the numbers below it somebody is asked", async () => {
  const asked = read(await withNotes({ C1: "in migliaia", D1: "primo semestre" }));
  expect(lines(asked.diagnostics).filter((line) => line.includes("attaccat"))).toEqual([
    expect.stringContaining("Alle celle C1 e D1 sono attaccate delle note, che non leggiamo."),
  ]);
});

const asked = (bytes: Uint8Array, nome: string): string[] =>
  lines(read(bytes, { nome, ente: "V105" }).diagnostics.filter(({ codice }) => codice === "note-nelle-celle"));

test("a text box that is tied to no cell, or whose corner lies above the titles, is asked about, also when its copy comes back", async () => {
  const row = (...cells: readonly (string | number)[]): string =>
    odsRow(cells.map((cell) => (typeof cell === "number" ? odsNumber(cell, `${cell}`) : odsText(cell))).join(""));
  const shapes =
    "<table:shapes><draw:frame><draw:text-box><text:p>Sono</text:p><text:p>20</text:p></draw:text-box></draw:frame></table:shapes>";
  const table = odsTable(shapes + row("Edizione", ...HEAD) + row(anno, "Abitare la cura", "Alpe", 12, 5));
  const loose = "Sul foglio c'è un riquadro di testo, che non leggiamo.";
  const ods = odsOf(odsContent(table));
  expect(asked(ods, "a.ods")).toEqual([expect.stringMatching(new RegExp(`^foglio «A»: ${loose}`))]);
  const { workbook } = readFile(ods, "a.ods");
  if (workbook === null) throw new Error("it was not read");
  expect(asked(await rebuiltWithMarks(workbook, []), "a.xlsx")).toEqual([expect.stringContaining("Sopra la cella A1")]);

  const drawn = unzipSync(await drawnOver());
  const name = "xl/drawings/drawing1.xml";
  const own = strFromU8(drawn[name] ?? new Uint8Array());
  const changed = (to: string) =>
    zipped({ ...drawn, [name]: strToU8(own.replace(/<xdr:from>[\s\S]*?<\/xdr:from>/, to)) });
  expect(asked(changed(""), "a.xlsx")).toEqual([expect.stringContaining(loose)]);
  const above = changed("<xdr:from><xdr:col>0</xdr:col><xdr:row>0</xdr:row></xdr:from>");
  expect(asked(above, "a.xlsx")).toEqual([expect.stringContaining("Sopra la cella A1")]);
  expect(asked(await markedXlsx(above, []), "a.xlsx")).toEqual([expect.stringContaining("Sopra la cella A1")]);
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
