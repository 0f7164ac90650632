// Texts so large that work which grows with the square of a file would never end.
import { expect, test } from "vitest";
import { readFile } from "./read-file.ts";

const repeated = (text: string, times: number) => text.repeat(times);

test.each([
  { name: "a quote opened on every line and never closed", text: repeated('a";"b\n', 400_000) },
  { name: "quotes that would never close between other delimiters", text: `a;b;c\n${repeated('x,"y;z\n', 400_000)}` },
  { name: "apostrophes opened on every line and never closed", text: repeated("a;'b\n", 400_000) },
  { name: "backslashes before every quote", text: repeated('a;"b\\"\n', 400_000) },
  { name: "one cell of a million backslashes", text: `a;"${repeated("\\", 1e6)}"\n${repeated('"\\"', 1e5)};b\n` },
  { name: "one line of a hundred thousand quotes", text: repeated('"', 100_001) },
  { name: "one line of millions of separators", text: `${repeated(";", 20e6)}a` },
  { name: "millions of lines of separators", text: `a;b${repeated(";\n", 20e6)}c;d` },
  { name: "millions of blank lines", text: `a;b${repeated("\n", 20e6)}c;d` },
  { name: "one cell of twenty megabytes", text: `a;b\n"${repeated("x\n", 10e6)}";c` },
])("a text with $name is answered", ({ text }) => {
  const bytes = Buffer.from(text);
  const { workbook, diagnostics } = readFile(bytes, "a.csv");
  expect(workbook !== null || diagnostics.length > 0).toBe(true);
});
