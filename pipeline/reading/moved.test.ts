// Whatever people and programs do to the sheets of a workbook without changing an answer, the findings are the same, each at
// the place to which its cell went.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Reading } from "../../schemas/reading.ts";
import { columnOf } from "../formats/a1.ts";
import { FAULTY, HANDS, type Move, moved, placeAfter, type Sheet, written } from "./moved.support.ts";
import { read } from "./reading.support.ts";

/** Parameters that name rows and columns: they move too. */
const PLACES = new Set(["prima", "righe", "celle", "colonna", "colonne", "letta", "altra"]);

function told({ diagnostics }: Reading, place: (foglio: string, cella: string) => string): string[] {
  return diagnostics
    .map(({ codice, ente, campo, mostrato, params, luoghi }) => {
      const own = Object.entries(params).filter(([name, value]) => !(PLACES.has(name) && typeof value === "string"));
      const at = luoghi.map(({ foglio = "", cella }) => (cella === undefined ? foglio : place(foglio, cella)));
      return JSON.stringify([codice, ente, campo, mostrato, Object.fromEntries(own), at]);
    })
    .sort();
}
const values = ({ invii }: Reading) =>
  invii.flatMap(({ ente, sezioni }) =>
    sezioni.map(({ blocco, righe, respinte }) => [ente, blocco, respinte, righe.map(({ valori }) => valori)]).sort(),
  );

const [plain] = HANDS;
if (plain === undefined) throw new Error("nobody writes");
const before = read(written(FAULTY, plain));
const stays = (foglio: string, cella: string): string => `${foglio}!${cella}`;
const afterMoves =
  (sheets: readonly Sheet[]) =>
  (foglio: string, cella: string): string =>
    placeAfter(sheets, foglio, Number(cella.replace(/\D/g, "")), columnOf(cella));

test("the workbook has many faults, each at a place of its own", () => {
  expect(new Set(before.diagnostics.map(({ codice }) => codice)).size).toBeGreaterThan(17);
  const places = before.diagnostics.flatMap(({ luoghi }) => luoghi.map(({ foglio, cella }) => `${foglio}!${cella}`));
  expect(new Set(places).size).toBeGreaterThan(15);
});

test.each(HANDS)("written by $name", (hand) => {
  const lettura = read(written(FAULTY, hand));
  expect(told(lettura, stays)).toEqual(told(before, stays));
  expect(values(lettura)).toEqual(values(before));
});

const sheetOf = fc.nat(FAULTY.length - 1);
const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({
    kind: fc.constant("riga vuota" as const),
    sheet: sheetOf,
    before: fc.nat(9),
    count: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({
    kind: fc.constant("titolo sopra" as const),
    sheet: sheetOf,
    text: fc.constantFrom("Parrocchia di San Berolfo", "Compilato con la segreteria", "Bilancio sociale 2024"),
  }),
  fc.record({ kind: fc.constant("colonna vuota nascosta" as const), sheet: sheetOf, before: fc.nat(5) }),
  fc.record({ kind: fc.constant("altro ordine" as const), by: fc.nat(FAULTY.length - 1) }),
);

test("moved by hand and written by anybody", () => {
  fc.assert(
    fc.property(fc.array(move, { minLength: 1, maxLength: 6 }), fc.constantFrom(...HANDS), (moves, hand) => {
      const sheets = moves.reduce(moved, FAULTY);
      const lettura = read(written(sheets, hand));
      expect(told(lettura, stays)).toEqual(told(before, afterMoves(sheets)));
      expect(values(lettura)).toEqual(values(before));
    }),
    { numRuns: 120, seed: 2015 },
  );
});
