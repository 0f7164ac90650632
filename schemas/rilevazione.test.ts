import { expect, test } from "vitest";
import { isNamed } from "./rilevazione.ts";
import { rilevazioneSchema } from "./rilevazione-schema.ts";

test.each([
  ["risposte.csv", "risposte.csv", true],
  ["risposte.csv", "Risposte (1).CSV", true],
  ["risposte (2).csv", "risposte.csv", true],
  ["Rilevazione Città.csv".normalize("NFC"), "rilevazione città.csv".normalize("NFD"), true],
  ["risposte*.csv", "risposte-2024-03-12.csv", true],
  ["risposte*.csv", "altre risposte.csv", false],
  ["*2024*.csv", "rilevazione 2024 (Risposte) - Foglio1.csv", true],
  ["*2024*2024.csv", "rilevazione 2024.csv", false],
  ["a*a.csv", "a.csv", false],
  ["risposte.csv", "risposte.csv.xlsx", false],
  ["r.sposte.csv", "risposte.csv", false],
  ["*", "qualunque.xlsx", true],
])("«%s» names «%s»: %s", (written, nome, expected) => expect(isNamed(written, nome)).toBe(expected));

test("the boxes of a question are in columns or in one cell, not both and not neither", () => {
  const scelte = (boxes: object) => ({
    file: ["a"],
    ente: "C",
    edizione: 2024,
    blocchi: { bisogni: { gruppi: [{ scelte: { campo: "bisogno", ...boxes } }] } },
  });
  const is = [{}, { colonna: "B" }, { colonne: { a: "B" } }, { colonna: "B", colonne: { a: "B" } }].map(
    (boxes) => rilevazioneSchema.safeParse(scelte(boxes)).success,
  );
  expect(is).toEqual([false, true, true, false]);
});
