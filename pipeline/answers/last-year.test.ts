import { expect, test } from "vitest";
import { diagnose } from "../../schemas/diagnostic.ts";
import type { ReadingHead } from "../../schemas/reading.ts";
import { borgo } from "../edizione/borgo.support.ts";
import { answerOf } from "./answer.ts";

const edizione = await borgo();

test.each([
  ["money to the cent", "risorse", "importo", 378_444.5, "378.444,50\u00a0€"],
  ["money that is whole", "risorse", "importo", 1_200_000, "1.200.000\u00a0€"],
  ["persons", "volontari", "volontari", 76_000, "76.000"],
  ["hours", "volontari", "ore_annue", 1234.5, "1.234,5"],
  ["how many rows", "servizi", null, 14, "14"],
] as const)("what it was last year is written as people write it: %s", (_, blocco, campo, prima, written) => {
  const found = diagnose(
    "anno-fuori-dal-consueto",
    [{ file: "a.csv" }],
    { cosa: "Somma", anno: "2019", prima: "prima", ora: "ora" },
    { ente: "E002", blocco, ...(campo === null ? {} : { campo }) },
  );
  const head: ReadingHead = { formato: "csv", invii: [], diagnostics: [{ ...found, anno_scorso: prima }] };
  const [cosa] = answerOf({ file: "a.csv", head, workbook: null, edizione }).gruppi.flatMap(({ cose }) => cose);
  expect(cosa?.annoScorso).toBe(written);
});
