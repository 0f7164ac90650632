// Sixty workbooks that no writer of ours touched – their XML is written here, as several programs write it, and amounts as
// people type them – and what the line makes of them: every total, to the cent.
import { expect, test } from "vitest";
import { borgoFolder } from "../edizione/borgo.support.ts";
import { loadEdizione } from "../edizione/load.ts";
import { QUIET } from "../effects/quiet.support.ts";
import { HANDS, type Move, moved, sheet, written } from "../reading/moved.support.ts";
import { figured } from "./figured.ts";

const ENTI = 60;
const CANTIERI = {
  crescere: "Crescere insieme in città",
  curare: "Curare ed essere curati",
  abitare: "Abitare la comunità",
};
const ZONE = { nord: "Nord", sud: "Sud", valle: "Valle" };
type Point = readonly [cantiere: keyof typeof CANTIERI, zona: keyof typeof ZONE];
const POINTS = Object.keys(CANTIERI).flatMap((cantiere) =>
  Object.keys(ZONE).map((zona) => [cantiere, zona]),
) as unknown as Point[];

/** A whole number below `below`, always the same for the same `n`. */
function drawn(n: number, below: number): number {
  const mixed = Math.imul(n ^ (n >>> 15), 0x2c1b3c6d) ^ Math.imul(n + 77, 0x297a2d39);
  return (mixed >>> 0) % below;
}

const grouped = (whole: number, sign: string): string => String(whole).replace(/\B(?=(\d{3})+$)/g, sign);
/** How people write so many cents. */
const WAYS: readonly ((cents: number) => string | number)[] = [
  (cents) => cents / 100,
  (cents) => `${grouped(Math.floor(cents / 100), ".")},${String(cents % 100).padStart(2, "0")}`,
  (cents) => `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, "0")}`,
  (cents) => `€ ${grouped(Math.floor(cents / 100), ".")},${String(cents % 100).padStart(2, "0")}`,
  (cents) => `${grouped(Math.floor(cents / 100), " ")},${String(cents % 100).padStart(2, "0")} euro`,
  (cents) => `  ${grouped(Math.floor(cents / 100), "'")},${String(cents % 100).padStart(2, "0")} €`,
];

type Sums = Map<string, number>;
const add = (sums: Sums, [cantiere, zona]: Point, value: number): void => {
  for (const key of ["", cantiere, zona, `${cantiere} ${zona}`]) sums.set(key, (sums.get(key) ?? 0) + value);
};

/** What the cells of all workbooks add up to: money and hours in whole cents and tenths. */
const SPESA: Sums = new Map();
const VOLONTARI: Sums = new Map();
const ORE: Sums = new Map();
const RICEVUTO: Sums = new Map();

/** The sheets of the nth ente; their cells are added to the sums. */
function sheetsOf(n: number, ente: string) {
  const way = WAYS[n % WAYS.length] ?? String;
  const own = [0, 1, 2].map((k) => POINTS[(n + 4 * k) % POINTS.length] ?? POINTS[0]) as Point[];
  const placeOf = ([cantiere, zona]: Point) => [CANTIERI[cantiere], ZONE[zona]] as const;
  const amounts = own.map((_, k) => 100_000 + drawn(n * 31 + k, 900_000));
  const spent = own.map((point, k) => {
    const cents = amounts[k] ?? 0;
    add(SPESA, point, cents);
    return [...placeOf(point), k === 1 ? "Affitti" : "Stipendi", way(cents)];
  });
  const received = own.map((point, k) => {
    // About what it spent: an ente that is far from it is asked.
    const cents = (amounts[k] ?? 0) + 17 + drawn(n * 57 + k, 9000);
    add(RICEVUTO, point, cents);
    return [...placeOf(point), k === 0 ? "Rette" : "Offerte", way(cents)];
  });
  const people = own.slice(0, 2).map((point, k) => {
    const [count, tenths] = [10 + drawn(n * 13 + k, 80), 1000 + drawn(n * 17 + k, 9000)];
    add(VOLONTARI, point, count);
    add(ORE, point, tenths);
    const hours = n % 3 === 0 ? tenths / 10 : `${tenths / 10}`.replace(".", ",");
    return [...placeOf(point), n % 2 === 0 ? count : `${count}`, hours];
  });
  const labels = [
    ["Edizione", 2020],
    ["Codice dell'ente", ente],
  ];
  return [
    sheet("Istruzioni", labels),
    sheet("Risorse", [["Cantiere", "Zona", "Voce di spesa", "Importo (€)"], ...spent]),
    sheet("Finanziamenti", [["Cantiere", "Zona", "Fonte", "Importo (€)"], ...received]),
    sheet("Volontari", [["Cantiere", "Zona", "Volontari", "Ore di volontariato nell'anno"], ...people]),
  ];
}

/** What is done to the sheets of every fifth ente, first nothing and then always one thing more. */
const movesOf = (n: number): readonly Move[] => {
  const all: readonly Move[] = [
    { kind: "titolo sopra", sheet: 1, text: "Bilancio sociale" },
    { kind: "riga vuota", sheet: 2, before: 2, count: 2 },
    { kind: "colonna vuota nascosta", sheet: 3, before: 1 },
    { kind: "altro ordine", by: n },
  ];
  return all.slice(0, n % 5);
};

test("the totals of sixty workbooks of other hands are those of their cells, to the cent", async () => {
  const files: Record<string, Uint8Array> = {};
  const enti = ["codice,denominazione,tipo,forma_giuridica,zona_sede,cantiere_principale,gruppo,risorse_precedenti"];
  for (let n = 0; n < ENTI; n++) {
    const ente = `E${String(n + 1).padStart(3, "0")}`;
    const what = n === 0 ? "comune,comune" : "ente,cooperativa";
    enti.push(`${ente},Ente ${n + 1},${what},nord,crescere,,30000`);
    const hand = HANDS[n % HANDS.length];
    if (hand === undefined) throw new Error("nobody writes");
    files[`inviati/${ente}.xlsx`] = written(movesOf(n).reduce(moved, sheetsOf(n, ente)), hand);
  }
  const folder = borgoFolder([], { ...files, "enti.csv": `${enti.join("\n")}\n` });
  const edizione = await loadEdizione(folder);
  const { figure, raccolta } = await figured(edizione, { ...QUIET, time: (_, work) => work(), per: "interna" });
  expect(raccolta.diagnostics.map(({ codice, luoghi }) => `${codice} ${JSON.stringify(luoghi[0])}`)).toEqual([]);
  expect(raccolta.invii).toHaveLength(ENTI);
  const at = (misura: string, point: string): number | null => {
    const [cantiere, zona] = [Object.keys(CANTIERI), Object.keys(ZONE)].map((all) =>
      all.find((each) => point.split(" ").includes(each)),
    );
    // The value itself is printed in whole euro and in whole persons.
    const { valore, dichiarato } = figure.at(misura, { ...(cantiere && { cantiere }), ...(zona && { zona }) });
    return dichiarato ?? valore;
  };
  const wholes = (misura: string, unit: number) => (point: string) => [
    point,
    Math.round((at(misura, point) ?? Number.NaN) * unit),
  ];
  for (const [misura, unit, sums] of [
    ["spesa", 100, SPESA],
    ["volontari", 1, VOLONTARI],
    ["volontari-ore", 10, ORE],
  ] as const) {
    expect([...sums.keys()].map(wholes(misura, unit)), misura).toEqual([...sums]);
    expect(sums.size).toBe(1 + 3 + 3 + 9);
  }
  expect(wholes("valore-netto", 100)("")).toEqual(["", RICEVUTO.get("")]);
});
