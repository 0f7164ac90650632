import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { temporaryFolder } from "./folder.support.ts";
import { sourceHash, treeHash } from "./source-hash.ts";

const FILES = {
  "entry.ts": 'import { a } from "./a.ts";\nconst late = await import("./late.ts");\n',
  "a.ts": 'import type { B } from "./deep/b.ts";\n',
  "deep/b.ts": "export type B = 1;\n",
  "late.ts": 'import { z } from "una-libreria";\n',
  "node_modules/una-libreria/package.json": '{"name":"una-libreria","version":"1.0.0"}',
  "other.ts": "export const other = 1;\n",
};

function hashWith(changed: Partial<typeof FILES> = {}): string {
  const folder = temporaryFolder();
  for (const name of ["deep", "node_modules/una-libreria"]) mkdirSync(join(folder, name), { recursive: true });
  for (const [name, text] of Object.entries({ ...FILES, ...changed })) writeFileSync(join(folder, name), text);
  return sourceHash(pathToFileURL(join(folder, "entry.ts")));
}

const treeWith = (files: Readonly<Record<string, string>>): string => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "pagine/deep"), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, "pagine", name), text);
  return treeHash(folder, ["pagine"]);
};

test.each([
  ["the words of a file", { "a.hbs": "y" }, true],
  ["its name", { "b.hbs": "x" }, true],
  ["where one ends and the next begins", { "a.hbs": "", "deep/c.ts": "x" }, true],
  ["no test", { "a.hbs": "x", "a.test.ts": "x" }, false],
  ["nothing, in another folder", { "a.hbs": "x" }, false],
])("the version of the whole program follows %s", (_, files, isOther) => {
  expect(treeWith(files) !== treeWith({ "a.hbs": "x" })).toBe(isOther);
});

test.each([
  ["the module itself", { "entry.ts": `${FILES["entry.ts"]}// changed\n` }, true],
  ["what it imports", { "a.ts": `${FILES["a.ts"]}// changed\n` }, true],
  ["what that takes a type from", { "deep/b.ts": "export type B = 2;\n" }, true],
  ["what it loads late", { "late.ts": `${FILES["late.ts"]}// changed\n` }, true],
  [
    "a library that these use",
    { "node_modules/una-libreria/package.json": '{"name":"una-libreria","version":"1.0.1"}' },
    true,
  ],
  ["a module it has nothing to do with", { "other.ts": "export const other = 2;\n" }, false],
  ["nothing, in another folder", {}, false],
])("the version of a part of the program follows %s", (_, changed, isOther) => {
  expect(hashWith(changed) !== hashWith()).toBe(isOther);
});

test("a process keeps the version that it runs, when another is put in its place", () => {
  const folder = temporaryFolder();
  const entry = join(folder, "entry.ts");
  const hash = () => sourceHash(pathToFileURL(entry));
  writeFileSync(entry, "export const a = 1;\n");
  const before = hash();
  writeFileSync(entry, "export const a = 2;\n");
  expect(hash()).toBe(before);
});
