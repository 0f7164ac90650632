// What may be said to have changed between two editions, and why nothing is where nothing may be.
import { describe, expect, test } from "vitest";
import {
  CON_GRANDE,
  compared,
  type GivenEdition,
  QUOTA_VOLONTARI,
  SENZA_GRANDE,
  VOLONTARI,
} from "./changes.support.ts";
import { type ComparedEditions, changesOf, type Motivo } from "./changes.ts";

const estimate = { errore_standard: 10, giudizio: "A", stato: "stimato" } as const;
const both = (more: NonNullable<GivenEdition["figure"]>[string]) => ({
  prima: { ...CON_GRANDE, figure: { volontari: more } },
  ora: { ...SENZA_GRANDE, figure: { volontari: more } },
});

test("a sum that falls only because a large ente is silent is a rise of the enti that answered both times", () => {
  const changes = changesOf(compared(CON_GRANDE, SENZA_GRANDE));
  const { prima, ora, panel, motivo } = changes.at("volontari", {});
  expect([prima?.valore, ora?.valore]).toEqual([1354, 495]);
  expect(panel).toEqual({ enti: 3, prima: 450, ora: 495 });
  expect(motivo).toBeNull();
  expect(changes.at("volontari", { zona: "sud" }).panel).toEqual({ enti: 3, prima: 150, ora: 165 });
  expect(changes.at("volontari", { zona: "nord" }).panel).toEqual({ enti: 3, prima: 300, ora: 330 });
});

test("enti that answered in part are not compared", () => {
  const others = { E007: { nord: 9 }, E008: { nord: 9 }, E009: { nord: 9 } };
  const prima = { answers: { ...CON_GRANDE.answers, ...others } };
  const ora = { answers: { ...SENZA_GRANDE.answers, ...others } };
  const enti = (inParte: readonly string[]) =>
    changesOf(compared(prima, { ...ora, inParte })).at("volontari", {}).panel?.enti ?? null;
  expect(enti([])).toBe(6);
  expect(enti(["E007", "E008", "E009"])).toBe(3);
  // E007 alone would stand between what is published now and the panel: then nothing is said.
  expect(enti(["E007"])).toBeNull();
});

test("two estimates are compared, and the panel stands beside them", () => {
  const { prima, ora } = both(estimate);
  const { stime, panel } = changesOf(compared(prima, ora)).at("volontari", {});
  expect(stime).toMatchObject({ differenza: 495 - 1354, stabile: false });
  expect(panel).toEqual({ enti: 3, prima: 450, ora: 495 });
});

test("the twin that tells what was declared has the panel of its misura, and is no estimate", () => {
  const { prima, ora } = both(estimate);
  const change = changesOf(compared(prima, ora)).at("volontari-dichiarato", {});
  expect(change).toMatchObject({ stime: null, panel: { enti: 3, prima: 450, ora: 495 } });
});

test("where everybody answered both times the two sums are compared without an error", () => {
  const everybody = { errore_standard: 0, stato: "valore" } as const;
  const { prima, ora } = both(everybody);
  expect(changesOf(compared(prima, ora)).at("volontari", {}).stime).toMatchObject({
    differenza: 495 - 1354,
    inf: 495 - 1354,
  });
});

test.each([
  ["an estimate of one edition only", {}, { volontari: estimate }],
  ["a letter F", { volontari: { ...estimate, giudizio: "F" as const } }, { volontari: estimate }],
  [
    "an estimate that a gate refuses",
    { volontari: { ...estimate, protetta: "precisione" as const, valore: null, stato: "incerto" as const } },
    { volontari: estimate },
  ],
  ["no letter", { volontari: { ...estimate, giudizio: null } }, { volontari: estimate }],
])("with %s only the panel is compared", (_, prima, ora) => {
  const change = changesOf(compared({ ...CON_GRANDE, figure: prima }, { ...SENZA_GRANDE, figure: ora })).at(
    "volontari",
    {},
  );
  expect(change).toMatchObject({ stime: null, panel: { enti: 3 }, motivo: null });
});

test("the same enti are not told where one of them stands out", () => {
  const unlike: GivenEdition = { answers: { E001: { nord: 900 }, E002: { nord: 100 }, E003: { nord: 50 } } };
  const panelBy = (p: number | null) =>
    changesOf(compared(unlike, unlike, { regole: { minimo: 3, gruppi: new Map(), p } })).at("volontari", {}).motivo;
  expect([panelBy(null), panelBy(10)]).toEqual([null, "nascosta"]);
});

const rottura = (anno: number, misura = "volontari") => ({ rotture: [{ misura, anno, motivo: "Prova." }] });
const hidden = { volontari: { stato: "riservato" as const, protetta: "riservatezza" as const, valore: null } };

