import { describe, expect, test } from "vitest";
import type { SectionHead } from "../../schemas/reading.ts";
import { type Candidate, chooseVersions } from "./versions.ts";

/** `buona` counts whole, `usabile` in part, `inutile` not at all. */
const HOW = { buona: [2, 0], usabile: [1, 1], inutile: [0, 2], niente: [0, 0] } as const;

/** Given at the moment that is its number. */
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
  const quando = { dopo: protocollo - 1, entro: protocollo };
  const file = { protocollo, nome: "modulo.xlsx", sha256: `${protocollo}`, quando, ultima: quando };
  return { ...file, ente, sezione, risposta: null, incompleta: false };
}

/** The same, found at the moment `entro`: it came after `dopo`. */
function found(candidate: Candidate, dopo: number, entro: number): Candidate {
  return { ...candidate, quando: { dopo, entro }, ultima: { dopo, entro } };
}
const numbers = (replaced: readonly { altra: Candidate }[]) => replaced.map(({ altra }) => altra.protocollo);

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
  const { superate, incerte } = chooseVersions([sent(1, "buona"), sent(2, "buona"), sent(3, "usabile")]);
  expect([numbers(superate), numbers(incerte)]).toEqual([[1], []]);
});

describe("where nobody knows which came later one counts, and the other is neither replaced nor forgotten", () => {
  const [one, other] = [sent(1, "buona"), sent(2, "buona")];
  test.each([
    ["both found at the same look", found(one, 0, 9), found(other, 0, 9), 2, [1]],
    ["one noted, the other found later without a note", found(one, 3, 4), found(other, 0, 9), 2, [1]],
    ["one found before, the other not there then", found(one, 0, 5), found(other, 5, 9), 2, []],
    ["the same bytes under two names", found(one, 0, 9), found({ ...other, sha256: "1" }, 0, 9), 2, []],
    ["one with faults, whenever it came", found(sent(1, "usabile"), 0, 9), found(other, 0, 9), 2, []],
    [
      "one that surely came again after the other",
      { ...found(one, 0, 5), ultima: { dopo: 8, entro: 9 } },
      found(other, 0, 4),
      1,
      [],
    ],
  ])("%s", (_, first, second, counts, unsure) => {
    const { valide, incerte } = chooseVersions([first, second]);
    expect([valide.map(({ protocollo }) => protocollo), numbers(incerte)]).toEqual([[counts], unsure]);
  });
});

describe("an answer to a survey", () => {
  const survey = (protocollo: number, at: number, more: Partial<Candidate> = {}): Candidate => ({
    ...found(sent(protocollo, "buona"), at - 1, at),
    risposta: `${at}`,
    ...more,
  });
  test.each([
    ["counts by its own time, whatever the order of the exports", survey(1, 20), survey(2, 10), 1],
    ["of the same time is the same answer: that of the later export counts", survey(1, 10), survey(2, 10), 2],
    ["that is not finished never replaces one that is", survey(1, 10), survey(2, 20, { incompleta: true }), 1],
    ["that is finished replaces one that is not", survey(1, 10, { incompleta: true }), survey(2, 20), 2],
  ])("%s", (_, first, second, counts) => {
    const { valide, incerte } = chooseVersions([first, second]);
    expect([valide[0]?.protocollo, incerte]).toEqual([counts, []]);
  });
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
