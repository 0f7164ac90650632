// Two sums of each ente: only of enti whose values are all known.
import { expect, test } from "vitest";
import { enteSums } from "./ente-sums.ts";
import { type HandRow, insertRows } from "./rows.support.ts";
import { Store } from "./store.ts";

const sum = (blocco: "risorse" | "finanziamenti" | "volontari", campo: string) =>
  ({ id: "prova", blocco, valore: { op: "somma", campo } }) as const;

async function told(tables: Readonly<Record<string, readonly HandRow[]>>, ...[a, b]: Parameters<typeof sum>[]) {
  const store = await Store.open({ threads: 1, memoryMb: 200 });
  try {
    for (const [table, rows] of Object.entries(tables)) await insertRows(store, table, rows);
    if (a === undefined || b === undefined) throw new Error("two sums");
    const found = await enteSums(store, sum(...a), sum(...b));
    return found.map((row) => `${row.ente} ${row.a} ${row.b}`);
  } finally {
    store.close();
  }
}

test("of two tables an ente that lacks a value of either is left out, and one without rows in one of them has 0 there", async () => {
  const money = (ente: string, importo: number | null) => ({ ente, importo });
  const tables = {
    finanziamenti: [money("E001", 100), money("E001", 50), money("E002", 7), money("E003", null), money("E003", 9)],
    risorse: [money("E001", 140), money("E003", 9), money("E004", 5)],
  };
  expect(await told(tables, ["finanziamenti", "importo"], ["risorse", "importo"])).toEqual([
    "E001 150 140",
    "E002 7 0",
    "E004 0 5",
  ]);
});

test("of one table they are of the rows that give both", async () => {
  const row = (ente: string, volontari: number | null, ore_annue: number | null) => ({ ente, volontari, ore_annue });
  const tables = {
    volontari: [row("E001", 10, 500), row("E001", 99, null), row("E001", null, 7), row("E002", 3, null)],
  };
  expect(await told(tables, ["volontari", "ore_annue"], ["volontari", "volontari"])).toEqual(["E001 500 10"]);
});
