// The check that checks the tests: each of its guards.
import { existsSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ROOMS } from "../rooms.ts";
import { MUTANTI } from "./elenco.ts";
import { applied, type Mutante, nameOf, outcomeOf } from "./mutante.ts";

const mutante: Mutante = { file: "a.ts", from: "x > 1", to: "x > 2", tests: ["a.test.ts"], why: "Prova." };

describe("a mutant", () => {
  test("breaks its snippet and nothing else", () => {
    expect(applied("if (x > 1) y(x);", mutante)).toBe("if (x > 2) y(x);");
    expect(applied("if (x > 1) y(x);", { ...mutante, to: "$&" })).toBe("if ($&) y(x);");
  });

  test.each([
    { name: "is gone", source: "if (x > 3) y(x);", told: "a.ts holds the snippet 0 times" },
    { name: "stands twice", source: "x > 1 && x > 1", told: "a.ts holds the snippet 2 times" },
  ])("whose snippet $name says so, and what to do", ({ source, told }) => {
    expect(() => applied(source, mutante)).toThrow(told);
    expect(() => applied(source, mutante)).toThrow("scripts/mutanti/");
  });

  test("that changes nothing is refused", () => {
    expect(() => applied("x > 1", { ...mutante, to: "x > 1" })).toThrow("changes nothing");
  });
});

describe("a run", () => {
  const run = { failed: [], passed: 3, errors: [], imported: 1 };
  test.each([
    { name: "in which a test fails catches it", run: { ...run, failed: ["a > b"] }, kind: "caught" },
    { name: "in which all pass lets it live", run, kind: "survived" },
    { name: "that does not load proves nothing", run: { ...run, passed: 0, errors: ["SyntaxError"] }, kind: "crashed" },
    { name: "that never imported it proves nothing", run: { ...run, failed: ["a > b"], imported: 0 }, kind: "unseen" },
  ])("$name", ({ run: given, kind }) => {
    expect(outcomeOf(given).kind).toBe(kind);
  });
});

describe("the list", () => {
  test("is one for each room, and a mutant stands in that of its file", async () => {
    const lists = readdirSync(new URL("./elenco/", import.meta.url));
    const strangers = lists.map(async (name) => {
      const list: object = await import(new URL(`./elenco/${name}`, import.meta.url).href);
      const own = (Object.values(list) as (readonly Mutante[])[]).flat();
      expect(MUTANTI).toEqual(expect.arrayContaining(own));
      const room = name.replace(/\.ts$/, "/");
      return own.filter(({ file }) => !file.startsWith(`pipeline/${room}`) && !file.startsWith(room));
    });
    expect((await Promise.all(strangers)).flat()).toEqual([]);
  });

  test("breaks every room that has code of its own in the process of its tests", () => {
    const rooms = ROOMS.map(({ room }) => room).filter((room) => room.startsWith("pipeline/") || room === "schemas");
    const untouched = rooms.filter((room) => !MUTANTI.some(({ file }) => file.startsWith(`${room}/`)));
    expect(untouched).toEqual(["pipeline/cli.ts"]);
    expect(MUTANTI.length).toBeGreaterThanOrEqual(40);
  });

  test("names files that are there, each breakage once and with its reason", () => {
    const files = MUTANTI.flatMap(({ file, tests }) => [file, ...tests]);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
    expect(new Set(MUTANTI.map(nameOf)).size).toBe(MUTANTI.length);
    expect(MUTANTI.filter(({ tests, why }) => tests.length === 0 || why.length < 10)).toEqual([]);
  });
});
