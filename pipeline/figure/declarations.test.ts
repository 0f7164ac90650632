import { afterAll, beforeAll, expect, test } from "vitest";
import { CAPITOLI } from "../../schemas/capitoli.ts";
import type { MisuraNota } from "../../schemas/misura.ts";
import { loadProspetti } from "../compose/prospetti.ts";
import { Store } from "../store/store.ts";
import { loadMisure, type Misure, withGroups } from "./declarations.ts";
import { pointsOf } from "./points.support.ts";

let store: Store;
let misure: Misure;
beforeAll(async () => {
  store = await Store.open({ threads: 1, memoryMb: 500 });
  misure = await loadMisure();
});
afterAll(() => store.close());

test("the folder of measures declares at least thirty, each with title, definition and unit", () => {
  expect(misure.size).toBeGreaterThanOrEqual(30);
  for (const [id, { titolo, definizione, unita }] of misure) {
    expect([id, titolo.length > 0, definizione.endsWith("."), unita.nome.length > 0]).toEqual([id, true, true, true]);
  }
});

test("a declaration that names an unknown column is refused with its file", async () => {
  const wrong = { ...(misure.get("volontari") as MisuraNota), piano: [["rione"]] };
  await expect(pointsOf(store, wrong, misure)).rejects.toThrow(
    "pipeline/misure/volontari.ts: la tabella «volontari» non ha la colonna «rione»",
  );
});

test.each([
  ["a dimension that nobody has", ["rione"], "ignora «rione», che «usate-nelle-zone» non ha"],
  ["one that the term has", ["zona"], "ignora «zona», ma «residenti» ce l'ha"],
])("a ratio that ignores %s is refused with its file", (_, ignora, message) => {
  const ratio = misure.get("usate-a-residente");
  if (ratio?.tipo !== "rapporto") throw new Error("no ratio");
  const wrong = { ...ratio, denominatore: { ...ratio.denominatore, ignora } };
  expect(() => withGroups(new Map([...misure, ["usate-a-residente", wrong]]))).toThrow(
    `pipeline/misure/usate-a-residente.ts: ${message}`,
  );
});

test("every table and chart names measures and dimensions that exist, and a chapter", async () => {
  const { prospetti, elenchi } = await loadProspetti(misure);
  expect(prospetti.length).toBeGreaterThan(50);
  for (const { id, misure: named, righe, colonne, dove, per, capitolo } of prospetti) {
    expect(CAPITOLI, id).toContain(capitolo);
    for (const column of named) {
      const name = typeof column === "string" ? column : column.misura;
      const misura = misure.get(name);
      expect(misura, `${id} names ${name}`).toBeDefined();
      const free = ["edizione", "misura", "stessi-enti"];
      const used = [righe.dimensione, righe.gruppi, colonne?.dimensione, per, ...Object.keys(dove ?? {})].filter(
        (d) => d !== undefined && !free.includes(d),
      );
      const known = misura?.dimensioni ?? [];
      // With several measures a column may lack the dimension of the grouping: it is then read at its margin.
      if (named.length === 1)
        for (const dimension of used) expect(known, `${id}: ${name} by ${dimension}`).toContain(dimension);
    }
  }
  expect(elenchi.map(({ tabella }) => tabella)).not.toContain("");
});
