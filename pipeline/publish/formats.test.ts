// The three files of a table, read by other programs: the same rows, the declared types, nothing invented for what is missing.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { tableFromIPC } from "apache-arrow";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { temporaryFolder } from "../effects/folder.support.ts";
import { toArrow } from "./arrow.ts";
import { toParquet } from "./parquet.ts";
import { type PublishedTable, toCsv } from "./tables.ts";

const table = (righe: PublishedTable["righe"]): PublishedTable => ({
  nome: "prova",
  titolo: "Prova",
  colonne: [
    { nome: "nome", tipo: "testo", descrizione: "" },
    { nome: "enti", tipo: "intero", descrizione: "" },
    { nome: "valore", tipo: "numero", descrizione: "" },
    { nome: "dim_stato", tipo: "testo", descrizione: "" },
  ],
  righe,
});

const CASES = [
  {
    name: "every kind of value",
    righe: [
      ['È una «prova», con "virgole"\ne righe', 3, 1234.5, ""],
      ["𝄞", -7, -0.25, "x"],
    ],
  },
  {
    name: "what is missing",
    righe: [
      [null, 1, null, null],
      ["a", null, 2, null],
      [null, null, null, null],
    ],
  },
  { name: "no rows", righe: [] },
  {
    name: "more rows than one group holds, with few and with many different words",
    righe: Array.from({ length: 3000 }, (_, i) => [
      `nome ${i}`,
      i % 7 === 0 ? null : i,
      i / 8,
      ["attivo", "chiuso", null][i % 3] ?? null,
    ]),
  },
] satisfies { name: string; righe: PublishedTable["righe"] }[];

test.each(CASES)("Parquet and Arrow hold $name as the CSV does", async ({ righe }) => {
  const given = table(righe);
  const path = join(temporaryFolder(), "prova.parquet");
  await writeFile(path, toParquet(given));
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(`SELECT * FROM read_parquet('${path}')`);
  const parquet = reader.getRowsJS();
  expect(reader.columnNames()).toEqual(given.colonne.map(({ nome }) => nome));
  expect(reader.columnTypes().map(String)).toEqual(["VARCHAR", "INTEGER", "DOUBLE", "VARCHAR"]);
  connection.closeSync();
  instance.closeSync();
  const arrow = tableFromIPC(toArrow(given));
  expect(arrow.schema.fields.map(({ name, type }) => `${name} ${type}`)).toEqual([
    "nome Utf8",
    "enti Int32",
    "valore Float64",
    "dim_stato Utf8",
  ]);
  const values = righe.map((row) => row.map((value) => (value === "" ? null : value)));
  expect(parquet).toEqual(values);
  expect(arrow.toArray().map((row) => Object.values({ ...row }))).toEqual(values);
  const csv: string[][] = parse(toCsv(given), { from_line: 2, relax_column_count: false });
  expect(csv).toEqual(righe.map((row) => row.map((value) => (value === null ? "" : String(value)))));
});

test("the same table gives the same bytes", () => {
  const given = table(CASES[3]?.righe ?? []);
  expect(given.righe).toHaveLength(3000);
  expect(Buffer.compare(toParquet(given), toParquet(structuredClone(given)))).toBe(0);
  expect(Buffer.compare(toArrow(given), toArrow(structuredClone(given)))).toBe(0);
});
