// The golden values: invented inputs whose results were computed with R 4.2.2 and its package survey 4.1-1.
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { expect } from "vitest";
import { z } from "zod";

const fileOf = (name: string): string => readFileSync(new URL(`golden/${name}`, import.meta.url), "utf8");

export const goldenRows = <T>(name: string, row: z.ZodType<T>): T[] =>
  z.array(row).parse(parse(fileOf(name), { columns: true }));

export const goldenJson = <T>(name: string, shape: z.ZodType<T>): T => shape.parse(JSON.parse(fileOf(name)));

/** Within a relative tolerance, or within the last digit that a golden file writes. */
export function expectNear(found: number, wanted: number, tolerance = 1e-6): void {
  expect(Math.abs(found - wanted), `${found} instead of ${wanted}`).toBeLessThanOrEqual(
    Math.max(tolerance * Math.abs(wanted), 1e-10),
  );
}

const missing = z.string().transform((text) => (text === "" ? null : Number(text)));
/** Thousand euro; `y` null = silent. */
export const G1 = goldenRows(
  "g1_frame.csv",
  z
    .object({ id: z.string(), h: z.string(), zone: z.string(), x: z.coerce.number(), y: missing, yf: missing })
    .transform(({ id, h, zone, x, y, yf }) => ({ codice: id, classe: h, zona: zone, x, y, f: yf })),
);
