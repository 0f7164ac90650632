import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { z } from "zod";
import { coverageOf } from "./coverage.ts";

// The frame G1 and its values were computed with R (survey 4.1-1).
const rowSchema = z.object({ id: z.string(), zone: z.string(), x: z.coerce.number(), resp: z.coerce.number() });
const rows = z
  .array(rowSchema)
  .parse(parse(readFileSync(new URL("golden/g1_frame.csv", import.meta.url)), { columns: true }));
const frame = rows.map(({ id, zone, x }) => ({ codice: id, x, cantiere: "", zona: zone }));
const answered = new Set(rows.filter(({ resp }) => resp === 1).map(({ id }) => id));

test.each([
  { name: "the whole network", domain: {}, peso: 0.900819 },
  { name: "zona 1", domain: { zona: "1" }, peso: 0.85679 },
  { name: "zona 2", domain: { zona: "2" }, peso: 0.964824 },
])("weighs the response of $name by size, as R does", ({ domain, peso }) => {
  expect(coverageOf(frame, answered)(domain).peso).toBeCloseTo(peso, 6);
});

test("counts who was asked and who answered, and has no weight where nobody has a size", () => {
  expect(coverageOf(frame, answered)({})).toMatchObject({ attesi: 24, rispondenti: 14 });
  expect(coverageOf(frame, answered)({ zona: "nessuna" })).toEqual({ peso: null, attesi: 0, rispondenti: 0 });
});
