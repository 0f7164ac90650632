// Under a figura stands how many values it lacks, each once; of a ratio those of both terms, of a twin those of what it tells.
import { expect, test } from "vitest";
import { loadMisure, withTwins } from "../figure/declarations.ts";
import { waitingNote } from "./waiting-note.ts";

const misure = withTwins(await loadMisure());
const lacking = (lacks: Readonly<Record<string, readonly number[]>>, ...ids: readonly string[]) =>
  waitingNote(ids, { misure, inAttesa: new Map(Object.entries(lacks)) });
const ONE = ["Un valore aspetta la conferma di chi l'ha dichiarato: fino ad allora non è contato."];
const TWO = ["2 valori aspettano la conferma di chi li ha dichiarati: fino ad allora non sono contati."];

test.each([
  ["a misura that lacks one", { volontari: [0] }, ["volontari"], ONE],
  ["one that lacks none", { volontari: [0] }, ["personale"], []],
  ["a ratio, of its terms", { "volontari-ore": [0], volontari: [1] }, ["ore-per-volontario"], TWO],
  ["a twin, of what it tells", { volontari: [0] }, ["volontari-dichiarato"], ONE],
  [
    "two measures that lack the same one",
    { "valore-netto": [3], "risorse-usate": [3] },
    ["valore-netto", "risorse-usate"],
    ONE,
  ],
  ["a name that is no misura", { volontari: [0] }, ["che"], []],
])("of %s", (_, lacks, ids, wanted) => expect(lacking(lacks as never, ...ids)).toEqual(wanted));

test("in a part it is said of the whole network, because where it stands is not told", () => {
  const all = { misure, inAttesa: new Map([["volontari", [0]]]) };
  expect(waitingNote(["volontari"], all, true)).toEqual([
    "In tutta la rete un valore aspetta la conferma di chi l'ha dichiarato: fino ad allora non è contato.",
  ]);
});
