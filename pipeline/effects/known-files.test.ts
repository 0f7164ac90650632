import { renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { sha256 } from "../collect/archive.ts";
import { temporaryFolder } from "./folder.support.ts";
import { faceOfFiles, hashOfFile } from "./known-files.ts";

const OLD = new Date("2020-01-01T00:00:00Z");
/** Longer than a file is young. */
const settle = () => setTimeout(2100);

test("the hash of a file is that of its bytes, whatever came to its place since, and its old date", async () => {
  const path = join(temporaryFolder(), "a.html");
  const is = async (text: string) => expect(await hashOfFile(path)).toBe(sha256(Buffer.from(text)));
  expect(await hashOfFile(path)).toBeNull();
  writeFileSync(path, "uno");
  await is("uno");
  // As long, as young, and set back to a day long ago.
  for (const text of ["due", "tre"]) {
    writeFileSync(path, text);
    utimesSync(path, OLD, OLD);
    await is(text);
  }
  await settle();
  await is("tre");
  writeFileSync(path, "sei");
  utimesSync(path, OLD, OLD);
  await is("sei");
  await settle();
  await is("sei");
  writeFileSync(`${path}.tmp`, "set");
  utimesSync(`${path}.tmp`, OLD, OLD);
  renameSync(`${path}.tmp`, path);
  await is("set");
  rmSync(path);
  expect(await hashOfFile(path)).toBeNull();
});

test("a file that is written again at once is another one, however coarse the clock of the disk", async () => {
  const path = join(temporaryFolder(), "a.html");
  for (let n = 0; n < 200; n++) {
    const text = String(1000 + n);
    writeFileSync(path, text);
    expect(await hashOfFile(path)).toBe(sha256(Buffer.from(text)));
  }
});

test("many files have one face, another with each change, and none while one was just touched", async () => {
  const folder = temporaryFolder();
  const paths = ["a", "b"].map((name) => join(folder, name));
  for (const path of paths) writeFileSync(path, "x");
  expect(faceOfFiles(paths)).toBeNull();
  await settle();
  const before = faceOfFiles(paths);
  expect(before).not.toBeNull();
  expect(faceOfFiles(paths)).toBe(before);
  expect(faceOfFiles(paths.slice(1))).not.toBe(before);
  writeFileSync(join(folder, "b"), "y");
  expect(faceOfFiles(paths)).toBeNull();
  await settle();
  expect(faceOfFiles(paths)).not.toBe(before);
});
