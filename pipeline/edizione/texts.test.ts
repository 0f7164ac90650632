// The texts of a folder as they are taken in: without what was for who writes, and with the pictures beside them.
import { expect, test } from "vitest";
import { sentenceOfFault } from "../../schemas/edizione.ts";
import { borgo } from "./borgo.support.ts";

const TEXT = "testi/05-risorse.md";

test.each([
  ["a comment", "Uno <!-- da rivedere --> due.", "Uno  due."],
  ["a comment of several lines", "Uno.\n\n<!-- da\nrivedere -->\nDue.", "Uno.\n\n\n\nDue."],
  ["a comment before the head", "<!-- bozza -->\n---\ntitolo: T\n---\nUno.", "\n---\ntitolo: T\n---\nUno."],
  ["a comment of links", "Uno.\n\n[//]: # (da rivedere)\n\nDue.", "Uno.\n\n\n\nDue."],
  ["a comment of links over two lines", "[//]: # (da\nrivedere)\nUno.", "\n\nUno."],
  ["a comment of links without brackets", "[comment]: # da rivedere\nUno.", "\nUno."],
  ["a comment shown as code", "Si scrive `<!-- così -->`.\n\n```\n<!-- e così -->\n```\n", null],
])("%s is not printed, in code it is", async (_, written, kept) => {
  expect((await borgo([], { [TEXT]: written })).testi["05-risorse"]).toBe(kept ?? written);
});

test("what follows a comment that never closes may not be for the reader: it is left out, and told", async () => {
  const { testi, difetti } = await borgo([], { [TEXT]: "Uno.\n\n<!-- chiedere al presidente\n\nDue.\n" });
  expect(testi["05-risorse"]).toBe("Uno.\n\n\n\n\n");
  expect(difetti.map(sentenceOfFault)).toEqual([
    `${TEXT}, riga 3: il commento che comincia qui non si chiude, e ciò che segue non si stampa. Chiudilo con -->.`,
  ]);
});

const PNG = Buffer.from("89504e470d0a1a0a0000", "hex");
const JPEG = Buffer.from("ffd8ffe000104a464946", "hex");

test("pictures are known by their bytes; what is none, or too heavy, is told", async () => {
  const { immagini, difetti } = await borgo([], {
    "testi/immagini/mappa.png": PNG,
    "testi/orto.JPG": JPEG,
    "testi/logo.svg": "<svg/>",
    "testi/finta.png": "parole",
    "testi/grande.png": Buffer.concat([PNG, Buffer.alloc(4_100_000)]),
  });
  expect(Object.entries(immagini).map(([path, { tipo }]) => [path, tipo])).toEqual([
    ["immagini/mappa.png", "image/png"],
    ["orto.JPG", "image/jpeg"],
  ]);
  expect(difetti.map(sentenceOfFault)).toEqual([
    "testi/finta.png: l'immagine non è PNG né JPEG. Salvala in uno di questi due formati.",
    "testi/grande.png: l'immagine pesa più di 4 MB, e la pagina la porta con sé. Salvala più piccola.",
    "testi/logo.svg: l'immagine non è PNG né JPEG. Salvala in uno di questi due formati.",
  ]);
});
