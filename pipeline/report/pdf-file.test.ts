import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, test } from "vitest";
import { addObject, readPdf, resolve } from "./pdf-file.ts";
import { entriesOf, reference } from "./pdf-syntax.ts";
import { writePdf } from "./pdf-write.ts";

/** A PDF written object by object, as Chromium does. */
function chromiumPdf(objects: readonly string[]): string {
  let text = "%PDF-1.4\n";
  const entries = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries.join("")}`;
  return `${text}${table}trailer\n<</Size ${objects.length + 1}\n/Root 1 0 R\n/Info 2 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
}
const bytes = (text: string): Uint8Array => Buffer.from(text, "latin1");

const OBJECTS = ["<</Type /Catalog>>", "<<>>", "<</Length 16>> stream\nq 1 endobj (x) Q\nendstream"];

test("objects and streams are read as they are, also a stream that looks like the end of one", () => {
  const file = readPdf(bytes(chromiumPdf(OBJECTS)));
  expect(entriesOf(resolve(file, reference(file.root))).get("Type")).toBe("/Catalog");
  expect(Buffer.from(file.objects.get(3)?.stream ?? []).toString()).toBe("q 1 endobj (x) Q");
  expect([addObject(file, "null"), addObject(file, "null")]).toEqual([4, 5]);
});

test.each([
  ["a stream with another length", chromiumPdf(OBJECTS).replace("/Length 16", "/Length 15"), "non ha la lunghezza"],
  [
    "an object that is not where the table says",
    chromiumPdf(OBJECTS).replace("2 0 obj", "9 0 obj"),
    "non è al suo posto",
  ],
  ["no table of objects", "%PDF-1.5\nstartxref\n3\n%%EOF\n", "manca la tabella"],
  ["no catalog", chromiumPdf(OBJECTS).replace("/Root 1 0 R", "/Root 1 1 R"), "manca il catalogo"],
])("a file with %s is refused", (_, text, says) => {
  expect(() => readPdf(bytes(text))).toThrow(says);
});

test("more objects than one pack holds are all found by another reader", async () => {
  const boxes = Array.from({ length: 250 }, (_, index) => `[0 0 ${index + 1} 100]`);
  const pages = boxes.map((_, index) => `<</Type /Page /Parent 3 0 R /MediaBox ${index + 4} 0 R>>`);
  const kids = pages.map((_, index) => `${index + 4 + boxes.length} 0 R`).join(" ");
  const tree = `<</Type /Pages /Count ${pages.length} /Kids [${kids}]>>`;
  const file = readPdf(bytes(chromiumPdf(["<</Type /Catalog /Pages 3 0 R>>", "<<>>", tree, ...boxes, ...pages])));
  const id = "00112233445566778899aabbccddeeff";
  const task = getDocument({ data: await writePdf(file, id), verbosity: 0 });
  const pdf = await task.promise;
  expect(pdf.fingerprints[0]).toBe(id);
  for (const number of [1, 97, 98, 200, 250]) expect((await pdf.getPage(number)).view).toEqual([0, 0, number, 100]);
  await task.destroy();
});
