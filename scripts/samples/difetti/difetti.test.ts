// data-samples/difetti, walked: each code of the catalogue is told by its case alone, at its place and in its words, and who
// does what the message says is told nothing more.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { faultLine } from "../../../pipeline/commands/words.ts";
import { loadEdizione } from "../../../pipeline/edizione/load.ts";
import { QUIET } from "../../../pipeline/effects/quiet.support.ts";
import { readerCaps, readingRules } from "../../../pipeline/line/rules.ts";
import { openReaders } from "../../../pipeline/reading/readers.ts";
import { CATALOGO, type Codice, type Diagnostic } from "../../../schemas/diagnostic.ts";
import { detto } from "./detto.support.ts";
import { CASI, fileDelCaso, nomeDelRimedio, RISPOSTA, rimediDi } from "./difetti.ts";

const RADICE = "data-samples/difetti";
const valfiorita = await loadEdizione("data-samples/altra-citta");
const lettori = openReaders(
  readingRules(valfiorita).then((regole) => ({ ...regole, rilevazioni: [] })),
  { ...readerCaps(QUIET.budget), workers: 1 },
);
afterAll(() => lettori.close());

// The keys of the cases are the codes.
const casi = Object.entries(CASI) as [Codice, (typeof CASI)[Codice]][];
const onDisk = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort();

test("every code of the catalogue has its folder, and every folder its code", () => {
  expect(readdirSync(RADICE).sort()).toEqual(Object.keys(CATALOGO).sort());
});

test("the folder is what the script writes, byte by byte", () => {
  for (const [codice, caso] of casi) {
    const folder = join(RADICE, codice);
    const files = fileDelCaso(caso);
    expect(
      onDisk(folder).filter((name) => name !== RISPOSTA),
      codice,
    ).toEqual([...files.keys()].sort());
    for (const [name, bytes] of files)
      expect(readFileSync(join(folder, name)).equals(bytes), `${codice}/${name}`).toBe(true);
  }
});

test.each(casi)("%s", async (codice, caso) => {
  const { accanto = [] } = caso;
  const said = (when: string) => detto({ valfiorita, lettori }, join(RADICE, codice, when), caso);
  const prima = await said("prima");
  const rimedi = rimediDi(caso);
  const after: (readonly Diagnostic[])[] = [];
  for (const n of rimedi.keys()) after.push(await said(nomeDelRimedio(n)));
  const told = (found: readonly Diagnostic[]): string[] => (found.length === 0 ? ["niente"] : found.map(faultLine));
  const lines = [
    ...told(prima),
    ...after.flatMap((found, n) => ["", `${nomeDelRimedio(n)}: ${rimedi[n]?.come}`, ...told(found)]),
  ];
  const path = join("../../..", RADICE, codice, RISPOSTA);
  await expect(`${lines.join("\n").replaceAll("\u00a0", " ")}\n`).toMatchFileSnapshot(path);
  const codes = (found: readonly Pick<Diagnostic, "codice">[]) => found.map((each) => each.codice).toSorted();
  expect(codes(prima)).toEqual([codice, ...accanto].toSorted());
  expect(after.map(codes)).toEqual(rimedi.map(({ restano = [] }) => restano.toSorted()));
  const notes = [...accanto, ...rimedi.flatMap(({ restano = [] }) => restano)];
  expect(notes.filter((each) => CATALOGO[each].gravita !== "nota")).toEqual([]);
});
