// The panels of the samples are of the very editions whose figures stand beside them.
import { expect, test } from "vitest";
import { loadEdizione } from "../../pipeline/edizione/load.ts";

const AGAIN = "the panels are older than the samples: run `node scripts/samples/panel.ts`";

test.each([
  ["2016", 2015],
  ["2018", 2016],
])("Brescia %s has what each ente declared in %s, as it was published then", async (anno, prima) => {
  const { panel, difetti } = await loadEdizione(`data-samples/${anno}`);
  expect(
    difetti.filter(({ file }) => file.startsWith("riservato/")),
    AGAIN,
  ).toEqual([]);
  expect(
    panel.map((each) => each.anno),
    AGAIN,
  ).toEqual([prima]);
});