describe("nothing is said to have changed", () => {
  test.each<[string, GivenEdition, GivenEdition, Partial<ComparedEditions>, Motivo]>([
    ["a definition that changed this time", CON_GRANDE, SENZA_GRANDE, rottura(2018), "definizione"],
    ["definitions of everything that changed in between", CON_GRANDE, SENZA_GRANDE, rottura(2017, "*"), "definizione"],
    ["a hidden figura before", { ...CON_GRANDE, figure: hidden }, SENZA_GRANDE, {}, "nascosta"],
    ["a hidden figura now", CON_GRANDE, { ...SENZA_GRANDE, figure: hidden }, {}, "nascosta"],
    ["no figura before", { ...CON_GRANDE, figure: { volontari: null } }, SENZA_GRANDE, {}, "assente"],
    [
      "another unit",
      { ...CON_GRANDE, figure: { volontari: { unita: { ...VOLONTARI.unita, nome: "teste" } } } },
      SENZA_GRANDE,
      {},
      "unita",
    ],
    [
      "a question that was not asked",
      CON_GRANDE,
      SENZA_GRANDE,
      { misure: new Map([["volontari", { ...VOLONTARI, since: 2017 }]]) },
      "non-chiesta",
    ],
    ["no panel before", { ...CON_GRANDE, senzaPanel: true }, SENZA_GRANDE, {}, "senza-panel"],
    [
      "nobody that answered both times",
      CON_GRANDE,
      { answers: { E010: { nord: 1 }, E011: { nord: 1 }, E012: { nord: 1 } } },
      {},
      "nessuno",
    ],
    ["too few that answered both times", CON_GRANDE, { answers: { E002: { nord: 1 } } }, {}, "nascosta"],
  ])("with %s", (_, prima, ora, more, motivo) => {
    expect(changesOf(compared(prima, ora, more)).at("volontari", {})).toMatchObject({
      stime: null,
      panel: null,
      motivo,
    });
  });

  test("a definition that changed before both is no reason, nor one that will change", () => {
    for (const anno of [2016, 2019])
      expect(changesOf(compared(CON_GRANDE, SENZA_GRANDE, rottura(anno))).at("volontari", {}).motivo).toBeNull();
  });

  test("hidden figures stop estimates too, whatever numbers were left in them", () => {
    const left = both({ ...estimate, stato: "riservato" });
    expect(changesOf(compared(left.prima, left.ora)).at("volontari", {})).toMatchObject({
      stime: null,
      motivo: "nascosta",
    });
    const { prima, ora } = both({ ...estimate, stato: "riservato", protetta: "riservatezza" });
    expect(changesOf(compared(prima, ora)).at("volontari", {})).toMatchObject({ stime: null, motivo: "nascosta" });
  });

  test("a definition that changed changes whatever adds up the same values, and the shares of it", () => {
    const perGestione = { ...VOLONTARI, id: "volontari-gestione" };
    const altro = { ...VOLONTARI, id: "ore", valore: { op: "somma", campo: "ore_annue" } } as const;
    const misure = new Map([VOLONTARI, QUOTA_VOLONTARI, perGestione, altro].map((misura) => [misura.id, misura]));
    const motivo = (id: string) =>
      changesOf(compared(CON_GRANDE, SENZA_GRANDE, { misure, ...rottura(2018) })).at(id, {}).motivo;
    expect([motivo("volontari-gestione"), motivo("quota-volontari")]).toEqual(["definizione", "definizione"]);
    expect(motivo("ore")).toBe("senza-panel");
  });

  test("what nobody declares is read as it is", () => {
    const misure = new Map([["residenti", { ...VOLONTARI, id: "residenti", gruppo: null }]]);
    expect(changesOf(compared(CON_GRANDE, SENZA_GRANDE, { misure })).at("residenti", {}).motivo).toBe("non-dichiarata");
  });

  test("a share is compared between estimates alone, a point of two dimensions too", () => {
    const changes = changesOf(compared(CON_GRANDE, SENZA_GRANDE));
    expect(changes.at("quota-volontari", {}).motivo).toBe("senza-stima");
    expect(changes.at("volontari", { cantiere: "crescere", zona: "nord" }).motivo).toBe("senza-stima");
  });
});

describe("the parts of the panel", () => {
  const three = (zona: string, value: number) =>
    Object.fromEntries([1, 2, 3].map((n) => [`E10${n}`, { [zona]: value }]));
  /** Three enti in each of three zone, the same in both editions. */
  const answers = Object.fromEntries(
    [1, 2, 3].map((n) => [`E10${n}`, { ...three("nord", 5)[`E10${n}`], sud: 9, valle: 20 }]),
  );
  const parts = (figure: GivenEdition["figure"]) => {
    const changes = changesOf(compared({ answers, figure: figure ?? {} }, { answers }));
    return ["nord", "sud", "valle"].map((zona) => changes.at("volontari", { zona }).motivo);
  };
  const nascosto = { stato: "riservato", protetta: "riservatezza", valore: null, n_enti: null } as const;

  test("are all told where none is hidden", () => expect(parts({})).toEqual([null, null, null]));

  test("of a figura that was hidden before take another with them: the total would tell them", () => {
    expect(parts({ "volontari|zona=valle": nascosto })).toEqual(["nascosta", null, "nascosta"]);
  });

  test("that an edition did not publish are not told by the next one", () => {
    expect(parts({ "volontari|zona=valle": null })).toEqual(["nascosta", null, "assente"]);
  });
});
