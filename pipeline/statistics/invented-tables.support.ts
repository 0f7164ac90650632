// Invented networks for the tests of protection: always the same for the same seed.
import type { Dimension } from "./hierarchy.ts";
import type { Declaration, Row } from "./systems.ts";

/** 0–1, always the same row of numbers for a seed (mulberry32). */
export function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const numbered = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${String(index + 1).padStart(3, "0")}`);
const flat = (nome: string, members: readonly string[]): Dimension => ({
  nome,
  parents: new Map(members.map((member) => [member, "T"])),
});

export interface Network {
  readonly seed: number;
  readonly enti: number;
  readonly fonti: number;
  readonly cantieri: number;
  readonly zone: number;
  /** Quota of the enti that agree, 0–1. */
  readonly consenso: number;
  /** Spread of the logarithm of an ente's size. */
  readonly spread: number;
}

/** Money by fonte (in as many gruppi as there are groups of four), cantiere and zona: all pairs with their margins are printed. */
export function networkOf({ seed, enti, fonti, cantieri, zone, consenso, spread }: Network): Declaration {
  const chance = chances(seed);
  const one = (members: readonly string[]): string => members[Math.floor(chance() * members.length)] ?? "";
  const normal = () => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
  const [f, c, z] = [numbered("f", fonti), numbered("c", cantieri), numbered("z", zone)];
  const gruppoOf = (index: number): string => `g${Math.floor(index / 4)}`;
  const gruppi = [...new Set(f.map((_, index) => gruppoOf(index)))];
  const rows = numbered("E", enti).flatMap((ente): readonly Row[] => {
    const size = Math.exp(4.5 + spread * normal());
    const agrees = chance() < consenso;
    const [cantiere, zona] = [one(c), one(z)];
    return Array.from({ length: 1 + Math.floor(chance() * 6) }, () => ({
      ente,
      importo: Math.round(size * chance() * 1000) / 1000,
      consenso: agrees,
      pubblico: false,
      pagatore: null,
      at: {
        fonte: one(f),
        cantiere: chance() < 0.7 ? cantiere : one(c),
        zona: chance() < 0.6 ? zona : one(z),
      },
    }));
  });
  const [fonte, cantiere, zona] = [
    [...f, ...gruppi, "T"],
    [...c, "T"],
    [...z, "T"],
  ];
  return {
    dimensions: [
      {
        nome: "fonte",
        parents: new Map([
          ...f.map((each, index) => [each, gruppoOf(index)] as const),
          ...gruppi.map((g) => [g, "T"] as const),
        ]),
      },
      flat("cantiere", c),
      flat("zona", z),
    ],
    tables: [
      { fonte, cantiere },
      { fonte, zona },
      { cantiere, zona },
    ],
    blocks: [{ nome: "dichiarato", rows }],
    gruppi: new Map(),
    tipo: "grandezza",
    rule: () => ({ tipo: "grandezza", minimo: 3, p: 10 }),
  };
}
