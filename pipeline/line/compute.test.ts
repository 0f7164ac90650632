// What was computed once is taken from the archive as long as nothing it depends on changed, and is then exactly what
// computing it again would give.
import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { loadEdizione } from "../edizione/load.ts";
import { temporaryFolder } from "../effects/folder.support.ts";
import { QUIET } from "../effects/quiet.support.ts";
import { sealedName } from "../effects/sealed.ts";
import { risorse } from "../reading/reading.support.ts";
import { startBrowser } from "../report/browser.ts";
import { type BuildResult, build } from "./build.ts";
import { builtCity, copyOfBuilt } from "./built.support.ts";
import { type Figured, figured } from "./figured.ts";

const built = (cartella: string): Promise<BuildResult> =>
  build({ cartella, out: temporaryFolder(), pdf: "senza" }, { ...QUIET, openBrowser: startBrowser });

/** What a build computes, before it composes and writes anything of it. */
const computed = async (cartella: string, per?: "interna"): Promise<Figured> =>
  figured(await loadEdizione(cartella), { ...QUIET, time: (_, work) => work(), ...(per && { per }) });

/** Every figura with its value, apart from the version of the rules; who asks for one first says the order of its dimensions. */
const figures = ({ figure }: Pick<BuildResult, "figure">): string[] =>
  figure.all().map((each) => JSON.stringify({ ...each, dims: Object.entries(each.dims).sort() }));

let first: BuildResult;
beforeAll(async () => {
  first = (await builtCity()).result;
});

const keptIn = (folder: string): string => join(folder, "archivio", "calcolo.json");
const linesIn = (folder: string): string[] => readFileSync(keptIn(folder), "utf8").trimEnd().split("\n");
const keysIn = (folder: string): string[] => linesIn(folder).flatMap((line) => sealedName(line) ?? []);

describe("a second build", () => {
  test("takes every result from the archive and comes to the same figures", async () => {
    const folder = await copyOfBuilt();
    const before = readFileSync(keptIn(folder));
    const second = await computed(folder);
    expect(figures(second)).toEqual(figures(first));
    expect(second.computed.righe).toBe(first.righe);
    expect(readFileSync(keptIn(folder)).equals(before)).toBe(true);
  });

  test("after one new file computes again what is in it, and nothing else", async () => {
    const folder = await copyOfBuilt();
    const before = new Set(keysIn(folder));
    const inviati = join(folder, "inviati");
    writeFileSync(join(inviati, "zz nuovo.csv"), risorse("crescere;alpe;stipendi;1200,50"));
    appendFileSync(join(inviati, "ricezioni.csv"), "zz nuovo.csv,2025-06-01,email\n");
    // What must be hidden of it is another matter.
    const second = await computed(folder, "interna");
    const after = keysIn(folder);
    const changed = after.filter((key) => !before.has(key)).length;
    expect(changed).toBeGreaterThan(0);
    // What is of money: an answer more changes what each answer stands for.
    expect(changed, "only what is of risorse, and what follows from it").toBeLessThan(after.length / 2);
    rmSync(keptIn(folder));
    expect(figures(await computed(folder, "interna")), "as if everything were computed again").toEqual(figures(second));
  });

  test("with results that were damaged computes them again", async () => {
    const folder = await copyOfBuilt();
    const before = linesIn(folder);
    const damaged = before.map((line, n) => (n % 2 === 0 ? line.replace(/\d(?=\D*$)/, "") : line));
    expect(damaged).not.toEqual(before);
    writeFileSync(keptIn(folder), damaged.join("\n"));
    expect(figures(await computed(folder))).toEqual(figures(first));
    expect(keysIn(folder)).toEqual(before.flatMap((line) => sealedName(line) ?? []));
    expect(before.length).toBeGreaterThan(30);
  });
});

test("rows that were damaged at the same size are read again and never counted, also in a folder called like a column", async () => {
  const odd = join(temporaryFolder(), "ente=V100", "città");
  mkdirSync(join(odd, ".."), { recursive: true });
  cpSync((await builtCity()).cartella, odd, { recursive: true });
  const [version = ""] = readdirSync(join(odd, "archivio", "letture"));
  const letture = join(odd, "archivio", "letture", version);
  const rows = readdirSync(letture).filter((name) => name.endsWith(".parquet"));
  const allOf = (bytes: Buffer) => bytes.fill(0xff, 4, bytes.length - 8);
  for (const [at, damage] of [allOf, withOtherDigit, withOtherDigit].entries()) {
    const path = join(letture, rows[at] ?? "");
    writeFileSync(path, damage(readFileSync(path)));
  }
  rmSync(keptIn(odd));
  const second = await computed(odd);
  expect(figures(second)).toEqual(figures(first));
  expect(second.raccolta.riletti).toBe(3);
});

/** The last number of at least three digits that stands in the bytes, with another last digit. */
function withOtherDigit(bytes: Buffer): Buffer {
  const text = bytes.toString("latin1");
  const last = [...text.matchAll(/\d{3,}/g)].at(-1);
  if (last === undefined) throw new Error("no number in these rows");
  const at = last.index + last[0].length - 1;
  bytes[at] = bytes[at] === 0x31 ? 0x32 : 0x31;
  return bytes;
}

test("a conflict that nobody decided publishes nothing, keeps what members are asked, and names the line that frees it", async () => {
  const folder = await copyOfBuilt();
  const file = join(folder, "progetto", "decisioni.csv");
  const [titles = "", line = ""] = readFileSync(file, "utf8").split("\n");
  rmSync(file);
  const out = temporaryFolder();
  const effects = { ...QUIET, openBrowser: startBrowser };
  const stopped = await build({ cartella: folder, out, pdf: "senza" }, effects).catch((error: unknown) => error);
  expect(stopped).toMatchObject({ name: "EdizioneRotta" });
  const message = stopped instanceof Error ? stopped.message : "";
  const needed = message.split("\n").filter((each) => each.startsWith(`    ${line.split(",", 3).join(",")},`));
  expect([titles.split(",", 3).join(","), needed.length]).toEqual(["da,a,natura", 1]);
  expect(readdirSync(out)).toEqual([]);
  const asked = readFileSync(join(folder, "archivio", "validazione.json"), "utf8");
  expect(asked).toContain('"codice": "dato-e-ricevuto-diversi"');
  expect(asked).toContain('"codice": "ricevuto-e-dato-diversi"');
  writeFileSync(file, `${titles}\n${needed[0]?.trim().replace(/,*$/, "")},${line.split(",").slice(5).join(",")}\n`);
  const freed = await built(folder);
  expect(figures(freed)).toEqual(figures(first));
  expect(freed.difetti).toEqual(first.difetti);
});
