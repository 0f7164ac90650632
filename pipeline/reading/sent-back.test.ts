// A cell that was sent back is known again by the name of its row and by what it says.
import { expect, test } from "vitest";
import RISORSE_BLOCCO from "../../schemas/blocchi/risorse.ts";
import { rowNameBy } from "../../schemas/blocco.ts";
import { address } from "../../schemas/diagnostic.ts";
import type { SentBackCell } from "../../schemas/reading.ts";
import { anno, byHand, RISORSE, read, risorse } from "./reading.support.ts";

const NAME: Readonly<Record<string, string>> = { cantiere: "= crescere", zona: "= alpe", voce: "= stipendi" };
const ONE: SentBackCell = {
  ...{ numero: 3, ente: "V105", blocco: "risorse", campo: "importo", motivo: "Sono euro?", chi: "Anna" },
  ...{ riga: rowNameBy(RISORSE_BLOCCO, (field) => NAME[field] ?? null), detto: "= 1200000" },
};
const sentBack = (content: string | Uint8Array, ...rimandi: readonly SentBackCell[]): string[] =>
  read(content, { rimandi }).diagnostics.flatMap((each) =>
    each.codice === "cella-rimandata" ? [`${each.mostrato} ${each.luoghi.map(address).join(" | ")}`] : [],
  );
const SAME = "crescere;alpe;stipendi;12000";
const TOLD = ["12000 riga 2 · Importo (€) – crescere, alpe, stipendi"];

test.each<[string, string, SentBackCell, string[]]>([
  ["says the same", risorse(SAME), ONE, TOLD],
  [
    "stands in another line, written another way",
    risorse("crescere;piana;acquisti;5", "Crescere insieme;Alpe;Stipendi;12.000,00 €"),
    ONE,
    ["12.000,00 € riga 3 · Importo (€) – Crescere insieme, Alpe, Stipendi"],
  ],
  ["says something else", risorse("crescere;alpe;stipendi;12001"), ONE, []],
  ["is blank now", risorse("crescere;alpe;stipendi;"), ONE, []],
  ["is in another row, which says the same", risorse("crescere;piana;stipendi;12000"), ONE, []],
  ["is another ente's", risorse(SAME).replaceAll("V105", "V106"), ONE, []],
  [
    "was blank, and still is",
    risorse("crescere;alpe;stipendi;"),
    { ...ONE, detto: null },
    [TOLD[0]?.replace("12000", "null") ?? ""],
  ],
  [
    "could not be read, and is still so",
    risorse("crescere;alpe;stipendi;molti"),
    { ...ONE, detto: "non-disponibile molti" },
    [TOLD[0]?.replace("12000", "molti") ?? ""],
  ],
])("of a cell that %s", (_, text, rimando, told) => expect(sentBack(text, rimando)).toEqual(told));

test("it is told at its cell in a workbook, beside every other request about it", async () => {
  const sheet = [RISORSE.split(";").slice(2), [], ["crescere", "alpe", "stipendi", 12_000]];
  const file = await byHand({ Risorse: sheet });
  const other = { ...ONE, numero: 4, motivo: "Di tutto l'anno?" };
  expect(anno).toBe(2024);
  const at = "12000 D3 · Importo (€) – crescere, alpe, stipendi · foglio «Risorse»";
  expect(sentBack(file, ONE, other)).toEqual([at, at]);
});
