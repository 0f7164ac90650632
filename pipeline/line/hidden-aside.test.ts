// Wherever it is found, the same is hidden: here, in a thread, and here again when the thread is gone.
import { expect, test } from "vitest";
import { openSuppression } from "../figure/hidden.ts";
import { networkOf } from "../statistics/invented-tables.support.ts";
import { declareSystem } from "../statistics/systems.ts";
import { openSuppressionAside } from "./hidden-aside.ts";

const system = declareSystem(
  networkOf({ seed: 2, enti: 60, fonti: 5, cantieri: 3, zone: 3, consenso: 0.5, spread: 2 }),
);

test("a thread finds what is found here, and what a lost one owes is found here", async () => {
  const here = await openSuppression()(system, null);
  expect(here?.length).toBeGreaterThan(3);
  const aside = openSuppressionAside(2, 1);
  expect(await aside.suppress(system, null)).toEqual(here);
  const owed = aside.suppress(system, null);
  aside.close();
  expect(await owed).toEqual(here);
  expect(await aside.suppress(system, null)).toEqual(here);
  aside.close();
});
