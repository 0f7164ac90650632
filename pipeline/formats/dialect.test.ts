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

test.each([
  {
    name: "of an alphabet that the file does not name is a note",
    bytes: Buffer.from("citt\xe0;1\n", "latin1"),
    told: ["testo-codifica-incerta", 0, "nota"],
  },
  { name: "mended is a note", bytes: Buffer.from("cittÃ\u00a0;1\n"), told: ["testo-codifica-incerta", 0, "nota"] },
  {
    name: "lost is asked at its line",
    bytes: Buffer.from("a;b\nSolidariet\ufffd;1\n"),
    told: ["testo-lettere-incerte", 2, "confermare"],
  },
])("a letter $name, once for the file", ({ bytes, told }) => {
  const { diagnostics } = readFile(bytes, "a.csv");
  expect(diagnostics.map(({ codice, gravita, luoghi: [first] }) => [codice, first?.riga ?? 0, gravita])).toEqual([
    told,
  ]);
});
