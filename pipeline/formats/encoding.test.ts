import { expect, test } from "vitest";
import { ALPHABETS } from "./alphabets.ts";
import { decode } from "./encoding.ts";

const written = (text: string, alphabet: keyof typeof ALPHABETS) =>
  Buffer.from(
    [...text].map((letter) => (letter < "\u0080" ? letter.charCodeAt(0) : ALPHABETS[alphabet].indexOf(letter) + 0x80)),
  );
const utf16be = (text: string) => Buffer.from(text, "utf16le").swap16();
const latin1 = (text: string) => Buffer.from(text, "latin1");

const SENTENCE = "ente;città\nA;Perché più attività? È l'unità «Così»\nB;POVERTÀ\n";
const CURLY = "ente;note\nA;l’età “giusta” – 5 €\nB;Müller, François\n";
const POOR = "zona;di cui con più di sessantacinque anni\nFuori città;8\nTutta la città;6\n";

test.each([
  { name: "UTF-8", bytes: Buffer.from(CURLY), is: CURLY, encoding: "utf-8" },
  { name: "UTF-8 with its mark", bytes: Buffer.from(`\ufeff${CURLY}`), is: CURLY, encoding: "utf-8" },
  { name: "UTF-16 with its mark", bytes: Buffer.from(`\ufeff${CURLY}`, "utf16le"), is: CURLY, encoding: "utf-16le" },
  { name: "UTF-16 without mark", bytes: Buffer.from(CURLY, "utf16le"), is: CURLY, encoding: "utf-16le" },
  { name: "big-endian UTF-16 with its mark", bytes: utf16be(`\ufeff${CURLY}`), is: CURLY, encoding: "utf-16be" },
  { name: "big-endian UTF-16 without mark", bytes: utf16be(CURLY), is: CURLY, encoding: "utf-16be" },
  { name: "Windows-1252", bytes: written(SENTENCE, "windows-1252"), is: SENTENCE, encoding: "windows-1252" },
  {
    name: "Windows-1252 with curly quotes",
    bytes: written(CURLY, "windows-1252"),
    is: CURLY,
    encoding: "windows-1252",
  },
  { name: "Windows-1252 with one accent", bytes: latin1("a;citt\xe0\n"), is: "a;città\n", encoding: "windows-1252" },
  { name: "Windows-1252 in capitals", bytes: latin1("a;LUNED\xcc\n"), is: "a;LUNEDÌ\n", encoding: "windows-1252" },
  {
    name: "ISO-8859-15 by its euro sign",
    bytes: latin1("Importo (\xa4);citt\xe0\n"),
    is: "Importo (€);città\n",
    encoding: "iso-8859-15",
  },
  { name: "Mac Roman", bytes: written(SENTENCE, "mac-roman"), is: SENTENCE, encoding: "mac-roman" },
  { name: "Mac Roman with curly quotes", bytes: written(CURLY, "mac-roman"), is: CURLY, encoding: "mac-roman" },
  { name: "the DOS", bytes: written(SENTENCE, "cp850"), is: SENTENCE, encoding: "cp850" },
  { name: "the DOS with little to go by", bytes: written(POOR, "cp850"), is: POOR, encoding: "cp850" },
  { name: "Mac Roman with little to go by", bytes: written(POOR, "mac-roman"), is: POOR, encoding: "mac-roman" },
  {
    name: "UTF-7",
    bytes: latin1("a;citt+AOA-\nb;perch+AOk-, +IKw- 5 +- 3\n"),
    is: "a;città\nb;perché, € 5 + 3\n",
    encoding: "utf-7",
  },
  {
    name: "plus signs, which are no UTF-7",
    bytes: latin1("tel;nota\n+39030-12;C+abcdef-\n"),
    is: "tel;nota\n+39030-12;C+abcdef-\n",
    encoding: "utf-8",
  },
  {
    name: "UTF-8 written twice",
    bytes: Buffer.from("citt\u00c3\u00a0;perch\u00c3\u00a9\nl\u00e2\u20ac\u2122et\u00c3\u00a0;5 \u00e2\u201a\u00ac\n"),
    is: "città;perché\nl’età;5 €\n",
    encoding: "utf-8",
  },
  {
    name: "UTF-8 written twice, its hidden spaces made plain",
    bytes: Buffer.from("cittÃ ;a\ncittÃ  viva\ncittÃ\nunitÃ;piÃ¹\n"),
    is: "città;a\ncittà viva\ncittà\nunità;più\n",
    encoding: "utf-8",
  },
  {
    name: "UTF-8 that a Mac has read",
    bytes: Buffer.from("citt√†;perch√©\n"),
    is: "città;perché\n",
    encoding: "utf-8",
  },
  {
    name: "UTF-8 that the DOS has read",
    bytes: Buffer.from("citt├á;perch├®\n"),
    is: "città;perché\n",
    encoding: "utf-8",
  },
  {
    name: "UTF-8 with lines of Windows-1252",
    bytes: Buffer.concat([Buffer.from("città;più\n"), latin1("unit\xe0;gi\xf9\n")]),
    is: "città;più\nunità;giù\n",
    encoding: "utf-8",
  },
  {
    name: "UTF-8 with lines of the DOS",
    bytes: Buffer.concat([Buffer.from("\ufeffcittà;più\n"), latin1("unit\x85;gi\x97\n")]),
    is: "città;più\nunità;giù\n",
    encoding: "utf-8",
  },
  {
    name: "capitals before a closing quote, which could be UTF-8",
    bytes: latin1("\xabPERCH\xc9\xbb;citt\xe0\n"),
    is: "«PERCHÉ»;città\n",
    encoding: "windows-1252",
  },
  {
    name: "two files one after the other",
    bytes: Buffer.from("\ufeffa;è\n\ufeffb;ù\n"),
    is: "a;è\nb;ù\n",
    encoding: "utf-8",
  },
  { name: "a foreign name alone", bytes: latin1("nome;Cl\xe9ry\n"), is: "nome;Cléry\n", encoding: "windows-1252" },
  { name: "NUL characters, as nothing", bytes: latin1("a\0;b\n"), is: "a;b\n", encoding: "utf-8" },
])("$name gives every letter", ({ bytes, is, encoding }) => {
  expect(decode(bytes)).toMatchObject({ text: is, encoding, doubtful: [] });
});

test.each(["windows-1252", "mac-roman", "cp850"] as const)(
  "the proof of %s may stand at the end of a large file",
  (alphabet) => {
    const text = `nome;n\n${"Circolo;1\n".repeat(50_000)}Fuori città;più\n`;
    expect(decode(written(text, alphabet))).toMatchObject({ text, encoding: alphabet, doubtful: [] });
  },
);

test.each([
  { name: "lost by an earlier program", bytes: Buffer.from("Solidariet\ufffd;1\n"), doubtful: ["Solidariet\ufffd"] },
  {
    name: "of another alphabet than the rest",
    bytes: latin1("citt\xe0;attivit\xe0;cos\xec\nunit\x85;1\n"),
    doubtful: ["unit…"],
  },
  { name: "of no alphabet that we know", bytes: latin1("citt\xe0;\xcc\xee\xf1\xea\xe2\xe0\n"), doubtful: ["Ìîñêâà"] },
])("letters $name are named", ({ bytes, doubtful }) => {
  expect(decode(bytes).doubtful).toEqual(doubtful);
});

test("a text cut in the middle of its last letter is still UTF-8", () => {
  expect(decode(Buffer.from("a;è\nb;à").subarray(0, -1))).toMatchObject({ encoding: "utf-8", doubtful: ["\ufffd"] });
});
