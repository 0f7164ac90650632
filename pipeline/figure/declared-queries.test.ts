import { expect, test } from "vitest";
import { Store } from "../store/store.ts";
import { loadMisure } from "./declarations.ts";
import { allPoints } from "./points.support.ts";

test("every declared query runs on the tables of the questionnaire", async () => {
  const store = await Store.open({ threads: 1, memoryMb: 500 });
  const misure = await loadMisure();
  const { cubi, coppie } = await allPoints(store, misure, { pesi: [], imputati: [] });
  expect([cubi.size > 40, coppie.size > 5]).toEqual([true, true]);
  store.close();
});
