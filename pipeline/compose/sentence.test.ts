import { describe, expect, test } from "vitest";
import { al, dal, fill, subjectOf } from "./sentence.ts";

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

describe("a preposition grows together with the article of a number", () => {
  test.each([
    ["74%", "dal 74%", "al 74%"],
    ["8%", "dall'8%", "all'8%"],
    ["11%", "dall'11%", "all'11%"],
    ["80%", "dall'80%", "all'80%"],
    ["0,5%", "dallo 0,5%", "allo 0,5%"],
    ["18%", "dal 18%", "al 18%"],
  ])("%s", (text, from, to) => {
    expect([dal(text), al(text)]).toEqual([from, to]);
  });
});
