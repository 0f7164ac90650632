import { expect, test } from "vitest";
import { readFile } from "./read-file.ts";

const dialect = (bytes: Uint8Array) => readFile(bytes, "a.csv").workbook?.dialect;

test.each([
  { name: "12,5 is a decimal comma", text: "n\n12,5\n", decimal: "virgola" },
  { name: "12.5 is a decimal point", text: "n\n12.5\n", decimal: "punto" },
  { name: "1.234,56 is a decimal comma", text: "n;m\n1.234,56;1\n", decimal: "virgola" },
  { name: "1,234.56 is a decimal point", text: 'n,m\n"1,234.56",1\n', decimal: "punto" },
  { name: "1.234.567 can only be thousands", text: "n\n1.234.567\n", decimal: "virgola" },
  { name: "1,234,567 can only be thousands", text: "n;m\n1,234,567;1\n", decimal: "punto" },
  { name: "0.125 cannot be thousands", text: "n\n0.125\n", decimal: "punto" },
  { name: "1234.567 cannot be thousands", text: "n\n1234.567\n", decimal: "punto" },
  { name: "1.234 alone decides nothing", text: "n\n1.234\n", decimal: "ambiguo" },
  { name: "1,234 alone decides nothing", text: "n;m\n1,234;1\n", decimal: "ambiguo" },
  { name: "money and percentages count", text: "n;m\n€ 12,50;a\n", decimal: "virgola" },
  { name: "whole numbers decide nothing", text: "n\n12\n", decimal: "ambiguo" },
  { name: "dates decide nothing", text: "n\n12.05.2016\n", decimal: "ambiguo" },
  { name: "codes decide nothing", text: "n\nA1.5\nv1,5b\n", decimal: "ambiguo" },
  { name: "equal evidence decides nothing", text: "n;m\n12,5;12.5\n", decimal: "ambiguo" },
  {
    name: "a proof at the end counts for the whole file",
    text: `n;m\n${"1.234;x\n".repeat(5000)}7,5;y\n`,
    decimal: "virgola",
  },
  {
    name: "a few times of day do not outweigh the rest",
    text: `n;m\n12.30;x\n${Array.from({ length: 50 }, (_, n) => `${n},5;x`).join("\n")}`,
    decimal: "virgola",
  },
])("$name", ({ text, decimal }) => {
  expect(dialect(Buffer.from(text))?.decimal).toBe(decimal);
});

const TEXT = "ente;città\n“Così è” – 5 €;Forlì\n";
const utf16be = Buffer.from(TEXT, "utf16le").swap16();
const windows = Buffer.from("ente;citt\xe0\n\x93Cos\xec \xe8\x94 \x96 5 \x80;Forl\xec\n", "latin1");

test.each([
  { name: "UTF-8", bytes: Buffer.from(TEXT), encoding: "utf-8", told: [] },
  { name: "UTF-8 with its mark", bytes: Buffer.from(`\ufeff${TEXT}`), encoding: "utf-8", told: [] },
  { name: "UTF-16 with its mark", bytes: Buffer.from(`\ufeff${TEXT}`, "utf16le"), encoding: "utf-16le", told: [] },
  { name: "UTF-16 without mark", bytes: Buffer.from(TEXT, "utf16le"), encoding: "utf-16le", told: [] },
  {
    name: "big-endian UTF-16 with its mark",
    bytes: Buffer.concat([Buffer.from([0xfe, 0xff]), utf16be]),
    encoding: "utf-16be",
    told: [],
  },
  { name: "big-endian UTF-16 without mark", bytes: utf16be, encoding: "utf-16be", told: [] },
  {
    name: "Windows-1252, which is a guess",
    bytes: windows,
    encoding: "windows-1252",
    told: ["testo-codifica-incerta"],
  },
])("$name gives every letter", ({ bytes, encoding, told }) => {
  const { workbook, diagnostics } = readFile(bytes, "a.csv");
  const texts = workbook?.sheets[0]?.rows.slice().map(({ cells }) => cells.map(({ text }) => text));
  expect(texts).toEqual([
    ["ente", "città"],
    ["“Così è” – 5 €", "Forlì"],
  ]);
  expect(workbook?.dialect?.encoding).toBe(encoding);
  expect(diagnostics.map(({ codice }) => codice)).toEqual(told);
});

test("a text cut in the middle of its last letter is still UTF-8", () => {
  expect(dialect(Buffer.from("a;è\nb;à").subarray(0, -1))?.encoding).toBe("utf-8");
});
