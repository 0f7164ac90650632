// An arrival is an event: what is a copy, and what is a return to an earlier file.
import { describe, expect, test } from "vitest";
import { copies, isNews, type Said } from "./copies.ts";

/** Arrivals written as `bytes:enti`, numbered from 1. */
const arrivals = (...written: readonly string[]): Said[] =>
  written.map((each, at) => {
    const [sha256 = "", enti = ""] = each.split(":");
    const invii = enti.split(",").flatMap((ente) => (ente === "" ? [] : [{ ente, sezioni: [] }]));
    return { ricezione: { protocollo: at + 1, sha256, ente_atteso: "" }, lettura: { invii } };
  });

test.each([
  ["the same again", ["a:E1", "a:E1"], [[2, 1]]],
  ["the same again after a file of others", ["a:E1", "b:E2", "a:E1"], [[3, 1]]],
  ["a return after another file of the same ente", ["a:E1", "b:E1", "a:E1"], []],
  ["a return, and that again", ["a:E1", "b:E1", "a:E1", "a:E1"], [[4, 3]]],
  ["a return of a file of many, one of whom had sent another", ["a:E1,E2", "b:E2", "a:E1,E2"], []],
  ["what cannot be read", ["a:", "b:E1", "a:"], [[3, 1]]],
])("%s", (_, written, found) => {
  expect([...copies(arrivals(...written))]).toEqual(found);
});

describe("a file that comes once more", () => {
  test.each([
    ["after nothing else is no news", ["a:E1"], 1, ["a"], false],
    ["after another of its ente is", ["a:E1", "b:E1"], 1, ["a"], true],
    ["together with that other is not: a command was only repeated", ["a:E1", "b:E1"], 1, ["a", "b"], false],
    ["that was a copy, after another of its ente, is", ["a:E1", "a:", "b:E1"], 2, ["a"], true],
    ["that was a copy, after nothing else, is none", ["a:E1", "a:"], 2, ["a"], false],
    ["after it was withdrawn is", ["b:E1"], 7, ["a"], true],
  ])("%s", (_, written, known, together, isNew) => {
    expect(isNews(arrivals(...written), known, new Set(together))).toBe(isNew);
  });
});
