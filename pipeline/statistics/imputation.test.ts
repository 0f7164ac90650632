import { expect, test } from "vitest";
import { imputedValues } from "./imputation.ts";

const silent = { codice: "E1", a: 30, bilancio: null, anno_prima: null };
const evidence = { y: 1000, a: 200, oggi: 660, prima: 600 };

test.each([
  {
    name: "its filed accounts",
    silent: { ...silent, bilancio: 120.4, anno_prima: 100 },
    valore: 120,
    fonte: "bilancio",
  },
  { name: "accounts of nothing", silent: { ...silent, bilancio: 0, anno_prima: 100 }, valore: 0, fonte: "bilancio" },
  {
    name: "its last year with the trend of its class",
    silent: { ...silent, anno_prima: 100 },
    valore: 110,
    fonte: "anno-prima",
  },
  { name: "its size at the ratio of its class", silent, valore: 150, fonte: "classe" },
])("a silent large ente has the value of $name", ({ silent: ente, valore, fonte }) => {
  expect(imputedValues([ente], evidence)).toEqual({ made: [{ codice: "E1", valore, fonte }] });
});

test("last year without a trend gives way to the class, and nothing known is refused", () => {
  const ente = { ...silent, anno_prima: 100 };
  expect(imputedValues([ente], { ...evidence, oggi: 0, prima: 0 })).toMatchObject({ made: [{ fonte: "classe" }] });
  const nothing = { y: 0, a: 0, oggi: 0, prima: 0 };
  const known = { ...silent, codice: "E2", bilancio: 5 };
  const refused = { tipo: "grande-senza-valore", ente: "E1" };
  expect(imputedValues([known, ente], nothing)).toEqual({ refused });
  expect(imputedValues([known], nothing)).toMatchObject({ made: [{ codice: "E2", valore: 5 }] });
  expect(imputedValues([], nothing)).toEqual({ made: [] });
});
