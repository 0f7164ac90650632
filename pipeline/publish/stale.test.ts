// A folder that is published into again holds no table of the time before; what somebody else put there stays.
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../effects/folder.support.ts";
import { publishedBefore, removeStale } from "./stale.ts";

test("tables that the data package names and that are not published any more go, in every format", async () => {
  const out = temporaryFolder();
  const files = ["figure.csv", "figure.arrow", "vecchia.csv", "vecchia.arrow", "note.csv"];
  for (const file of files) writeFileSync(join(out, file), "x");
  const resources = ["figure.csv", "vecchia.csv"].map((path) => ({ path }));
  writeFileSync(join(out, "datapackage.json"), JSON.stringify({ resources }));
  await removeStale(out, await publishedBefore(out), new Set(["figure.csv", "figure.arrow"]), ["csv", "arrow"]);
  expect(readdirSync(out)).toEqual(["datapackage.json", "figure.arrow", "figure.csv", "note.csv"]);
});

test("a chart that is not drawn any more goes too", async () => {
  const out = temporaryFolder();
  for (const file of ["a.vl.json", "b.vl.json"]) writeFileSync(join(out, file), "{}");
  writeFileSync(
    join(out, "datapackage.json"),
    JSON.stringify({ resources: [{ path: "a.vl.json" }, { path: "b.vl.json" }] }),
  );
  await removeStale(out, await publishedBefore(out), new Set(["b.vl.json"]), ["csv"]);
  expect(readdirSync(out)).toEqual(["b.vl.json", "datapackage.json"]);
});

test.each(["", "{", '{"resources":[{"path":"../enti.csv"}]}'])(
  "nothing is taken away by the package «%s»",
  async (text) => {
    const out = temporaryFolder();
    writeFileSync(join(out, "datapackage.json"), text);
    expect(await publishedBefore(out)).toEqual([]);
  },
);
