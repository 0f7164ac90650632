// The large editions on disk: what lies in `inviati/` must be read as the plan beside it says.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { readTaken } from "./letti.ts";

const folder = (year: number): string => fileURLToPath(new URL(`../../data-samples/${year}/`, import.meta.url));

/** Each year is read once. */
const readings = new Map<number, ReturnType<typeof readTaken>>();
function taken(year: number): ReturnType<typeof readTaken> {
  const reading = readings.get(year) ?? readTaken(folder(year));
  readings.set(year, reading);
  return reading;
}

async function table(path: string): Promise<Record<string, string>[]> {
  return parse(await readFile(path, "utf8"), { columns: true });
}

test("2016 has the mess of a real year, and each planted fault is named by its code", async () => {
  const { codici } = await taken(2016);
  const faults = await table(`${folder(2016)}verita/difetti.csv`);
  // What only the whole line can know: another file has the same bytes, or held more.
  const compared = ["", "file-identico", "versione-ridotta"];
  const told = faults.filter(({ codice = "" }) => !compared.includes(codice));
  for (const { file = "", codice = "", difetto } of told) {
    expect([...(codici.get(file) ?? [])], `${file}: ${difetto}`).toContain(codice);
  }
  expect(new Set(faults.map(({ codice }) => codice)).size).toBeGreaterThan(40);
  const files = faults.filter(({ codice }) => codice !== "testo-codifica-incerta").map(({ file }) => file);
  expect(new Set(files).size).toBeGreaterThan(60);
});

test.each([2015, 2016, 2018])("the accepted rows of %i add up to the published sums", async (year) => {
  const { somme } = await taken(year);
  for (const { misura, dove, dichiarato } of await table(`${folder(year)}verita/attesi.csv`)) {
    expect(somme.get(`${misura} ${dove}`.trim()) ?? 0, `${misura} ${dove}`).toBeCloseTo(Number(dichiarato), 2);
  }
});
