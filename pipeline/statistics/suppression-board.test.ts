import { expect, test } from "vitest";
import { networkOf } from "./invented-tables.support.ts";
import { boardsOf, roomIn } from "./suppression-board.ts";
import { declareSystem } from "./systems.ts";

const system = declareSystem(
  networkOf({ seed: 4, enti: 40, fonti: 4, cantieri: 3, zone: 3, consenso: 0.3, spread: 1.2 }),
);

test("the room of an attacker is what he does not know of a cell, and only what attackers know takes place", () => {
  const boards = boardsOf(system);
  for (const board of boards) {
    const known = board.cells.reduce((sum, cell) => sum + cell.known.size, 0);
    for (const lists of [board.knownBy, board.knows])
      expect(lists.reduce((sum, { of, room }) => sum + Math.max(of.length, room.length), 0)).toBe(known);
    board.cells.forEach(({ value, pubblico, known }, cell) => {
      board.attackers.forEach((attacker, number) => {
        const room = value - pubblico - (known.get(attacker) ?? 0);
        expect(roomIn(board, number, cell)).toBeCloseTo(room < 1e-9 * value ? 0 : room, 9);
      });
    });
  }
  expect(boards.length).toBeGreaterThan(0);
});
