// Stores of one database that is kept: none of them knows of another, and a fault of one is not of the next.
import { join } from "node:path";
import { afterEach, beforeAll, expect, test } from "vitest";
import { temporaryFolder } from "../effects/folder.support.ts";
import { keepDatabase } from "./kept-database.ts";
import { Store } from "./store.ts";
import { beCold } from "./warm.support.ts";

const OPTIONS = { threads: 1, memoryMb: 200 };
beforeAll(beCold);
let letGo = (): void => {};
afterEach(() => letGo());

const count = async (store: Store, table: string): Promise<unknown> =>
  (await store.all(`SELECT CAST(count(*) AS INTEGER) AS n FROM ${table}`))[0]?.["n"];

test("each store begins empty, and two that are open at once share nothing", async () => {
  letGo = keepDatabase(OPTIONS);
  const [one, other] = [await Store.open(OPTIONS), await Store.open(OPTIONS)];
  await one.table("prova", { n: "BIGINT" });
  await one.insert("prova", [[1], [2]]);
  await one.run("CREATE TEMP TABLE appunti AS SELECT * FROM prova");
  await other.table("prova", { n: "BIGINT" });
  await other.insert("prova", [[7]]);
  expect([await count(one, "prova"), await count(other, "prova")]).toEqual([2, 1]);
  one.close();
  expect(await count(other, "prova")).toBe(1);
  other.close();
  const next = await Store.open(OPTIONS);
  await expect(count(next, "prova")).rejects.toThrow("prova");
  await expect(count(next, "appunti")).rejects.toThrow("appunti");
  expect(await count(next, "volontari")).toBe(0);
  next.close();
});

const places = (store: Store) =>
  store.all("SELECT database_name FROM duckdb_databases() WHERE database_name LIKE 'lavoro%'");

test("what a store held goes with it", async () => {
  letGo = keepDatabase(OPTIONS);
  for (let n = 0; n < 3; n++) {
    const store = await Store.open(OPTIONS);
    await expect.poll(async () => (await places(store)).length).toBe(1);
    store.close();
  }
});

test("of a file that was read no bytes stay in a database that is kept", async () => {
  letGo = keepDatabase(OPTIONS);
  const store = await Store.open(OPTIONS);
  const path = join(temporaryFolder(), "righe.parquet");
  await store.run(`COPY (SELECT range AS n FROM range(1000)) TO '${path}'`);
  expect(await count(store, `read_parquet('${path}')`)).toBe(1000);
  const held = "duckdb_memory() WHERE tag = 'EXTERNAL_FILE_CACHE' AND memory_usage_bytes > 0";
  expect(await count(store, held)).toBe(0);
  store.close();
});

test("where one store spoilt the database, the next has another", async () => {
  letGo = keepDatabase(OPTIONS);
  const store = await Store.open(OPTIONS);
  await store.run("ATTACH ':memory:' AS lavoro_2");
  const next = await Store.open(OPTIONS);
  expect(await places(next)).toHaveLength(1);
  for (const each of [store, next]) each.close();
});

test("who keeps it first keeps it: another that lets go takes nothing away", async () => {
  letGo = keepDatabase(OPTIONS);
  keepDatabase({ threads: 1, memoryMb: 100 })();
  const store = await Store.open(OPTIONS);
  expect(await count(store, "volontari")).toBe(0);
  store.close();
});

test("after it was let go a store has a database of its own", async () => {
  keepDatabase(OPTIONS)();
  const store = await Store.open(OPTIONS);
  expect(await places(store)).toEqual([]);
  store.close();
});
