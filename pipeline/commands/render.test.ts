import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fixtureModel } from "../report/model.support.ts";
import { renderCommand } from "./render.ts";

const rendered = async (change: object) => {
  const out = await mkdtemp(join(tmpdir(), "render-"));
  try {
    const from = join(out, "model.json");
    await writeFile(from, JSON.stringify({ ...fixtureModel(), ...change }));
    return await renderCommand({ from, out, pdf: "senza" });
  } finally {
    await rm(out, { recursive: true });
  }
};

test("a page rendered again that lacks a part says which, and ends with 1", async () => {
  const { text, exit } = await rendered({ guasti: [{ dove: "capitolo 5", messaggio: "manca una misura" }] });
  expect(text).toContain("1 parte non riuscita: capitolo 5 (manca una misura)");
  expect(exit).toBe(1);
});

test("a whole page ends with 0", async () => {
  expect(await rendered({ guasti: [] })).toMatchObject({ exit: 0 });
});
