import { expect, test } from "vitest";
import type { Dimension, Point } from "./hierarchy.ts";
import { OUTSIDER } from "./primary.ts";
import { type Declaration, declareSystem, type Row } from "./systems.ts";

const tree = (nome: string, parents: Readonly<Record<string, string>>): Dimension => ({
  nome,
  parents: new Map(Object.entries(parents)),
});
const FONTE = tree("fonte", { f1: "g1", f2: "g1", f3: "g2", g1: "T", g2: "T" });
const ZONA = tree("zona", { z1: "T", z2: "T" });
const row = (ente: string, importo: number, fonte: string, zona: string, more: Partial<Row> = {}): Row => ({
  ente,
  importo,
  consenso: false,
  pubblico: false,
  pagatore: null,
  at: { fonte, zona },
  ...more,
});
const ALL = { fonte: ["f1", "f2", "f3", "g1", "g2", "T"], zona: ["z1", "z2", "T"] };
const declared = (rows: readonly Row[], more: Partial<Declaration> = {}) =>
  declareSystem({
    dimensions: [FONTE, ZONA],
    tables: [ALL],
    blocks: [{ nome: "dichiarato", rows }],
    gruppi: new Map(),
    tipo: "grandezza",
    rule: () => ({ tipo: "grandezza", minimo: 3, p: 10 }),
    ...more,
  });
type System = ReturnType<typeof declared>;

/** «a = b + c», the names of the choices or, in brackets, of what is never printed. */
const equations = ({ blocks }: System, block = 0): readonly string[] =>
  (blocks[block]?.equations ?? [])
    .map((terms) => {
      const shown = (id: string) =>
        blocks[block]?.variables.find((each) => each.id === id)?.choice === null ? `(${id})` : id;
      const side = (sign: number) =>
        [...terms]
          .filter(([, each]) => each === sign)
          .map(([id]) => shown(id))
          .sort()
          .join(" + ");
      return `${side(1)} = ${side(-1)}`;
    })
    .sort();
const names = ({ choices }: System) => choices.map((choice) => choice.names.join(" ≡ "));

const FULL = [
  row("E1", 1, "f1", "z1"),
  row("E2", 2, "f1", "z2"),
  row("E3", 3, "f2", "z1"),
  row("E4", 4, "f2", "z2"),
  row("E5", 5, "f3", "z1"),
  row("E6", 6, "f3", "z2"),
];

test("every sum along every dimension and level is an equation, and two names of one figure are one choice", () => {
  const system = declared(FULL);
  expect(names(system)).toContain("fonte=f3|zona=z1 ≡ fonte=g2|zona=z1");
  expect(names(system)).toContain("fonte=f3 ≡ fonte=g2");
  expect(equations(system)).toEqual(
    [
      "fonte=f1 = fonte=f1|zona=z1 + fonte=f1|zona=z2",
      "fonte=f2 = fonte=f2|zona=z1 + fonte=f2|zona=z2",
      "fonte=f3 = fonte=f3|zona=z1 + fonte=f3|zona=z2",
      "fonte=g1 = fonte=f1 + fonte=f2",
      "fonte=g1 = fonte=g1|zona=z1 + fonte=g1|zona=z2",
      "fonte=g1|zona=z1 = fonte=f1|zona=z1 + fonte=f2|zona=z1",
      "fonte=g1|zona=z2 = fonte=f1|zona=z2 + fonte=f2|zona=z2",
      "totale = fonte=f3 + fonte=g1",
      "totale = zona=z1 + zona=z2",
      "zona=z1 = fonte=f3|zona=z1 + fonte=g1|zona=z1",
      "zona=z2 = fonte=f3|zona=z2 + fonte=g1|zona=z2",
    ].sort(),
  );
});

test("what is never printed is a cell of its own below the tables, and never in the way of a level that is not printed", () => {
  const system = declared(FULL, { tables: [{ fonte: ["f1", "f2", "f3"] }, { zona: ["z1", "z2", "T"] }] });
  expect(system.choices.every(({ id }) => !id.includes("|"))).toBe(true);
  expect(equations(system)).toContain("zona=z1 = (fonte=f1|zona=z1) + (fonte=f2|zona=z1) + (fonte=f3|zona=z1)");
  expect(equations(system)).toContain("totale = fonte=f1 + fonte=f2 + fonte=f3");
});

test("what is zero is no cell: two figures that differ by it are the same figure", () => {
  const system = declared(FULL.filter(({ at }) => at["fonte"] !== "f2"));
  expect(names(system)).toContain("fonte=f1|zona=z1 ≡ fonte=g1|zona=z1");
  expect(names(system).join()).not.toContain("f2");
});

test("a figure far above all others is the sum of what is never printed", () => {
  const system = declared(FULL.slice(0, 3), { tables: [{}] });
  expect(equations(system)).toEqual(["totale = (fonte=f1|zona=z1) + (fonte=f1|zona=z2) + (fonte=f2|zona=z1)"]);
});

