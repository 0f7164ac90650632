import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dictionary, entriesOf, itemsOf, plainText, pointsAt, textString } from "./pdf-syntax.ts";

/** Values as any program may write them: every kind, nested, with brackets inside strings. */
const value = fc.letrec<{ any: string; leaf: string; array: string; dictionary: string }>((tie) => ({
  leaf: fc.oneof(
    fc.integer().map(String),
    fc.constantFrom(
      "true",
      "null",
      "12 0 R",
      "/Nome",
      "/dati#2Drete",
      "<FEFF0041>",
      "()",
      "(a (b) c)",
      "(\\) >> ] \\\\)",
    ),
  ),
  array: fc.array(tie("any"), { maxLength: 4 }).map((items) => `[${items.join(" ")}]`),
  dictionary: fc
    .array(tie("any"), { maxLength: 4 })
    .map((items) => `<<${items.map((v, i) => `/K${i} ${v}`).join("\n")}>>`),
  any: fc.oneof({ depthSize: "small" }, tie("leaf"), tie("array"), tie("dictionary")),
})).any;

test("what is taken apart and put together again is what it was", () => {
  fc.assert(
    fc.property(fc.array(value, { maxLength: 6 }), (values) => {
      expect(itemsOf(`[ ${values.join("\n ")} ]`)).toEqual(values);
      const entries = values.map((one, index): [string, string] => [`Chiave${index}`, one]);
      expect([...entriesOf(dictionary(entries))]).toEqual(entries);
    }),
  );
});

describe("words", () => {
  test.each([
    { source: "/dati-rete", words: "dati-rete" },
    { source: "/citt#C3#A0#20nuova", words: "città nuova" },
    { source: "(https://esempio.invalid/\\(a\\)\\\\b\\051)", words: "https://esempio.invalid/(a)\\b)" },
  ])("of $source are read as $words", ({ source, words }) => {
    expect(plainText(source)).toBe(words);
  });

  test("beyond Latin letters are written as UTF-16", () => {
    expect(textString("Łò 𝄞")).toBe("<FEFF014100F20020D834DD1E>");
  });
});

test.each([
  ["12 0 R", 12],
  ["12 1 R", undefined],
  ["[12 0 R]", undefined],
  [undefined, undefined],
])("%s points at %s", (source, number) => {
  expect(pointsAt(source)).toBe(number);
});

test("a value that never ends is told, not read on", () => {
  expect(() => entriesOf("<</A <</B 1 >>")).toThrow("no PDF value");
});
