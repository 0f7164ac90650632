// Whom one asks about the year before: a slip of a thousand, a move out of line that weighs; nobody else.
import { expect, test } from "vitest";
import type { Panel } from "../../schemas/panel.ts";
import { loadMisure } from "./declarations.ts";
import { movesBetween } from "./year-before.ts";

const misure = await loadMisure();
const VOLONTARI = "volontari";

/** Volunteers of each ente, in a year; `?` after the number: not all of its rows could be read. */
function panel(anno: number, values: Readonly<Record<string, string>>): Panel {
  const answers = Object.entries(values).map(([ente, text]) => {
    const totale = Number.parseFloat(text) * 100;
    return [ente, { totale, punti: new Map<string, number>(), intera: !text.endsWith("?") }] as const;
  });
  return { anno, misure: new Map([[VOLONTARI, new Map(answers)]]) };
}
/** Twelve enti that hardly move. */
const STILL = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`E1${n}`, `${40 + n}`]));
const NOW = Object.fromEntries(Object.entries(STILL).map(([ente, value], n) => [ente, `${Number(value) + (n % 3)}`]));
const asked = (
  prima: Readonly<Record<string, string>>,
  ora: Readonly<Record<string, string>>,
  rotture: Parameters<typeof movesBetween>[0]["rotture"] = [],
) =>
  movesBetween({
    prima: panel(2016, { ...STILL, ...prima }),
    ora: panel(2018, { ...NOW, ...ora }),
    misure,
    rotture,
  }).map(({ ente, why, prima: was, ora: is }) => `${ente} ${why}: ${was} → ${is}`);

test.each([
  { name: "nobody moved", prima: {}, ora: {}, wanted: [] },
  {
    name: "a thousand times more",
    prima: { E001: "48" },
    ora: { E001: "48000" },
    wanted: ["E001 mille volte: 48 → 48000"],
  },
  { name: "a thousandth", prima: { E001: "48000" }, ora: { E001: "48" }, wanted: ["E001 mille volte: 48000 → 48"] },
  {
    name: "ten times more",
    prima: { E001: "48" },
    ora: { E001: "480" },
    wanted: ["E001 dieci volte: 48 → 480"],
  },
  {
    name: "a tenth, and the change of a year",
    prima: { E001: "480" },
    ora: { E001: "55" },
    wanted: ["E001 dieci volte: 480 → 55"],
  },
  { name: "a hundred times", prima: { E001: "48" }, ora: { E001: "4900" }, wanted: ["E001 cento volte: 48 → 4900"] },
  {
    name: "five times more",
    prima: { E001: "48" },
    ora: { E001: "240" },
    wanted: ["E001 fuori dal consueto: 48 → 240"],
  },
  { name: "nothing any more", prima: { E001: "48" }, ora: { E001: "0" }, wanted: ["E001 a zero: 48 → 0"] },
  { name: "something for the first time", prima: { E001: "0" }, ora: { E001: "48" }, wanted: ["E001 da zero: 0 → 48"] },
  { name: "nothing in both years", prima: { E001: "0" }, ora: { E001: "0" }, wanted: [] },
  { name: "a little for the first time", prima: { E001: "0" }, ora: { E001: "0.2" }, wanted: [] },
  { name: "so few that it may be chance", prima: { E001: "1" }, ora: { E001: "6" }, wanted: [] },
  { name: "a few that went", prima: { E001: "9" }, ora: { E001: "0" }, wanted: ["E001 a zero: 9 → 0"] },
  { name: "fewer that went", prima: { E001: "8" }, ora: { E001: "0" }, wanted: [] },
  { name: "half as many again", prima: { E001: "48" }, ora: { E001: "72" }, wanted: [] },
  { name: "ten times nearly nothing", prima: { E001: "0.02" }, ora: { E001: "0.2" }, wanted: [] },
  { name: "an answer that was not read whole", prima: { E001: "48?" }, ora: { E001: "480" }, wanted: [] },
  { name: "one that is new", prima: {}, ora: { E001: "480" }, wanted: [] },
])("$name", ({ prima, ora, wanted }) => expect(asked(prima as never, ora as never)).toEqual(wanted));

test("what weighs most comes first, and a slip says nothing of the others", () => {
  expect(asked({ E001: "48", E002: "60", E003: "30" }, { E001: "480", E002: "60000", E003: "140" })).toEqual([
    "E002 mille volte: 60 → 60000",
    "E001 dieci volte: 48 → 480",
    "E003 fuori dal consueto: 30 → 140",
  ]);
});

test("where the question changed in between nobody is asked", () => {
  const rotture = [{ misura: VOLONTARI, anno: 2018, motivo: "Prova." }];
  expect(asked({ E001: "48" }, { E001: "480" }, rotture)).toEqual([]);
});

test.each([
  ["every cantiere and zona", [60, 40], [60_000, 40_000], "E001 colonna in migliaia"],
  ["one cantiere alone", [60, 40], [60_000, 40], "E001 mille volte"],
])("a thousand times more in %s", (_, before, now, wanted) => {
  const at = (anno: number, [a = 0, b = 0]: readonly number[]): Panel => {
    const punti = new Map([
      ["cantiere=x", a * 100],
      ["cantiere=y", b * 100],
      ["zona=z", (a + b) * 100],
    ]);
    const all = panel(anno, STILL).misure.get(VOLONTARI) ?? new Map();
    return {
      anno,
      misure: new Map([[VOLONTARI, new Map([...all, ["E001", { totale: (a + b) * 100, punti, intera: true }]])]]),
    };
  };
  const moves = movesBetween({ prima: at(2016, before), ora: at(2018, now), misure, rotture: [] });
  expect(moves.map(({ ente, why }) => `${ente} ${why}`)).toEqual([wanted]);
});

test("of money and hours what moves no total is not asked about, however many times more it is", () => {
  const at = (anno: number, values: Readonly<Record<string, string>>): Panel => {
    const { misure: own } = panel(anno, values);
    return { anno, misure: new Map([["volontari-ore", own.get(VOLONTARI) ?? new Map()]]) };
  };
  const moved = (prima: string, ora: string) =>
    movesBetween({
      prima: at(2016, { ...STILL, E001: prima }),
      ora: at(2018, { ...NOW, E001: ora }),
      misure,
      rotture: [],
    }).map(({ ente, why }) => `${ente} ${why}`);
  expect(moved("0.04", "0.4")).toEqual([]);
  expect(moved("0", "0.4")).toEqual([]);
  expect(moved("4", "40")).toEqual(["E001 dieci volte"]);
});
