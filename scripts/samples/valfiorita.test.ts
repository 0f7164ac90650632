// The second city is small enough to be generated whole in a test.
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Decision } from "../../pipeline/statistics/decisions.ts";
import type { Anno } from "./anno.ts";
import { valoriDi } from "./calibra.ts";
import { VALFIORITA } from "./citta.ts";
import { riconcilia } from "./flussi.support.ts";
import { readTaken } from "./letti.ts";
import { annoValfiorita, scriviValfiorita } from "./valfiorita.ts";

const SAMPLE = fileURLToPath(new URL("../../data-samples/altra-citta/", import.meta.url));
let folder = "";
let anno: Anno;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "valfiorita-"));
  for (const name of ["edizione.yaml", "territorio"]) {
    await cp(join(SAMPLE, name), join(folder, name), { recursive: true });
  }
  await scriviValfiorita(folder);
  anno = await annoValfiorita(SAMPLE, VALFIORITA);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function table(name: string): Promise<Record<string, string>[]> {
  return parse(await readFile(join(folder, name), "utf8"), { columns: true });
}

test("the sample on disk is what the script writes, byte for byte", async () => {
  const names = (await readdir(join(SAMPLE, "inviati"))).sort();
  expect((await readdir(join(folder, "inviati"))).sort()).toEqual(names);
  const paths = [...names.map((name) => `inviati/${name}`), "enti.csv", "progetto/decisioni.csv", "verita/attesi.csv"];
  for (const path of paths) {
    const [made, kept] = await Promise.all([folder, SAMPLE].map((f) => readFile(join(f, path))));
    expect(made?.equals(kept ?? Buffer.alloc(0)), path).toBe(true);
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
  for (const { misura, dove, dichiarato } of await table("verita/attesi.csv")) {
    expect(somme.get(`${misura} ${dove}`.trim()) ?? 0, `${misura} ${dove}`).toBeCloseTo(Number(dichiarato), 2);
  }
});

test("the truth of each ente adds up to the truth of the whole, also at a place", async () => {
  const money = await table("verita/denaro-di-tutti.csv");
  const wanted = await table("verita/attesi.csv");
  const sum = (rows: readonly Record<string, string>[]): number =>
    rows.reduce((before, { importo }) => before + Number(importo), 0);
  for (const [dove, rows] of [
    ["", money],
    ["fonte=rette", money.filter(({ fonte }) => fonte === "rette")],
    ["zona=alpe", money.filter(({ zona }) => zona === "alpe")],
  ] as const)
    expect(sum(rows)).toBeCloseTo(Number(wanted.find((r) => r.misura === "valore-netto" && r.dove === dove)?.vero), 2);
  const counts = await table("verita/conteggi-di-tutti.csv");
  const services = counts.reduce((before, { servizi }) => before + Number(servizi), 0);
  expect(services).toBe(Number(wanted.find((r) => r.misura === "servizi" && r.dove === "")?.vero));
});

test("the one that is silent among the large is worth more than a tenth of the estimate", () => {
  const values = valoriDi(anno.conti);
  const { valore } = anno.stimatori.denaro.stima(values);
  const given = [...anno.stimatori.denaro.imputati(values)];
  expect(given.map(([ente, value]) => [ente, value / valore > 0.1, value / valore < 0.14])).toEqual([
    ["V112", true, true],
  ]);
});

test("one conflict between two members blocks, until it is decided as the file says", async () => {
  const flows = riconcilia(anno).flows;
  const blocking = flows.filter(({ blocks }) => blocks);
  expect(blocking.map(({ from, to, status }) => [from, to, status])).toEqual([["V110", "V101", "CONFLICT"]]);
  for (const status of ["PAYER_ONLY", "PAYEE_ONLY", "THOUSAND_ERROR"])
    expect(flows.map((flow) => flow.status as string)).toContain(status);
  const [line] = await table("progetto/decisioni.csv");
  const { da = "", a = "", natura = "", pagato, ricevuto, motivo = "", deciso_da = "", data = "" } = line ?? {};
  const amounts = { pagato: Math.round(Number(pagato) * 100), ricevuto: Math.round(Number(ricevuto) * 100) };
  const decision: Decision = {
    ...{ riga: 2, da, a, natura, ...amounts, motivo, deciso_da, data },
    verdict: { esito: "ricevente" },
  };
  expect(line?.esito).toBe("ricevente");
  const after = riconcilia(anno, [decision]);
  expect([after.flows.filter(({ blocks }) => blocks), after.unfitDecisions]).toEqual([[], []]);
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
