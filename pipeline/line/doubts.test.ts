// What stays out until somebody confirms it: a value that asks, is open, and moves what people read.
import { expect, test } from "vitest";
import { type Codice, type Diagnostic, diagnose } from "../../schemas/diagnostic.ts";
import { type Doubt, valuesOf, waitingFor } from "./doubts.ts";

function doubt(codice: Codice, more: Partial<Diagnostic> = {}, rows: readonly number[] = [7]): Doubt {
  const luoghi = rows.map((riga) => ({ file: "a.csv", riga }));
  const about = { ente: "E002", blocco: "volontari", campo: "ore_annue" };
  const finding = { ...diagnose(codice, luoghi, {} as never, about), protocollo: 3, influenza: 0.002, ...more };
  // As those of a question about sums, which are known whatever was answered.
  return { finding, valori: valuesOf({ ...finding, esito: "aperto" }) };
}
const VALUE = {
  ente: "E002",
  blocco: "volontari",
  campo: "ore_annue",
  righe: { protocollo: 3, numeri: [7], posti: null },
};

test.each([
  ["a little more than a thousandth of a total", doubt("ore-per-persona", { influenza: 0.0011 }), [VALUE]],
  ["a thousandth of a total", doubt("ore-per-persona", { influenza: 0.001 }), []],
  [
    "little of a total and much of a cell",
    doubt("ore-per-persona", { influenza: 0, influenza_casella: 0.11 }),
    [VALUE],
  ],
  ["a tenth of a cell", doubt("ore-per-persona", { influenza: 0, influenza_casella: 0.1 }), []],
  ["nothing that is known", doubt("ore-per-persona", { influenza: null }), []],
  ["much, and it was left as it is", doubt("ore-per-persona", { esito: "deroga" }), [VALUE]],
  ["much, and it was confirmed", doubt("ore-per-persona", { esito: "confermato" }), []],
  ["much, and what it is about no longer counts", doubt("ore-per-persona", { esito: "chiuso" }), []],
  ["much, and only other sums are asked about", doubt("entrate-e-spese-lontane"), []],
  ["much, of rows that are too many to be named", doubt("ore-per-persona", { quanti: 9 }), [{ ...VALUE, righe: null }]],
  ["much, of a whole column", doubt("somma-fuori-scala"), [{ ...VALUE, righe: null }]],
  ["much, of no one number", doubt("ore-per-persona", { campo: "zona" }), []],
])("a question on which hangs %s", (_, asked, wanted) => expect(waitingFor(asked)).toEqual(wanted));