test("what is never printed is asked for as if it were: the tables must not tell it", () => {
  const rows = [...FULL, row("E7", 1, "f1", "z1"), row("E8", 1, "f1", "z1"), row("E9", 40, "f2", "z1")];
  const [block] = declared(rows, { tables: [{ fonte: ["f1", "f2", "f3"] }, { zona: ["z1", "z2"] }] }).blocks;
  const asked = block?.targets.map(({ variable }) => variable);
  expect(asked).toContain("fonte=f2|zona=z1");
  expect(asked).not.toContain("fonte=f1|zona=z1");
});

test("gross, internal and net are one system: their difference tells", () => {
  const at = (flusso: string, zona: string): Point => ({ flusso, zona });
  const rows = [
    row("E1", 1, "", "", { at: at("netto", "z1") }),
    row("E2", 2, "", "", { at: at("interno", "z1"), pagatore: "E1" }),
    row("E3", 3, "", "", { at: at("netto", "z2") }),
  ];
  const system = declared(rows, {
    dimensions: [tree("flusso", { netto: "lordo", interno: "lordo" }), ZONA],
    tables: [{ flusso: ["netto", "interno", "lordo"], zona: ["z1", "z2", "T"] }],
    shown: [{ flusso: "netto", zona: "T" }],
  });
  expect(equations(system)).toContain("zona=z1 = flusso=interno + flusso=netto|zona=z1");
  expect(names(system)).toContain("flusso=interno ≡ flusso=interno|zona=z1");
  expect(system.choices.find(({ id }) => id === "flusso=netto")?.rule).toBe("shown");
  expect(system.blocks[0]?.variables.find(({ id }) => id === "zona=z1")?.known).toEqual(
    new Map([
      ["E1", 3],
      ["E2", 2],
    ]),
  );
});

test("a figure unsafe in the estimate or among the declared is hidden in both, and asked for in each", () => {
  const rows = [...FULL, row("E7", 1, "f1", "z1"), row("E8", 1, "f1", "z1")];
  const estimate = rows.map((each) => (each.ente === "E1" ? { ...each, importo: 50 } : each));
  const blocks = [
    { nome: "dichiarato", rows },
    { nome: "stima", rows: estimate },
  ];
  const system = declared(rows, { blocks });
  expect(system.choices.find(({ id }) => id === "fonte=f1|zona=z1")?.rule).toBe("hidden");
  expect(system.blocks.map(({ targets }) => targets.some(({ variable }) => variable === "fonte=f1|zona=z1"))).toEqual([
    false,
    true,
  ]);
  const [dichiarato] = declared(rows).choices.filter(({ id }) => id === "fonte=f1|zona=z1");
  expect(dichiarato?.rule).toBe("free");
});

test("two figures that are one in one block are one choice in all", () => {
  const only = FULL.filter(({ at }) => at["fonte"] !== "f2");
  const system = declared(only, {
    blocks: [
      { nome: "dichiarato", rows: only },
      { nome: "stima", rows: FULL },
    ],
  });
  expect(names(system)).toContain("fonte=f1|zona=z1 ≡ fonte=g1|zona=z1");
  const tied = (system.blocks[1]?.variables ?? [])
    .filter(({ choice }) => choice === "fonte=f1|zona=z1")
    .map(({ id }) => id);
  expect(tied).toEqual(["fonte=f1|zona=z1", "fonte=g1|zona=z1"]);
});

test("public money is never hidden, and neither is the total", () => {
  const rows = FULL.map((each) => ({ ...each, pubblico: each.at["fonte"] === "f3" }));
  const rules = new Map(declared(rows).choices.map(({ id, rule }) => [id, rule]));
  expect([
    rules.get("fonte=f3"),
    rules.get("fonte=f3|zona=z1"),
    rules.get("totale"),
    rules.get("fonte=f1|zona=z1"),
  ]).toEqual(["shown", "shown", "shown", "hidden"]);
});

test("a special target follows its own rule wherever its figure is printed", () => {
  const rows = [
    row("E1", 4, "f1", "z1"),
    row("E2", 4, "f1", "z1"),
    row("E3", 9, "f2", "z1"),
    row("E4", 90, "f3", "z2"),
  ];
  const soglia = (at: Point) => (at["fonte"] === "f1" ? 10 : 5);
  const system = declared(rows, { tipo: "frequenza", rule: (at) => ({ tipo: "frequenza", soglia: soglia(at) }) });
  const hidden = system.choices.filter(({ rule }) => rule === "hidden").map(({ id }) => id);
  expect(hidden).toEqual(["fonte=f1"]);
  expect(system.blocks[0]?.targets[0]?.needs[0]).toEqual({
    attackers: [OUTSIDER, "E1", "E2", "E3", "E4"],
    giu: 1,
    su: 2,
  });
});

test.each([
  { name: "a member that is no leaf", rows: [row("E1", 1, "g1", "z1")], dimensions: [FONTE, ZONA] },
  { name: "a member that is in no list", rows: [row("E1", 1, "f9", "z1")], dimensions: [FONTE, ZONA] },
  { name: "a dimension with two roots", rows: [], dimensions: [FONTE, tree("zona", { z1: "T", z2: "U" })] },
])("refuses $name", ({ rows, dimensions }) => {
  expect(() => declared(rows, { dimensions })).toThrow(RangeError);
});
