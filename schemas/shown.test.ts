import fc from "fast-check";
import { expect, test } from "vitest";
import { harmless, quoted } from "./shown.ts";

test.each([
  ["what is plain", "Centro diurno «Il Sole»\n\tè qui", "Centro diurno «Il Sole»\n\tè qui"],
  ["a command to the terminal", "Cre\u001b[31m\u001b]0;titolo\u0007", "Cre␛[31m␛]0;titolo␇"],
  ["a command in one letter", "a\u009b31m\u007f", "a\ufffd31m␡"],
  ["a turned direction", "fattura\u202efdp.exe\u2066x\u2069", "fatturafdp.exex"],
  ["other ends of a line", "a\r\nb\rc\u2028d", "a\nb\nc\nd"],
])("%s is shown harmless", (_, text, shown) => {
  expect(harmless(text)).toBe(shown);
});

test.each([
  ["short", "circa 20", "circa 20"],
  ["on several lines", "uno\r\ndue\n\tx", "uno due x"],
  ["of sixty letters", "x".repeat(60), "x".repeat(60)],
  ["longer", "x".repeat(61), `${"x".repeat(60)}…`],
  ["of blanks", `1${" ".repeat(30_000)}x`, "1…"],
  ["with a letter of two halves at the cut", `${"x".repeat(59)}😀y`, `${"x".repeat(59)}…`],
])("a text %s is quoted", (_, text, shown) => {
  expect(quoted(text)).toBe(shown);
});

test("whatever the text, what is quoted is one short line without controls, and quoting it again changes nothing", () => {
  const letter = fc.oneof(
    fc.constantFrom("\u001b", "\u0000", "\u202e", "\n", "\r", "\u0085", "a", " "),
    // Any of all the code points, halves alone too; the library's own unit makes a map of all of them first.
    fc.integer({ min: 0, max: 0x10ffff }).map((point) => String.fromCodePoint(point)),
  );
  fc.assert(
    fc.property(fc.array(letter, { maxLength: 200 }), (letters) => {
      const shown = quoted(letters.join(""));
      expect(shown.length).toBeLessThanOrEqual(61);
      expect(shown).not.toMatch(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/u);
      expect(quoted(shown)).toBe(shown);
    }),
  );
});
