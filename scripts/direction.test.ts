import { expect, test } from "vitest";
import { directionFaults } from "./direction.ts";
import { foldersIn, importsIn } from "./imports.ts";

test.each([
  ['import { a } from "./a.ts";', "pipeline/line/a.ts", false],
  ['import type { A } from "../a.ts";', "pipeline/a.ts", true],
  ['import { type A } from "../a.ts";', "pipeline/a.ts", true],
  ['import { type A, b } from "../a.ts";', "pipeline/a.ts", false],
  ['import "../../schemas/a.ts";', "schemas/a.ts", false],
  ['export * from "./a.ts";', "pipeline/line/a.ts", false],
  ['export type { A } from "./a.ts";', "pipeline/line/a.ts", true],
  ['const a = await import("./a.ts");', "pipeline/line/a.ts", false],
  ['type A = import("./a.ts").A;', "pipeline/line/a.ts", true],
  ['import { readFileSync } from "node:fs";', "node:fs", false],
  ['import { x } from "@duckdb/node-api";', "@duckdb/node-api", false],
])("%s is an import of %s", (source, to, isTypeOnly) => {
  expect(importsIn("pipeline/line/build.ts", source)).toEqual([{ from: "pipeline/line/build.ts", to, isTypeOnly }]);
});

test("what is written in a comment or a text imports nothing, and what is no program is not passed over", () => {
  expect(importsIn("schemas/a.ts", '// import("./b.ts")\nexport const a = `from "./c.ts"`;')).toEqual([]);
  expect(() => importsIn("schemas/a.ts", "import { from ;")).toThrow("schemas/a.ts");
});

test("a module that opens all of a folder imports what stands in it", () => {
  const source = 'const FOLDER = new URL("../misure/", import.meta.url);\nawait import(new URL(name, FOLDER).href);';
  expect(foldersIn("pipeline/figure/declarations.ts", source)).toEqual(["pipeline/misure/"]);
  expect(foldersIn("pipeline/figure/declarations.ts", source.replace("await import(", "open("))).toEqual([]);
});

const ROOMS = [
  { room: "schemas", holds: "", mayImport: [] },
  { room: "pipeline/effects", holds: "", mayImport: ["schemas"] },
  { room: "pipeline/store", holds: "", mayImport: ["schemas"] },
  { room: "pipeline/report", holds: "", mayImport: ["schemas", "pipeline/effects"] },
];
const ALL = [
  "schemas/a.ts",
  "schemas/b.ts",
  "pipeline/effects/a.ts",
  "pipeline/store/a.ts",
  "pipeline/report/a.ts",
  "pipeline/report/a.test.ts",
];
const imported = (from: string, to: string, isTypeOnly = false) => ({ from, to, isTypeOnly });

test.each([
  ["schemas/a.ts", "schemas/b.ts"],
  ["pipeline/report/a.ts", "pipeline/effects/a.ts"],
  ["pipeline/report/a.ts", "puppeteer"],
  ["pipeline/store/a.ts", "@duckdb/node-api"],
  ["pipeline/report/a.test.ts", "pipeline/store/a.ts"],
  ["pipeline/report/a.test.ts", "pipeline/report/a.support.ts"],
])("%s may import %s", (from, to) => {
  expect(directionFaults(ALL, [imported(from, to)], ROOMS)).toEqual([]);
});

test.each([
  ["pipeline/report/a.ts", "pipeline/store/a.ts", "pipeline/report imports only its own"],
  ["schemas/a.ts", "pipeline/effects/a.ts", "schemas imports only its own"],
  ["schemas/a.ts", "node:fs", "schemas are pure"],
  ["schemas/a.ts", "fs", "schemas are pure"],
  ["pipeline/report/a.ts", "@duckdb/node-api", "only the store imports DuckDB"],
  ["pipeline/store/a.ts", "puppeteer", "only the report imports puppeteer"],
  ["pipeline/report/a.ts", "pipeline/report/a.support.ts", "support is for tests"],
])("%s may not import %s: %s", (from, to, rule) => {
  expect(directionFaults(ALL, [imported(from, to)], ROOMS)).toEqual([`${rule}: ${from} → ${to}`]);
});

test("a type of Node may stand in a schema, but a type of another room goes no other way than a value", () => {
  expect(directionFaults(ALL, [imported("schemas/a.ts", "node:buffer", true)], ROOMS)).toEqual([]);
  expect(directionFaults(ALL, [imported("schemas/a.ts", "pipeline/store/a.ts", true)], ROOMS)).toHaveLength(1);
});

test("modules that import each other in a ring are told, also through others and of tests", () => {
  const ring = [
    imported("schemas/a.ts", "schemas/b.ts"),
    imported("schemas/b.ts", "schemas/c.ts", true),
    imported("schemas/c.ts", "schemas/a.ts"),
  ];
  const told = "no rings: schemas/a.ts → schemas/b.ts → schemas/c.ts → schemas/a.ts";
  expect(directionFaults(ALL, ring, ROOMS)).toEqual([told]);
  expect(directionFaults(ALL, ring.slice(0, 2), ROOMS)).toEqual([]);
  expect(directionFaults(ALL, [imported("schemas/a.test.ts", "schemas/a.test.ts")], ROOMS)).toHaveLength(1);
});

test("a module without a room, a room without modules and a room that may import one above it are told", () => {
  expect(directionFaults([...ALL, "pipeline/new/a.ts"], [], ROOMS)).toEqual([
    "pipeline/new/a.ts stands in no room of scripts/rooms.ts",
  ]);
  expect(directionFaults(ALL.slice(1, 3), [], ROOMS)).toEqual([
    "The check looked at no module of pipeline/store.",
    "The check looked at no module of pipeline/report.",
  ]);
  const above = ROOMS.map((room) => (room.room === "schemas" ? { ...room, mayImport: ["pipeline/store"] } : room));
  expect(directionFaults(ALL, [], above)).toEqual(["schemas may not import pipeline/store, which is no room below it"]);
});
