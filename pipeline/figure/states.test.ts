// What is said of a point whose rows give no value: voices without a proposal have none, results without a quartiere have one
// that nobody wrote.
import { expect, test } from "vitest";
import esitoQuartieri from "../misure/esito-quartieri.ts";
import proposte from "../misure/proposte.ts";
import { pointAt } from "./points.support.ts";
import { withoutValue } from "./states.ts";

test.each([
  ["a voice without a proposal", proposte, { n_righe: 1, n_senza: 1 }, "nulla"],
  ["a result without its quartiere", esitoQuartieri, { n_righe: 1, n_senza: 1 }, "non-disponibile"],
  ["no result at all", esitoQuartieri, { n_righe: 0, n_senza: 0 }, "nulla"],
] as const)("%s", (_, misura, rows, stato) => {
  expect(withoutValue(misura, pointAt({}, null, rows))).toBe(stato);
});
