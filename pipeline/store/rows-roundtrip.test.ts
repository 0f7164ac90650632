// What a reader accepted is what the database holds, whatever was written: every value, every reason, every block.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Blocco } from "../../schemas/blocco.ts";
import { type CellKind, isNumerica, type StoredValue } from "../../schemas/cella.ts";
import { BLOCCHI } from "../../schemas/questionario.ts";
import type { Riga } from "../../schemas/reading.ts";
import { borgo } from "../edizione/borgo.support.ts";
import { temporaryFolder } from "../effects/folder.support.ts";
import { makeRowsFile } from "../reading/rows-file.ts";
import { loadBlocks } from "./load.ts";
import { type SqlRow, Store } from "./store.ts";
import { columnsOfFields } from "./tables.ts";

const edizione = await borgo();
const NASTY = [
  "null",
  "",
  "-",
  "a,b",
  '"',
  "'",
  "[x]",
  "{}",
  "a\nb",
  "\u0000",
  "😀",
  "\\\\",
  "0",
  "true",
  "x".repeat(9000),
];
const text = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: "grapheme", maxLength: 12 }));

function answerTo(cella: CellKind): fc.Arbitrary<StoredValue> {
  if (isNumerica(cella)) return fc.oneof(fc.nat(1000), fc.constantFrom(0, -1, Number.MAX_SAFE_INTEGER));
  if (cella.tipo === "anno") return fc.integer({ min: 1900, max: 2100 });
  return cella.tipo === "si-no" ? fc.boolean() : text;
}

function rowOf({ campi }: Blocco): fc.Arbitrary<Riga> {
  const cells = Object.values(campi).map(({ cella }) => cella);
  const each = <T>(of: (cella: CellKind) => fc.Arbitrary<T>) => fc.tuple(...cells.map((cella) => fc.option(of(cella))));
  return fc.record({
    numero: fc.integer({ min: 1, max: 200_000 }),
    valori: each(answerTo),
    vuoti: each(() => fc.constantFrom("nulla" as const, "non-pertinente" as const)),
    grezzi: each(() => text),
    posti: fc.constant(cells.map(() => "A").join(" ")),
  });
}

const sections = fc
  .constantFrom(...BLOCCHI)
  .chain((blocco) => fc.array(rowOf(blocco), { minLength: 1, maxLength: 5 }).map((righe) => ({ blocco, righe })));

/** The row as its table should hold it: fields, and the reasons of quantities. */
const expected = (blocco: Blocco, { numero, valori, vuoti }: Riga): SqlRow =>
  Object.fromEntries([
    ["riga", numero],
    ...Object.keys(blocco.campi).flatMap((name, at) =>
      columnsOfFields(blocco, name).map(({ nome }, n) => [nome, (n === 0 ? valori[at] : vuoti[at]) ?? null]),
    ),
  ]);

test("every accepted row comes back from the database as it was read", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(sections, { selector: ({ blocco }) => blocco.id, maxLength: 4 }), async (all) => {
      const file = makeRowsFile();
      for (const { blocco, righe } of all)
        for (const riga of righe) file.take({ ente: "E002", blocco: blocco.id, foglio: "f", riga });
      const bytes = Buffer.concat(file.finish());
      expect(bytes.length === 0).toBe(all.length === 0);
      if (bytes.length === 0) return;
      const path = join(temporaryFolder(), `${Math.random()}.parquet`);
      writeFileSync(path, bytes);
      const rows = new Map(all.map(({ blocco, righe }) => [blocco.id, righe.length]));
      const store = await Store.open({ threads: 1, memoryMb: 200 });
      try {
        const files = [{ path, protocollo: 1, righe: 1, blocchi: new Set(rows.keys()) }];
        await loadBlocks(store, BLOCCHI, { files, leftOut: [], rows, waiting: [] }, edizione);
        for (const { blocco, righe } of all) {
          const names = Object.keys(expected(blocco, righe[0] as Riga)); // there is at least one
          const held = await store.all(`SELECT ${names.join(", ")} FROM ${blocco.id} ORDER BY posizione`);
          expect(held).toEqual(righe.map((riga) => expected(blocco, riga)));
        }
      } finally {
        store.close();
      }
    }),
    { numRuns: 40, seed: 1 },
  );
});
