// Imports run one way only: between rooms as rooms.ts says, and out of the program as is said here.
import { isBuiltin } from "node:module";
import { forTests, type Import } from "./imports.ts";
import type { Room } from "./rooms.ts";

const isOurs = (file: string): boolean => /^(schemas|pipeline|scripts|bench)\//.test(file);
const inRoom = (file: string, room: string): boolean => file === room || file.startsWith(`${room}/`);

interface Rule {
  readonly name: string;
  readonly isBroken: (one: Import) => boolean;
}

/** What holds for modules that are no tests. */
const RULES: readonly Rule[] = [
  {
    name: "schemas are pure",
    isBroken: ({ from, to, isTypeOnly }) => inRoom(from, "schemas") && !isTypeOnly && isBuiltin(to),
  },
  {
    name: "only the store imports DuckDB",
    isBroken: ({ from, to }) => to.startsWith("@duckdb/") && !inRoom(from, "pipeline/store") && !inRoom(from, "bench"),
  },
  {
    name: "only the report imports puppeteer",
    isBroken: ({ from, to }) => to.includes("puppeteer") && !inRoom(from, "pipeline/report"),
  },
  { name: "support is for tests", isBroken: ({ to }) => to.endsWith(".support.ts") },
];

/** Modules that import each other in a ring, each ring once, in the order in which they import. */
function ringsOf(imports: readonly Import[]): readonly (readonly string[])[] {
  const next = new Map<string, Set<string>>();
  for (const { from, to } of imports) if (isOurs(to)) next.set(from, (next.get(from) ?? new Set()).add(to));
  const rings: string[][] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const walk = (file: string): void => {
    const at = path.indexOf(file);
    if (at >= 0) rings.push(path.slice(at));
    if (at >= 0 || done.has(file)) return;
    path.push(file);
    for (const to of next.get(file) ?? []) walk(to);
    path.pop();
    done.add(file);
  };
  for (const file of next.keys()) walk(file);
  return rings;
}

/** One sentence for each import, module or room that is not as it must be. */
export function directionFaults(
  modules: readonly string[],
  imports: readonly Import[],
  rooms: readonly Room[],
): readonly string[] {
  const faults: string[] = [];
  for (const one of imports.filter(({ from }) => !forTests(from))) {
    const told = `${one.from} → ${one.to}`;
    for (const { name, isBroken } of RULES) if (isBroken(one)) faults.push(`${name}: ${told}`);
    for (const { room, mayImport } of rooms)
      if (inRoom(one.from, room) && isOurs(one.to) && ![room, ...mayImport].some((other) => inRoom(one.to, other)))
        faults.push(`${room} imports only its own: ${told}`);
  }
  for (const ring of ringsOf(imports)) faults.push(`no rings: ${[...ring, ring[0]].join(" → ")}`);
  for (const file of modules)
    if (!rooms.some(({ room }) => inRoom(file, room))) faults.push(`${file} stands in no room of scripts/rooms.ts`);
  for (const [at, { room, mayImport }] of rooms.entries()) {
    if (!modules.some((file) => inRoom(file, room))) faults.push(`The check looked at no module of ${room}.`);
    for (const other of mayImport) {
      const below = rooms.findIndex((r) => inRoom(r.room, other));
      if (below < 0 || below >= at) faults.push(`${room} may not import ${other}, which is no room below it`);
    }
  }
  return faults;
}
