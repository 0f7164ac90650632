import { expect, test } from "vitest";
import type { Punto } from "../../schemas/report-model.ts";
import { formatEuroShort } from "../../schemas/unita.ts";
import { withSameDecimals, withSameShares } from "./same-decimals.ts";

const punto = (valore: number | null, stato: Punto["stato"] = "valore"): Punto => ({
  ...{ riga: "r", rigaNome: "R", serie: "", serieNome: "", valore, stato },
  etichetta: valore === null ? "x" : formatEuroShort(valore),
});
const said = (punti: readonly Punto[], isOverYears = false) =>
  withSameDecimals(punti, isOverYears).map(({ etichetta }) => etichetta.replaceAll("\u00a0", " "));

test.each([
  ["one has a decimal, so have all", [95.4e6, 16.8e6], false, ["95,4 mln €", "16,8 mln €"]],
  ["of large ones too", [95.4e6, 30e6], false, ["95,4 mln €", "30,0 mln €"]],
  ["none has, none gets one", [95e6, 7e6], false, ["95 mln €", "7 mln €"]],
  ["thousands have none", [95.4e6, 16.8e6, 40_000], false, ["95,4 mln €", "16,8 mln €", "40 mila €"]],
  ["years are compared", [165.2e6, 173e6], true, ["165,2 mln €", "173,0 mln €"]],
])("%s", (_, values, isOverYears, labels) => {
  expect(
    said(
      values.map((value) => punto(value)),
      isOverYears,
    ),
  ).toEqual(labels);
});

test("a sign stays a sign, whatever value was left in it", () => {
  expect(said([punto(16.8e6), punto(null, "riservato")])).toEqual(["16,8 mln €", "x"]);
  expect(said([punto(16.8e6), { ...punto(3e6, "riservato"), etichetta: "x" }])).toEqual(["16,8 mln €", "x"]);
});

test.each([
  ["whole hundredths", [0.097, 0.274, 0], ["10%", "27%", "0%"]],
  ["a small one gives all a decimal", [0.004, 0.274], ["0,4%", "27,4%"]],
])("shares beside each other: %s", (_, shares, labels) => {
  const punti = [...shares.map((share) => punto(share)), punto(null, "incerto")];
  expect(withSameShares(punti).map(({ etichetta }) => etichetta)).toEqual([...labels, "x"]);
});
