// Files are whole or not there, whatever stops the writing.
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isInside, writeChanged, writePieces, writeWhole } from "./files.ts";
import { temporaryFolder } from "./folder.support.ts";

/** What a disk says when it is full: the real thing where the system has such a device. */
function fullDisk(): never {
  if (!existsSync("/dev/full")) throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
  const file = openSync("/dev/full", "w");
  try {
    writeSync(file, "x");
  } finally {
    closeSync(file);
  }
  throw new Error("/dev/full took a byte");
}

test("pieces become one file, however many they are", async () => {
  const path = join(temporaryFolder(), "nuova", "righe.txt");
  const pieces = Array.from({ length: 100_000 }, (_, n) => `riga ${n} è qui\n`);
  await writePieces(path, pieces, "veloce");
  expect(readFileSync(path, "utf8")).toBe(pieces.join(""));
  await writePieces(path, [], "veloce");
  expect(readFileSync(path, "utf8")).toBe("");
  expect(readdirSync(join(path, ".."))).toEqual(["righe.txt"]);
});

test.each([
  ["a full disk", fullDisk, { code: "ENOSPC", path: expect.stringMatching(/righe\.txt$/) }],
  [
    "any other fault, as it is",
    () => {
      throw new Error("guasto");
    },
    { message: "guasto" },
  ],
])("%s: what was there stays, and nothing half written", async (_, stop, error) => {
  const folder = temporaryFolder();
  const path = join(folder, "righe.txt");
  writeFileSync(path, "prima");
  function* pieces(): Iterable<string> {
    yield "x".repeat(1_000_000);
    stop();
  }
  await expect(writePieces(path, pieces(), "veloce")).rejects.toMatchObject(error);
  expect(readFileSync(path, "utf8")).toBe("prima");
  expect(readdirSync(folder)).toEqual(["righe.txt"]);
});

test("a folder where nothing can be written is told as the system tells it", async () => {
  const blocked = join(temporaryFolder(), "file");
  writeFileSync(blocked, "");
  await expect(writeWhole(join(blocked, "x"), "y")).rejects.toMatchObject({
    code: expect.stringMatching(/E(EXIST|NOTDIR)/),
  });
});

test("a file that holds the same bytes already keeps its date; any other is written whole", async () => {
  const path = join(temporaryFolder(), "dati", "tavola.csv");
  await writeChanged(path, "a\n1\n");
  const past = new Date("2020-01-01T00:00:00Z");
  utimesSync(path, past, past);
  await writeChanged(path, Buffer.from("a\n1\n"));
  expect(statSync(path).mtime).toEqual(past);
  await writeChanged(path, "a\n2\n");
  expect(readFileSync(path, "utf8")).toBe("a\n2\n");
  expect(statSync(path).mtime).not.toEqual(past);
  expect(readdirSync(join(path, ".."))).toEqual(["tavola.csv"]);
});

test.each([
  ["anno", true],
  ["anno/archivio/copia", true],
  ["anno/..copia", true],
  ["anno/../altro", false],
  ["annotato", false],
  ["..", false],
  ["/altrove", false],
])("whether %s is inside «anno»: %s", (path, is) => {
  expect(isInside("anno", path)).toBe(is);
});
