// Two versions of one table: what each holds, and which rows are gone.
import { afterEach, beforeEach, expect, test } from "vitest";
import { BLOCCHI, blockOf } from "../../schemas/questionario.ts";
import { compareSections, quantitiesOf } from "./compare.ts";
import { kept } from "./kept.support.ts";
import { Store } from "./store.ts";

let store: Store;
beforeEach(async () => {
  store = await Store.open({ threads: 1, memoryMb: 200 });
});
afterEach(() => store.close());

const TITLES = {
  volontari: "ente;edizione;cantiere;zona;volontari;ore_annue",
  servizi: "ente;edizione;nome;cantiere;zona;destinatari;bisogno;modalita;utenti",
};

/** The rows of E002 before and now, after the columns `ente` and `edizione`. */
async function compared(id: keyof typeof TITLES, prima: readonly string[], ora: readonly string[]) {
  const blocco = blockOf(id);
  if (blocco === undefined) throw new Error(`no block ${id}`);
  const file = (rows: readonly string[]) =>
    kept(1, [TITLES[id], ...rows.map((row) => `E002;2020;${row}`)].join("\n")).path;
  const pair = { ente: "E002", prima: file(prima), ora: ora.length === 0 ? null : file(ora) };
  const [found] = await compareSections(store, [{ ...pair, blocco }]);
  return found;
}

const TWO = ["crescere;nord;100;340", "crescere;sud;12;100"];
test.each([
  ["nothing changed", TWO, 0],
  ["the same rows in another order", [...TWO].reverse(), 0],
  ["a number changed", ["crescere;nord;100;340", "crescere;sud;14;100"], 0],
  ["a row is gone", ["crescere;nord;100;340"], 1],
  [
    "a row went to another zona with its numbers: it was corrected",
    ["crescere;nord;100;340", "crescere;valle;12;100"],
    0,
  ],
  ["a row is in the place of another, though the total grew", ["crescere;nord;100;340", "crescere;valle;40;100"], 1],
  ["rows were added", [...TWO, "crescere;valle;1;1"], 0],
  ["nothing is left", [], 2],
])("when %s", async (_, ora, sparite) => {
  expect((await compared("volontari", TWO, ora))?.sparite).toBe(sparite);
});

test("rows, sums and the names of what is gone are said of each side", async () => {
  expect(await compared("volontari", TWO, ["crescere;nord;90;"])).toEqual({
    prima: { righe: 2, somme: { volontari: 112, ore_annue: 4400 } },
    ora: { righe: 1, somme: { volontari: 90 } },
    sparite: 1,
    nomi: [["crescere", "sud"]],
  });
});

test("pairs of several blocks are compared at once, each with its own sums", async () => {
  const file = (n: number, id: keyof typeof TITLES, row: string) => kept(n, `${TITLES[id]}\nE002;2020;${row}`).path;
  const pairs = (["servizi", "volontari"] as const).map((id, n) => {
    const blocco = blockOf(id);
    if (blocco === undefined) throw new Error(`no block ${id}`);
    const [prima, ora] = id === "volontari" ? ["crescere;nord;7;30", "crescere;nord;8;31"] : [service("Mensa", 5), ""];
    return { ente: "E002", blocco, prima: file(2 * n, id, prima), ora: ora === "" ? null : file(2 * n + 1, id, ora) };
  });
  expect(await compareSections(store, pairs)).toEqual([
    { prima: { righe: 1, somme: { utenti: 5 } }, ora: { righe: 0, somme: {} }, sparite: 1, nomi: [["Mensa"]] },
    {
      prima: { righe: 1, somme: { volontari: 7, ore_annue: 300 } },
      ora: { righe: 1, somme: { volontari: 8, ore_annue: 310 } },
      ...{ sparite: 0, nomi: [] },
    },
  ]);
});

const service = (nome: string, utenti: number | "") => `${nome};crescere;nord;tutti;casa;centro;${utenti}`;
test.each([
  ["accents, capitals and spaces", [service("Caffè  di quartiere", 5)], [service("CAFFE di Quartiere", 50)], 0],
  ["a name that was corrected", [service("Sportelo", 5)], [service("Sportello", 5)], 0],
  ["one of two of the same name", [service("Sportello", 5), service("Sportello", 7)], [service("Sportello", 5)], 1],
  ["another service without numbers in its place", [service("Sportello", "")], [service("Mensa", "")], 0],
])("a service is known by its name: %s", async (_, prima, ora, sparite) => {
  expect((await compared("servizi", prima, ora))?.sparite).toBe(sparite);
});

test("marks are no quantities: their sum says nothing", () => {
  const quantities = BLOCCHI.flatMap((blocco) => quantitiesOf(blocco));
  expect(quantities).toEqual(expect.arrayContaining(["volontari", "ore_annue", "importo", "utenti"]));
  const marks = BLOCCHI.flatMap(({ campi }) =>
    Object.entries(campi).flatMap(([name, { cella }]) => (cella.tipo === "intero" && cella.min > 0 ? [name] : [])),
  );
  expect(quantities.filter((name) => marks.includes(name))).toEqual([]);
});

test("sections of other enti and blocks in the same files are not mixed in", async () => {
  const blocco = blockOf("volontari");
  if (blocco === undefined) throw new Error("no block volontari");
  const both = kept(1, [TITLES.volontari, "E002;2020;crescere;nord;1;", "E003;2020;crescere;nord;20;"].join("\n")).path;
  const one = kept(2, [TITLES.volontari, "E003;2020;crescere;nord;21;"].join("\n")).path;
  const found = await compareSections(store, [
    { ente: "E003", blocco, prima: both, ora: one },
    { ente: "E002", blocco, prima: both, ora: null },
  ]);
  expect(found.map(({ prima, ora, sparite }) => [prima.somme["volontari"], ora.somme["volontari"], sparite])).toEqual([
    [20, 21, 0],
    [1, undefined, 1],
  ]);
});
