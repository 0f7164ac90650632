import { execFileSync } from "node:child_process";
import { hash } from "node:crypto";
import { existsSync, statSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as later } from "node:timers/promises";
import { expect, test } from "vitest";
import { temporaryFolder } from "../effects/folder.support.ts";
import { keepModules } from "../effects/fork.ts";
import type { ReaderStart } from "./reader.ts";
import { costsTooMuch, openReaders, type ReaderCaps } from "./readers.ts";
import { anno, edizione, risorse } from "./reading.support.ts";

const RULES: ReaderStart = { anno, liste: edizione.liste, rilevazioni: [] };
const CAPS: ReaderCaps = { workers: 2, secondsPerFile: 60, megabytes: 512 };

/** What comes of each file, in the order of the files: `letta`, or why it was given up. */
async function readThem(files: readonly (string | null)[], caps: Partial<ReaderCaps> = {}): Promise<string[]> {
  const folder = temporaryFolder();
  const tasks = files.map((text, id) => {
    const path = join(folder, `${id}.csv`);
    if (text !== null) writeFileSync(path, text);
    return { id, path, sha256: null, nome: `${id}.csv`, ente: null, keep: null };
  });
  const readers = openReaders(Promise.resolve(RULES), { ...CAPS, ...caps });
  try {
    const answers = await Promise.all(tasks.map((task) => readers.read(task)));
    return answers.map(({ head, esito }) => [esito, ...head.diagnostics.map(({ codice }) => codice)].join(" "));
  } finally {
    readers.close();
  }
}

const GOOD = risorse("crescere;alpe;stipendi;1");
const LARGE = `${GOOD}\n${Array.from({ length: 190_000 }, (_, n) => `V105;2024;crescere;alpe;stipendi;${n},5`).join("\n")}`;

test("every file is answered, whichever reader it came to", async () => {
  expect(await readThem(Array.from({ length: 12 }, () => GOOD))).toEqual(Array.from({ length: 12 }, () => "letta"));
  expect(await readThem([])).toEqual([]);
});

test("who was given back before its rules were known serves others by their rules", async () => {
  const letGo = keepModules();
  const late = Promise.withResolvers<ReaderStart>();
  openReaders(late.promise, CAPS, 1).close();
  const path = join(temporaryFolder(), "0.csv");
  writeFileSync(path, GOOD);
  const readers = openReaders(Promise.resolve(RULES), CAPS);
  const read = () => readers.read({ id: 0, path, sha256: null, nome: "0.csv", ente: null, keep: null });
  const { head } = await read();
  late.resolve({ ...RULES, anno: 1999 });
  await late.promise;
  expect((await read()).head).toEqual(head);
  readers.close();
  letGo();
});

test("of readers that wait for work no more are kept than were asked for, and who comes later is read", async () => {
  const processes = (): number => process.getActiveResourcesInfo().filter((kind) => kind === "ProcessWrap").length;
  const before = processes();
  const path = join(temporaryFolder(), "0.csv");
  writeFileSync(path, GOOD);
  const readers = openReaders(Promise.resolve(RULES), CAPS, 1);
  const read = async () =>
    (await readers.read({ id: 0, path, sha256: null, nome: "0.csv", ente: null, keep: null })).esito;
  try {
    expect(await Promise.all([read(), read(), read()])).toEqual(["letta", "letta", "letta"]);
    await expect.poll(() => processes() - before).toBe(1);
    expect(await Promise.all([read(), read()])).toEqual(["letta", "letta"]);
  } finally {
    readers.close();
  }
});

test("a file that takes too long is given up", async () => {
  const [first] = await readThem([LARGE, GOOD], { workers: 1, secondsPerFile: 0.1 });
  expect(first).toBe("tempo file-troppo-grande");
});

