import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Reading } from "../../schemas/reading.ts";
import { temporaryFolder } from "../effects/folder.support.ts";
import { READER_CAPS, type ReaderCaps, type ReadOutcome, readAll } from "./pool.ts";
import { edizione, risorse } from "./reading.support.ts";
import type { ReaderStart } from "./worker.ts";

const AVVIO: ReaderStart = { edizione: { yaml: edizione.yaml }, liste: edizione.liste, rilevazioni: [] };

/** What comes of each file, in the order of the files: `letta`, or why it was given up. */
async function readThem(files: readonly (string | null)[], limiti: Partial<ReaderCaps> = {}): Promise<string[]> {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  const compiti = files.map((text, id) => {
    const path = join(folder, `${id}.csv`);
    if (text !== null) writeFileSync(path, text);
    return { id, path, nome: `${id}.csv`, ente: null };
  });
  const done: { lettura: Reading; esito: ReadOutcome }[] = [];
  await readAll(compiti, AVVIO, { ...READER_CAPS, workers: 2, ...limiti }, ({ id }, lettura, esito) => {
    done[id] = { lettura, esito };
  });
  return done.map(({ lettura, esito }) => [esito, ...lettura.diagnostics.map(({ codice }) => codice)].join(" "));
}

const GOOD = risorse("crescere;alpe;stipendi;1");
const LARGE = `${GOOD}\n${Array.from({ length: 190_000 }, (_, n) => `V105;2024;crescere;alpe;stipendi;${n},5`).join("\n")}`;

test("every file is answered, whichever reader it came to", async () => {
  expect(await readThem(Array.from({ length: 12 }, () => GOOD))).toEqual(Array.from({ length: 12 }, () => "letta"));
  expect(await readThem([])).toEqual([]);
});

test("a file that takes too long is given up", async () => {
  const [first] = await readThem([LARGE, GOOD], { workers: 1, secondsPerFile: 0.1 });
  expect(first).toBe("interrotta file-troppo-grande");
});

test("a file that takes too much memory is given up, and the next ones are read", async () => {
  expect(await readThem([LARGE, GOOD], { workers: 1, megabytes: 24 })).toEqual([
    "interrotta file-troppo-grande",
    "letta",
  ]);
});

test("bytes that cannot be fetched are our fault, said with a code and no inside words", async () => {
  expect(await readThem([null, GOOD], { workers: 1 })).toEqual(["letta guasto-nostro", "letta"]);
});
