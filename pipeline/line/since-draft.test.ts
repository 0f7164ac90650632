import { expect, test } from "vitest";
import type { Manifest } from "./manifest.ts";
import { entiSince } from "./since-draft.ts";

const arrival = (protocollo: number, conta: Record<string, string[]>): Manifest["ingressi"][number] => ({
  ...{ protocollo, file: "a.csv", sha256: String(protocollo).padStart(64, "0"), ritirato: false, conta },
});
const built = (ingressi: Manifest["ingressi"], decisioni: Manifest["decisioni"] = []): Manifest => ({
  ...{
    edizione: 2020,
    ingressi,
    decisioni,
    commenti: [],
    tabelle: [],
    regole: "1",
    programma: "0".repeat(64),
    versioni: {},
  },
});
const decision = { messaggio: "m", valore: "1", scelta: "conferma", dopo: "", motivo: "" };
const before = built([arrival(1, { E002: ["volontari"], E003: ["volontari"] }), arrival(2, { E003: ["servizi"] })]);

test.each<[name: string, now: Manifest, enti: string[] | null]>([
  ["nothing", before, []],
  ["a file that does not count", built([...before.ingressi, arrival(3, {})]), []],
  ["an ente that had not answered", built([...before.ingressi, arrival(3, { E004: ["servizi"] })]), ["E004"]],
  ["another file of one", built([...before.ingressi.slice(0, 1), arrival(3, { E003: ["servizi"] })]), ["E003"]],
  ["a block fewer of one", built([arrival(1, { E002: ["volontari"] }), arrival(2, { E003: ["servizi"] })]), ["E003"]],
  ["one that was withdrawn", built(before.ingressi.slice(1)), ["E002", "E003"]],
  ["a decision, which does not say of whom", built(before.ingressi, [decision]), null],
])("since a draft that was read: %s", (_, now, enti) => {
  const found = entiSince(before, now);
  expect(found === null ? null : [...found].sort()).toEqual(enti);
});
