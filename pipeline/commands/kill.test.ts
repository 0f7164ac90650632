// A power cut at any moment loses and doubles nothing: what was received is whole, and the next run ends as if there had
// been no cut.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { sha256 } from "../collect/archive.ts";
import { openRegistro } from "../collect/registro.ts";
import { copyOf, temporaryFolder } from "../effects/folder.support.ts";
import { builtCity, unbuiltButProtected } from "../line/built.support.ts";
import { bilancioAlone } from "./command.support.ts";

const CITTA = "data-samples/altra-citta";

const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
        entry.isFile() ? [entry.name] : [],
      )
    : [];

/** Name, bytes and number of every arrival; throws when an archived file is not the one its name says. */
function archived(folder: string): string[] {
  const archivio = join(folder, "archivio");
  const files = readdirSync(join(archivio, "file"), { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.name.endsWith(".tmp"),
  );
  for (const { parentPath, name } of files) expect(sha256(readFileSync(join(parentPath, name)))).toBe(name);
  const registro = openRegistro(archivio);
  const arrivals = registro.ricezioni();
  registro.close();
  expect(new Set(arrivals.map((arrival) => arrival.sha256))).toEqual(new Set(files.map(({ name }) => name)));
  return arrivals.map(({ nome, sha256: hash, protocollo }) => `${protocollo} ${nome} ${hash}`);
}

test("build, killed again and again, ends with the same model, register and archive", async () => {
  const { cartella: whole, out } = await builtCity();
  // What must be hidden is known: nothing is written while it is looked for.
  const [cut, cutOut] = [await unbuiltButProtected(), temporaryFolder()];
  const archivio = join(cut, "archivio");
  let killed = 0;
  for (const killWhen of [
    () => filesIn(join(archivio, "file")).length > 3,
    () => filesIn(join(archivio, "letture")).length > 3,
    () => existsSync(join(archivio, "calcolo.json")),
    () => existsSync(join(cutOut, "model.json")),
  ]) {
    const { code } = await bilancioAlone(["build", cut, "--no-pdf", "--out", cutOut], { killWhen });
    expect([null, 0]).toContain(code);
    killed += code === null ? 1 : 0;
    const model = join(cutOut, "model.json");
    if (existsSync(model)) expect(() => JSON.parse(readFileSync(model, "utf8")), "no half report").not.toThrow();
  }
  expect(killed).toBeGreaterThan(2);
  expect((await bilancioAlone(["build", cut, "--no-pdf", "--out", cutOut])).code).toBe(0);
  expect(readFileSync(join(cutOut, "model.json"), "utf8") === readFileSync(join(out, "model.json"), "utf8")).toBe(true);
  const findings = (folder: string) => readFileSync(join(folder, "archivio", "validazione.json"), "utf8");
  expect(findings(cut) === findings(whole)).toBe(true);
  expect(archived(cut)).toEqual(archived(whole));
});

test("receive, killed again and again, has every file once and whole in the end", async () => {
  const folder = copyOf(CITTA);
  const inviati = join(folder, "inviati");
  const paths = readdirSync(inviati)
    .filter((name) => !["ricezioni.csv", "rilevazione.yaml"].includes(name))
    .map((name) => join(inviati, name));
  expect(paths.length).toBeGreaterThan(15);
  for (const many of [0, 4, 9]) {
    const killWhen = () => filesIn(join(folder, "archivio", "file")).length > many;
    await bilancioAlone(["receive", folder, ...paths], { killWhen });
  }
  const { code, stdout } = await bilancioAlone(["receive", folder, ...paths, "--json"]);
  expect(code).toBe(0);
  const told: { file: string; protocollo: number }[] = JSON.parse(stdout);
  const arrivals = archived(folder).map((line) => line.split(" "));
  expect(told.map(({ file }) => file)).toEqual(paths.map((path) => basename(path)));
  expect(
    arrivals.map(([number]) => Number(number)).sort((a, b) => a - b),
    "numbers without gaps",
  ).toEqual(paths.map((_, at) => at + 1));
  for (const path of paths) expect(arrivals.map((line) => line.at(-1))).toContain(sha256(readFileSync(path)));
});
