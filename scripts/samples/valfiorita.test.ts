// The second city is small enough to be generated whole in a test.
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readTaken } from "./letti.ts";
import { scriviValfiorita } from "./valfiorita.ts";

const SAMPLE = fileURLToPath(new URL("../../data-samples/altra-citta/", import.meta.url));
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "valfiorita-"));
  for (const name of ["edizione.yaml", "territorio"]) {
    await cp(join(SAMPLE, name), join(folder, name), { recursive: true });
  }
  await scriviValfiorita(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function table(name: string): Promise<Record<string, string>[]> {
  return parse(await readFile(join(folder, name), "utf8"), { columns: true });
}

test("the sample on disk is what the script writes, byte for byte", async () => {
  const names = (await readdir(join(SAMPLE, "inviati"))).sort();
  expect((await readdir(join(folder, "inviati"))).sort()).toEqual(names);
  for (const name of names) {
    const [made, kept] = await Promise.all([folder, SAMPLE].map((f) => readFile(join(f, "inviati", name))));
    expect(made?.equals(kept ?? Buffer.alloc(0)), name).toBe(true);
  }
});

test("each planted fault is named by its code", async () => {
  const { codici } = await readTaken(folder);
  for (const { file = "", codice = "", difetto } of await table("verita/difetti.csv")) {
    if (codice === "" || codice === "file-identico") continue;
    expect([...(codici.get(file) ?? [])], `${file}: ${difetto}`).toContain(codice);
  }
});

test("what the line accepts is what the plan says", async () => {
  const { somme } = await readTaken(folder);
  for (const { misura, dove, accettato } of await table("verita/attesi.csv")) {
    expect(somme.get(`${misura} ${dove}`.trim()) ?? 0, `${misura} ${dove}`).toBeCloseTo(Number(accettato), 2);
  }
});

test("no code of the first city is in the second", async () => {
  const text = await readFile(join(folder, "enti.csv"), "utf8");
  const main = await readFile(join(SAMPLE, "../2016/enti.csv"), "utf8");
  const codes = (csv: string): string[] => csv.split("\n").map((line) => line.split(",")[0] ?? "");
  expect(
    codes(text)
      .slice(1)
      .filter((code) => code !== "" && codes(main).includes(code)),
  ).toEqual([]);
});
