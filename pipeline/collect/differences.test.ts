// k changed answers are k differences, wherever the rows moved.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blockOf } from "../../schemas/questionario.ts";
import { type Difference, differencesOf, type KeptRow } from "./differences.ts";

const volontari = blockOf("volontari");
const scheda = blockOf("ente");
if (volontari === undefined || scheda === undefined) throw new Error("no such block");

const row = (riga: number, values: Readonly<Record<string, string | null>>): KeptRow => ({
  foglio: "Volontari",
  riga,
  risposte: Object.fromEntries(
    Object.entries(values).map(([campo, valore]) => [campo, { valore, vuoto: null, scritto: valore, cella: null }]),
  ),
});
const changed = (one: KeptRow, campo: string, valore: string | null): KeptRow => ({
  ...one,
  risposte: { ...one.risposte, [campo]: { valore, vuoto: null, scritto: valore, cella: null } },
});
const short = (all: readonly Difference[]) =>
  all.map((each) => (each.come === "cambiata" ? `${each.campo} ${each.prima.riga}→${each.ora.riga}` : each.come));

const ROW = { cantiere: "crescere", zona: "nord", volontari: "12", donne: "5", ore_annue: "1000" };

describe("a row is found again", () => {
  test.each<[string, KeptRow[], KeptRow[], string[]]>([
    [
      "by its name",
      [row(2, ROW)],
      [row(9, { ...ROW, volontari: "13", donne: "6", ore_annue: "0" })],
      ["volontari 2→9", "donne 2→9", "ore_annue 2→9"],
    ],
    ["under another name, by its answers", [row(2, ROW)], [row(2, { ...ROW, zona: "sud" })], ["zona 2→2"]],
    [
      "beside another of that name",
      [row(2, ROW), row(3, { ...ROW, zona: "sud" })],
      [row(2, { ...ROW, zona: "sud", volontari: "4" }), row(3, { ...ROW, zona: "sud" })],
      ["zona 2→2", "volontari 2→2"],
    ],
    [
      "not where most of it is another",
      [row(2, ROW)],
      [row(2, { ...ROW, zona: "sud", volontari: "4", donne: "1", ore_annue: "7" })],
      ["nuova", "tolta"],
    ],
    [
      "in another order",
      [row(2, ROW), row(3, { ...ROW, zona: "sud" })],
      [row(2, { ...ROW, zona: "sud" }), row(3, ROW)],
      [],
    ],
  ])("%s", (_, prima, ora, found) => {
    expect(short(differencesOf(volontari, prima, ora))).toEqual(found);
  });
});

test("of rows with one name those are one that differ least, wherever they stand", () => {
  const other = { ...ROW, volontari: "99", donne: "50", ore_annue: "7" };
  const prima = [row(2, ROW), row(3, other)];
  const ora = [row(2, { ...other, donne: "51" }), row(3, { ...ROW, ore_annue: "1001" })];
  expect(short(differencesOf(volontari, prima, ora))).toEqual(["donne 3→2", "ore_annue 2→3"]);
});

test("in very many rows of one name a changed one is found all the same", () => {
  const many = Array.from({ length: 600 }, (_, at) => row(at + 2, { ...ROW, volontari: String(at) }));
  const ora = many.map((each, at) => (at === 300 ? changed(each, "donne", "9") : each));
  expect(short(differencesOf(volontari, many, ora))).toEqual(["donne 302→302"]);
});

test("a scheda is one row, whatever its ente is called now", () => {
  const before = row(1, { denominazione: "Alfa", forma_giuridica: "associazione", zona_sede: "nord" });
  const now = row(1, { denominazione: "Beta", forma_giuridica: "cooperativa", zona_sede: "sud" });
  expect(short(differencesOf(scheda, [before], [now]))).toHaveLength(3);
});

test("what was refused is another answer when other words are written, and an emptiness is none", () => {
  const refused = (scritto: string | null, vuoto: string | null = null): KeptRow => {
    const one = row(2, ROW);
    return { ...one, risposte: { ...one.risposte, donne: { valore: null, vuoto, scritto, cella: "E2" } } };
  };
  const between = (one: KeptRow, other: KeptRow) => short(differencesOf(volontari, [one], [other]));
  expect(between(refused("circa 3"), refused("circa 4"))).toEqual(["donne 2→2"]);
  expect(between(refused("n.d.", "non-disponibile"), refused(null))).toEqual(["donne 2→2"]);
  expect(between(refused(null), refused("  "))).toEqual([]);
});

test("k changed answers are exactly k differences, and no row is told twice", () => {
  const FIELDS = ["volontari", "donne", "under_30", "over_65", "ore_annue"] as const;
  const cases = fc.record({
    zone: fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 12 }),
    numbers: fc.infiniteStream(fc.integer({ min: 0, max: 9 })),
    changes: fc.uniqueArray(
      fc.record({ at: fc.nat(11), field: fc.constantFrom(...FIELDS), by: fc.integer({ min: 1, max: 90 }) }),
      { maxLength: 8, selector: ({ at, field }) => `${at} ${field}` },
    ),
    turn: fc.nat(11),
  });
  fc.assert(
    fc.property(cases, ({ zone, numbers, changes, turn }) => {
      const prima = zone.map((zona, at) =>
        row(at + 2, {
          cantiere: "crescere",
          zona: `z${zona}`,
          ...Object.fromEntries(FIELDS.map((name) => [name, String(numbers.next().value)])),
        }),
      );
      const ora = [...prima];
      const own = changes.filter(({ at }) => at < prima.length);
      for (const { at, field, by } of own) {
        const one = ora[at];
        if (one !== undefined) ora[at] = changed(one, field, String(Number(one.risposte[field]?.valore) + by));
      }
      const moved = [...ora.slice(turn), ...ora.slice(0, turn)];
      const found = differencesOf(volontari, prima, moved);
      expect(
        found
          .map((each) => (each.come === "cambiata" ? `${prima.indexOf(each.prima)} ${each.campo}` : each.come))
          .sort(),
      ).toEqual(own.map(({ at, field }) => `${at} ${field}`).sort());
    }),
  );
});
