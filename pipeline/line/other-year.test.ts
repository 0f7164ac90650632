import { expect, test } from "vitest";
import { sentenceOfFault } from "../../schemas/edizione.ts";
import { borgo } from "../edizione/borgo.support.ts";
import { otherYear } from "./other-year.ts";

const edizione = await borgo();
const of = (year: string) => ({ codice: "edizione-diversa", params: { trovata: year, attesa: "2020" } }) as const;
const OTHER = { codice: "file-vuoto", params: {} } as const;

test.each<[string, readonly unknown[], Parameters<typeof otherYear>[1]["diagnostics"], number]>([
  ["all of one other year", [], [of("2021"), of("2021")], 1],
  ["some that counts", [{}], [of("2021")], 0],
  ["of several years", [], [of("2021"), of("2019")], 0],
  ["nothing refused for its year", [], [OTHER], 0],
  ["nothing at all", [], [], 0],
])("arrivals %s", (_, valide, diagnostics, faults) => {
  expect(otherYear(edizione, { valide, diagnostics })).toHaveLength(faults);
});

test("the fault says which year the folder should have", () => {
  const [fault] = otherYear(edizione, { valide: [], diagnostics: [of("2021")] });
  expect(fault && sentenceOfFault(fault)).toBe(
    "edizione.yaml: anno dice 2020, ma tutto ciò che è arrivato è del 2021, e niente è contato. Se l'edizione è del 2021, scrivi anno: 2021.",
  );
});
