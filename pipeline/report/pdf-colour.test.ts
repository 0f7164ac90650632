import { expect, test } from "vitest";
import { PRIMARIES, srgbProfile } from "./pdf-colour.ts";

type Triple = readonly [number, number, number];
type Rows = readonly [Triple, Triple, Triple];
const times = (m: Rows, v: Triple): Triple => [dot(m[0], v), dot(m[1], v), dot(m[2], v)];
const dot = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Triple, b: Triple): Triple => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const fromChromaticity = (x: number, y: number): Triple => [x / y, 1, (1 - x - y) / y];

/** How much of each of three colours makes `v`. */
function shares([a, b, c]: Rows, v: Triple): Triple {
  const whole = dot(a, cross(b, c));
  return [dot(v, cross(b, c)) / whole, dot(v, cross(c, a)) / whole, dot(v, cross(a, b)) / whole];
}

test("the primaries are those of the standard, adapted from D65 to D50 as Bradford has it", () => {
  const bradford: Rows = [
    [0.8951, 0.2664, -0.1614],
    [-0.7502, 1.7135, 0.0367],
    [0.0389, -0.0685, 1.0296],
  ];
  const [white, seen] = [fromChromaticity(0.3127, 0.329), [0.96422, 1, 0.82521] as const];
  const primaries: Rows = [fromChromaticity(0.64, 0.33), fromChromaticity(0.3, 0.6), fromChromaticity(0.15, 0.06)];
  const weights = shares(primaries, white);
  const [from, to] = [times(bradford, white), times(bradford, seen)];
  const columns = [0, 1, 2].map((at) => bradford.map((row) => row[at] ?? 0)) as unknown as Rows;
  for (const [index, { xyz }] of PRIMARIES.entries()) {
    const cone = times(
      bradford,
      (primaries[index] ?? white).map((one) => one * (weights[index] ?? 0)) as unknown as Triple,
    );
    const adapted = shares(
      columns,
      cone.map((one, at) => (one * (to[at] ?? 0)) / (from[at] ?? 1)) as unknown as Triple,
    );
    for (const [at, value] of xyz.entries()) expect(adapted[at]).toBeCloseTo(value, 3);
  }
});

test("the profile says its size, and every tag lies inside it", () => {
  const bytes = Buffer.from(srgbProfile());
  expect(bytes.readUInt32BE(0)).toBe(bytes.length);
  expect(bytes.toString("latin1", 12, 20)).toBe("mntrRGB ");
  expect(bytes.toString("latin1", 36, 40)).toBe("acsp");
  const tags = Array.from({ length: bytes.readUInt32BE(128) }, (_, index) => {
    const at = 132 + index * 12;
    const [start, length] = [bytes.readUInt32BE(at + 4), bytes.readUInt32BE(at + 8)];
    expect(start % 4).toBe(0);
    expect(start + length).toBeLessThanOrEqual(bytes.length);
    return `${bytes.toString("latin1", at, at + 4)} ${bytes.toString("latin1", start, start + 4)}`;
  });
  expect(tags).toEqual([
    "desc mluc",
    "cprt mluc",
    "wtpt XYZ ",
    "chad sf32",
    "rXYZ XYZ ",
    "gXYZ XYZ ",
    "bXYZ XYZ ",
    "rTRC para",
    "gTRC para",
    "bTRC para",
  ]);
});
