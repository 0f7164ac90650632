// The form a file is saved in changes nothing of what it says; and the look of a cell is part of what it says.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { address } from "../../schemas/diagnostic.ts";
import type { Reading } from "../../schemas/reading.ts";
import { formattazione, semplice } from "./forme.support.ts";
import { read } from "./reading.support.ts";

const saved = (name: string) =>
  read(readFileSync(new URL(`../formats/fixtures/${name}`, import.meta.url)), { nome: `volontari.${name.slice(-3)}` });

const rows = ({ invii }: Reading) =>
  invii.map(({ ente, sezioni }) => [
    ente,
    sezioni.map(({ blocco, righe }) => [blocco, righe.map(({ valori }) => valori)]),
  ]);
const findings = ({ diagnostics }: Reading) =>
  diagnostics.map(({ codice, ente, campo, params, mostrato }) => ({ codice, ente, campo, params, mostrato }));
const places = ({ diagnostics }: Reading) =>
  diagnostics.map(
    ({ codice, luoghi }) =>
      `${codice} ${luoghi.map(({ foglio, cella }) => `${foglio} ${cella ?? ""}`.trim()).join(", ")}`,
  );

test.each(["semplice.ods", "semplice.xls", "semplice.csv"])(
  "%s says what the same workbook says as .xlsx",
  async (name) => {
    const first = read(await semplice(), { nome: "volontari.xlsx" });
    const other = saved(name);
    expect(rows(other)).toEqual(rows(first));
    expect(findings(other)).toEqual(findings(first));
    expect(rows(first).flat(3).length).toBeGreaterThan(3);
  },
);

test.each(["formattazione.ods", "formattazione.xls"])("%s says what the same workbook says as .xlsx", async (name) => {
  const first = read(await formattazione());
  const other = saved(name);
  expect(rows(other)).toEqual(rows(first));
  expect(findings(other)).toEqual(findings(first));
  expect(places(other)).toEqual(places(first));
});

test("every number whose look says more than its value is right or asked", async () => {
  const lettura = read(await formattazione());
  expect(places(lettura)).toEqual([
    "foglio-nascosto-con-risposte Bisogni",
    "celle-unite Risorse D3, Risorse D4",
    "cella-non-numero Risorse D5",
    "data-per-numero Risorse D6",
    "numero-mostrato Risorse D7",
    "colonne-nascoste Risorse E1",
    "cella-non-numero Volontari C6",
    "cella-barrata Volontari C7",
    "riga-barrata Volontari A8",
    "cella-barrata Volontari C9",
    "numero-mostrato Volontari C10",
    "cella-non-intero Volontari C11",
    "numero-mostrato Volontari E11",
    "cella-non-numero Volontari E12",
    "righe-nascoste Volontari A13",
    "data-spostata Punti di Comunità D3",
    "filtro-acceso Punti di Comunità A5",
  ]);
  const counted = lettura.invii.flatMap(({ sezioni }) =>
    sezioni.map(({ blocco, righe }) => [blocco, righe.map(({ numero }) => numero)]),
  );
  expect(counted).toEqual([
    ["risorse", [2]],
    ["volontari", [2, 3, 4, 5, 12]],
    ["punti_comunita", [2, 3, 4, 5]],
  ]);
  expect(lettura.diagnostics.flatMap(({ luoghi }) => luoghi.map(address)).every((text) => text !== "")).toBe(true);
});
