import { describe, expect, test } from "vitest";
import type { SectionHead } from "../../schemas/reading.ts";
import { type Candidate, chooseVersions } from "./versions.ts";

/** `buona` counts whole, `usabile` in part, `inutile` not at all. */
const HOW = { buona: [2, 0], usabile: [1, 1], inutile: [0, 2], niente: [0, 0] } as const;

function sent(protocollo: number, how: keyof typeof HOW, blocco = "risorse", ente = "E001"): Candidate {
  const [counted, respinte] = HOW[how];
  const stato = how === "niente" ? ("niente" as const) : ("compilata" as const);
  const sezione: SectionHead = {
    blocco,
    foglio: "",
    stato,
    contate: counted,
    presenti: counted + respinte,
    respinte,
  };
  return { protocollo, nome: "modulo.xlsx", ente, sezione };
}

describe("of the versions of a block there counts", () => {
  test.each([
    ["the newest good one", ["buona", "buona"], 2],
    ["an older good one rather than a newer one with faults", ["buona", "usabile"], 1],
    ["an older good one rather than a newer useless one", ["buona", "inutile"], 1],
    ["the newest usable one when none is good", ["usabile", "usabile", "inutile"], 2],
    ["a newer good one after a bad one", ["inutile", "buona"], 2],
    ["«niente da dichiarare», which is an answer", ["usabile", "niente"], 2],
    ["a filled one after «niente da dichiarare»", ["niente", "buona"], 2],
    ["none when nothing can be counted", ["inutile"], undefined],
  ] as const)("%s", (_, hows, protocollo) => {
    const { valide } = chooseVersions(hows.map((how, at) => sent(at + 1, how)));
    expect(valide[0]?.protocollo).toBe(protocollo);
    expect(valide.length).toBe(protocollo === undefined ? 0 : 1);
  });
});

test("each block has its own newest: a partial file leaves the others where they are", () => {
  const { valide } = chooseVersions([
    sent(1, "buona", "risorse"),
    sent(1, "buona", "volontari"),
    sent(2, "buona", "volontari"),
  ]);
  expect(valide.map(({ sezione, protocollo }) => `${sezione.blocco} ${protocollo}`)).toEqual([
    "risorse 1",
    "volontari 2",
  ]);
});

test("what is older than what counts was replaced; a newer version with faults replaces nothing", () => {
  const { superate } = chooseVersions([sent(1, "buona"), sent(2, "buona"), sent(3, "usabile")]);
  expect(superate.map(({ protocollo }) => protocollo)).toEqual([1]);
});

test("what counts is in the order of enti and blocks, whatever the order of arrival", () => {
  const { valide } = chooseVersions([
    sent(3, "buona", "voci", "E002"),
    sent(2, "buona", "voci", "E001"),
    sent(1, "buona", "bisogni", "E002"),
  ]);
  expect(valide.map(({ ente, sezione }) => `${ente} ${sezione.blocco}`)).toEqual([
    "E001 voci",
    "E002 bisogni",
    "E002 voci",
  ]);
});
