// A weighted value is rounded once, halves up, however large it is: quick arithmetic and wide arithmetic give the same.
import { expect, test } from "vitest";
import { Store } from "./store.ts";
import { weightedSql } from "./weights.ts";

const VALUES = [0, 1, 3, 500, 999_999_999_999, 1_000_000_000_000, 1_000_000_000_001, 9_000_000_000_000];
const PPM = [1, 500, 1_000_000, 1_350_500, 4_000_000, 4_000_001, 900_000_000];

test("a value times its weight is rounded to thousandths, halves up, with whole numbers of any size", async () => {
  const store = await Store.open({ threads: 1, memoryMb: 256 });
  try {
    const rows = await store.all(
      `SELECT v, ppm, CAST(${weightedSql("v")} AS VARCHAR) AS w
       FROM (SELECT unnest([${VALUES.join(", ")}]::BIGINT[]) AS v), (SELECT unnest([${PPM.join(", ")}]::BIGINT[]) AS ppm)`,
    );
    expect(rows).toHaveLength(VALUES.length * PPM.length);
    for (const { v, ppm, w } of rows)
      expect(w, `${v} × ${ppm}`).toBe(String((2n * BigInt(Number(v)) * BigInt(Number(ppm)) + 1000n) / 2000n));
    expect(await store.all(`SELECT ${weightedSql("v")} AS w FROM (SELECT NULL::BIGINT AS v, 1 AS ppm)`)).toEqual([
      { w: null },
    ]);
  } finally {
    store.close();
  }
});
