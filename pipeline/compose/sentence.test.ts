import { expect, test } from "vitest";
import { fill, subjectOf } from "./sentence.ts";

test.each([
  ["famiglie", "Famiglie", "Le famiglie mettono 41 euro su 100"],
  ["pubblico", "Pubblico", "Il pubblico mette 41 euro su 100"],
])("subject and verb agree: %s", (codice, nome, sentence) => {
  const { chi, isPlural } = subjectOf("gruppi_fonte", codice, nome);
  expect(fill("{Chi} {mette|mettono} {q} euro su 100", { chi, q: "41" }, isPlural)).toBe(sentence);
});

test("a word that is not given stops the sentence", () => {
  expect(() => fill("In {n} casi su {tutti}", { n: "3" })).toThrow("nomina «tutti»");
});