test.skipIf(process.platform === "win32")("a file is not too slow because its reader had to wait", async () => {
  const path = join(temporaryFolder(), "0.csv");
  // A pipe keeps who reads it waiting, and costs no work, until somebody writes.
  execFileSync("mkfifo", [path]);
  const readers = openReaders(Promise.resolve(RULES), { ...CAPS, workers: 1, secondsPerFile: 2.5 });
  const task = { id: 0, path, sha256: null, nome: "0.csv", ente: null, keep: null };
  try {
    const answer = readers.read(task);
    const pipe = await open(path, "w");
    await later(3500);
    await pipe.writeFile(GOOD);
    await pipe.close();
    expect((await answer).esito).toBe("letta");
  } finally {
    readers.close();
  }
});

test.each([
  ["letta", false],
  ["memoria", true],
  ["tempo", true],
  ["caduta", false],
] as const)("a file of which the reading ends with «%s» is left alone afterwards: %s", (esito, isLeft) => {
  expect(costsTooMuch(esito)).toBe(isLeft);
});

test("a file that takes too much memory is given up, and the next ones are read", async () => {
  expect(await readThem([LARGE, GOOD], { workers: 1, megabytes: 24 })).toEqual(["memoria file-troppo-grande", "letta"]);
});

test("a large file is not held as cells, nor its rows together", async () => {
  const folder = temporaryFolder();
  const path = join(folder, "grande.csv");
  writeFileSync(path, LARGE);
  const keep = { head: join(folder, "testa.json"), rows: join(folder, "righe.parquet") };
  const readers = openReaders(Promise.resolve(RULES), { workers: 1, secondsPerFile: 60, megabytes: 90 });
  const { esito, righe } = await readers
    .read({ id: 1, path, sha256: null, nome: "grande.csv", ente: null, keep })
    .finally(() => readers.close());
  expect(esito).toBe("letta");
  expect(righe?.byte).toBe(statSync(keep.rows).size);
});

test("bytes that cannot be fetched are our fault, said with a code and no inside words", async () => {
  expect(await readThem([null, GOOD], { workers: 1 })).toEqual(["letta guasto-nostro", "letta"]);
});

test("bytes that are not those of their hash are neither read nor kept", async () => {
  const folder = temporaryFolder();
  const path = join(folder, "0.csv");
  writeFileSync(path, GOOD);
  const readers = openReaders(Promise.resolve(RULES), CAPS);
  const keep = { head: join(folder, "0.json"), rows: join(folder, "0.parquet") };
  const task = { id: 0, path, nome: "0.csv", ente: null, keep };
  try {
    const { head } = await readers.read({ ...task, sha256: "0".repeat(64) });
    expect([head.formato, existsSync(keep.head)]).toEqual(["illeggibile", false]);
    expect((await readers.read({ ...task, sha256: hash("sha256", GOOD) })).head.formato).toBe("csv");
    expect(existsSync(keep.head)).toBe(true);
  } finally {
    readers.close();
  }
});

test("a disk that takes no more is told at once, and the files that wait are not read", async () => {
  const folder = temporaryFolder();
  const tasks = Array.from({ length: 30 }, (_, id) => {
    const path = join(folder, `${id}.csv`);
    writeFileSync(path, GOOD);
    // A folder that is a file takes nothing, as a full disk does.
    const kept = join(folder, "0.csv", `${id}`);
    const keep = { head: `${kept}.json`, rows: `${kept}.parquet` };
    return { id, path, sha256: null, nome: `${id}.csv`, ente: null, keep };
  });
  const readers = openReaders(Promise.resolve(RULES), CAPS);
  let settled = 0;
  const all = tasks.map((task) => readers.read(task).finally(() => settled++));
  for (const read of all) read.catch(() => {});
  const told = Promise.all(all).finally(() => readers.close());
  await expect(told).rejects.toMatchObject({ name: "WriteFault", path: expect.stringContaining("0.csv") });
  const atTheEnd = settled;
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(settled, "only what was being read ends").toBeLessThanOrEqual(atTheEnd + CAPS.workers);
});
