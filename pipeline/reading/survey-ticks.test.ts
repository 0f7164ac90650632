import fc from "fast-check";
import { expect, test } from "vitest";
import { isTick, ticksIn } from "./survey-ticks.ts";

test.each([
  ...["Y", "y", "1", "Sì", "Si", "SI", "Yes", "Vero", "TRUE", "x", "X", "☑", "✓", "✔️", "Selezionato", "Checked"].map(
    (text) => [text, true] as const,
  ),
  ...["", " ", "N", "No", "0", "Falso", "FALSE", "☐", "-", "–", "n/a", "Non selezionato"].map(
    (text) => [text, false] as const,
  ),
  ...["✗", "forse", "2", "Selezionatto", "Sii"].map((text) => [text, null] as const),
])("«%s» in a box", (text, expected) => expect(isTick(text, [])).toBe(expected));

test("a tick of the survey's own is one, also beside those that everybody uses", () => {
  expect([isTick("certo", ["Certo"]), isTick("sì", ["Certo"])]).toEqual([true, true]);
});

const ANSWERS: Readonly<Record<string, string>> = {
  Anziani: "anziani",
  Minori: "minori",
  "Anziani, soli": "soli",
  "Aiuto in casa; anche la sera, o di notte": "aiuto",
  "adulti fragili": "adulti",
};
const codeOf = (answer: string): string | undefined => ANSWERS[answer];

test.each([
  ["one", "Anziani", ["anziani"], []],
  ["as Google writes them", "Anziani, Minori", ["anziani", "minori"], []],
  ["as Microsoft writes them", "Anziani;Minori;", ["anziani", "minori"], []],
  ["as KoboToolbox writes them", "Anziani Minori", ["anziani", "minori"], []],
  ["with a comma of its own", "Minori, Anziani, soli", ["minori", "soli"], []],
  ["with all signs of its own", "Aiuto in casa; anche la sera, o di notte, Minori", ["aiuto", "minori"], []],
  ["with a space of its own", "Minori, adulti fragili", ["minori", "adulti"], []],
  ["twice the same", "Minori, Minori", ["minori"], []],
  ["none", " ", [], []],
  ["one that nobody knows", "Minori, Marziani", ["minori"], ["Marziani"]],
  ["words around one that is known", "tutti gli Anziani", [], ["tutti gli Anziani"]],
])("ticks in one cell: %s", (_, text, codes, unknown) => {
  expect(ticksIn(text, codeOf)).toEqual({ codes, unknown });
});

test("whatever known answers a tool joins, and however, the same come back", () => {
  const texts = fc.subarray(
    Object.keys(ANSWERS).filter((text) => text !== "Anziani"),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(texts, fc.constantFrom(", ", ";", "; ", ",", "\n"), fc.boolean(), (answers, sign, ends) => {
      const { codes, unknown } = ticksIn(answers.join(sign) + (ends ? sign.trim() : ""), codeOf);
      expect([new Set(codes), unknown]).toEqual([new Set(answers.map((answer) => ANSWERS[answer])), []]);
    }),
  );
});
