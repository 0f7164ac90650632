// From the texts of an edition: chapters in order, what each places, quotes and shows, and the numbers of its charts.
import { describe, expect, test } from "vitest";
import type { Edizione } from "../../schemas/edizione.ts";
import type { ElencoDef, ProspettoDef } from "../../schemas/prospetto.ts";
import type { ReportModel } from "../../schemas/report-model.ts";
import { borgo } from "../edizione/borgo.support.ts";
import { composed, type Given, prova } from "./prova.support.ts";

const texts = (files: Readonly<Record<string, string | null>>): Promise<Edizione> =>
  borgo([], Object.fromEntries(Object.entries(files).map(([name, text]) => [`testi/${name}.md`, text])));
const head = (titolo: string, body: string, more = ""): string => `---\ntitolo: ${titolo}\n${more}---\n${body}\n`;

const chart = (id: string, more: Partial<ProspettoDef> = {}): ProspettoDef =>
  prova({ id, misure: ["volontari"], righe: { dimensione: "zona" }, forma: "barre", ...more });
const table = (id: string, more: Partial<ProspettoDef> = {}): ProspettoDef => {
  const { forma: _, ...def } = chart(id, more);
  return def;
};
const CELLS: Given["cells"] = {
  volontari: [
    [{ cantiere: "crescere", zona: "nord" }, 12, 2],
    [{ cantiere: "curare", zona: "sud" }, 7, 1],
  ],
};
const numbers = ({ prospetti }: ReportModel): Record<string, string> =>
  Object.fromEntries(Object.values(prospetti).map(({ id, numero }) => [id, numero]));

describe("numbers", () => {
  test("count charts and tables apart, in the order of the text, then what no text places", async () => {
    const edizione = await texts({
      "05-risorse": head("Risorse", '{{tavola "t2"}}\n\n{{grafico "g2"}}\n\n{{tavola "t1"}}'),
    });
    const prospetti = [chart("g1"), table("t1"), chart("g2"), table("t2")];
    const { model } = composed({ edizione, cells: CELLS, prospetti });
    expect(numbers(model)).toEqual({ t2: "5.1", g2: "5.1", t1: "5.2", g1: "5.2" });
    expect(model.capitoli.find(({ id }) => id === "risorse")?.apertura.prospetti).toEqual(["g1"]);
  });

  test("begin again in each chapter; a chart placed twice keeps its first number", async () => {
    const edizione = await texts({
      "01-in-breve": head("In breve", '{{grafico "g1"}}'),
      "05-risorse": head("Risorse", '{{grafico "g1"}}\n\n{{grafico "g2"}}'),
      "A-appendice": head("Appendice", '{{tavola "t1"}}'),
    });
    const { model } = composed({
      edizione,
      cells: CELLS,
      prospetti: [chart("g1"), chart("g2"), table("t1", { capitolo: "appendice" })],
    });
    expect(numbers(model)).toEqual({ g1: "1.1", g2: "5.1", t1: "A.1" });
  });

  test("run on through the parts of a chapter", async () => {
    const edizione = await texts({
      "06-cantieri": head("Cantieri", "Apertura."),
      "cantieri/curare": '{{grafico "per-cantiere"}}',
    });
    const def = chart("per-cantiere", { capitolo: "cantieri", per: "cantiere" });
    const cells: Given["cells"] = {
      volontari: ["crescere", "curare", "abitare"].map((cantiere) => [{ cantiere, zona: "nord" }, 1]),
    };
    const { model } = composed({ edizione, cells, prospetti: [def] });
    expect(numbers(model)).toEqual({
      "per-cantiere--crescere": "6.1",
      "per-cantiere--curare": "6.2",
      "per-cantiere--abitare": "6.3",
    });
    const parts = model.capitoli.find(({ id }) => id === "cantieri")?.parti ?? [];
    expect(parts.map(({ id, prospetti }) => [id, prospetti])).toEqual([
      ["crescere", ["per-cantiere--crescere"]],
      ["curare", []],
      ["abitare", ["per-cantiere--abitare"]],
    ]);
  });
});

test("what the text of another chapter places stands there, and nowhere else", async () => {
  const def = prova({ id: "altrove", capitolo: "risorse", misure: ["volontari"], righe: { dimensione: "zona" } });
  const edizione = await texts({
    "05-risorse": head("Le risorse", "x"),
    "A-appendice": head("Appendice", '{{tavola "altrove"}}'),
  });
  const { model } = composed({ edizione, cells: CELLS, prospetti: [def] });
  expect(model.prospetti["altrove"]?.numero).toBe("A.1");
  expect(model.capitoli.find(({ id }) => id === "risorse")?.apertura.prospetti).toEqual([]);
});

test("chapters follow their number, the appendix last; a short title is the title where there is none", async () => {
  const edizione = await texts({
    "01-in-breve": null,
    "05-risorse": head("Le risorse", "x", "breve: Risorse\n"),
    "12-ultimo": head("Ultimo", "x"),
    "A-appendice": head("Appendice", "x"),
    "2-presto": head("Presto", "x"),
    nota: "Testo che nessun capitolo è.",
  });
  const { capitoli } = composed({ edizione }).model;
  expect(capitoli.map(({ numero, titolo, breve }) => `${numero} ${titolo} (${breve})`)).toEqual([
    "2 Presto (Presto)",
    "5 Le risorse (Risorse)",
    "12 Ultimo (Ultimo)",
    "A Appendice (Appendice)",
  ]);
});

describe("a figura quoted by a text", () => {
  test("comes with the model, of the part that quotes it where the text leaves it out", async () => {
    const edizione = await texts({
      "06-cantieri": head("Cantieri", '{{figura "volontari"}}'),
      "cantieri/_ogni": '{{figura "volontari"}} {{figura "volontari" zona="sud"}} {{figura "residenti"}}',
    });
    const { model } = composed({ edizione, cells: CELLS });
    expect(Object.keys(model.figure)).toEqual(
      expect.arrayContaining([
        "volontari",
        "volontari|cantiere=curare",
        "volontari|cantiere=curare|zona=sud",
        "residenti",
      ]),
    );
    const curare = model.capitoli.find(({ id }) => id === "cantieri")?.parti.find(({ id }) => id === "curare");
    expect(curare?.testo.trim()).toBe(
      '{{figura "volontari" cantiere="curare"}} {{figura "volontari" zona="sud" cantiere="curare"}} {{figura "residenti"}}',
    );
  });

  test("that nobody declares is told with the chapter", async () => {
    const edizione = await texts({ "05-risorse": head("Risorse", '{{figura "volontri"}}') });
    const { guasti } = composed({ edizione, cells: CELLS }).model;
    expect(guasti.some(({ messaggio }) => messaggio.includes("volontri"))).toBe(true);
  });
});

describe("headline figures", () => {
  const cifre = `cifre:
  - { figura: volontari, didascalia: posizioni }
  - { figura: volontari, dove: { zona: valle }, didascalia: nella valle }
  - { figura: residenti, didascalia: abitanti }
`;
  test("say the number, its caption and who stands behind it; one without a value is left out", async () => {
    const edizione = await texts({ "05-risorse": head("Risorse", "x", cifre) });
    const cells: Given["cells"] = { ...CELLS, residenti: [[{ quartiere: "Q1" }, 900]] };
    const shown = composed({ edizione, cells }).model.capitoli.find(({ id }) => id === "risorse")?.apertura.cifre;
    expect(shown?.map(({ testo, didascalia, base }) => [testo, didascalia, base])).toEqual([
      ["19", "posizioni", "3 enti su 10; ha risposto il 90%"],
      ["900", "abitanti", ""],
    ]);
  });

  test("of a part are its own, and one ente is one", async () => {
    const edizione = await texts({
      "06-cantieri": head("Cantieri", "x"),
      "cantieri/_ogni": "---\ncifre:\n  - { figura: volontari, didascalia: posizioni }\n---\nx",
    });
    const { capitoli } = composed({ edizione, cells: CELLS, copertura: null }).model;
    const parts = capitoli.find(({ id }) => id === "cantieri")?.parti ?? [];
    expect(parts.map(({ id, cifre: [first] }) => [id, first?.testo, first?.base])).toEqual([
      ["crescere", "12", "2 enti attivi qui"],
      ["curare", "7", "1 ente attivo qui"],
      ["abitare", undefined, undefined],
    ]);
  });
});

test("voices stand in their cantiere, proposals first, three at most; those of no cantiere in the participation", async () => {
  const edizione = await texts({ "06-cantieri": head("Cantieri", "x"), "12-partecipazione": head("Voci", "x") });
  const voice = (testo: string, cantiere: string | null, proposta: string | null = null) => ({
    ...{ testo, cantiere, proposta, occasione: "Assemblea" },
  });
  const citazioni = [
    ...[voice("a", "curare"), voice("b", "curare"), voice("c", "curare", "Fate così"), voice("d", "curare")],
    voice("e", null),
  ];
  const { capitoli } = composed({ edizione, citazioni }).model;
  const of = (id: string) => capitoli.find((c) => c.id === id);
  expect(of("cantieri")?.parti.map(({ citazioni: own }) => own.map(({ testo }) => testo))).toEqual([
    [],
    ["c", "a", "b"],
    [],
  ]);
  expect(of("partecipazione")?.apertura.citazioni.map(({ testo }) => testo)).toEqual(["e"]);
});

test("of two voices that say the same words one is quoted", async () => {
  const edizione = await texts({ "06-cantieri": head("Cantieri", "x"), "12-partecipazione": head("Voci", "x") });
  const said = [
    "Ce lo ripetono: i volontari ci sono.",
    "I volontari ci sono.",
    "I volontari ci sono già.",
    "La porta è aperta.",
  ];
  const citazioni = said.map((testo) => ({ testo, cantiere: "curare", proposta: null, occasione: "Assemblea" }));
  const { capitoli } = composed({ edizione, citazioni }).model;
  const quoted = capitoli.flatMap(({ parti }) => parti.flatMap((parte) => parte.citazioni.map(({ testo }) => testo)));
  expect(quoted).toEqual([said[0], said[2], said[3]]);
});

test("of voices with the same proposal, or with the same answer to it, one is quoted", async () => {
  const edizione = await texts({ "06-cantieri": head("Cantieri", "x"), "12-partecipazione": head("Voci", "x") });
  const voice = (testo: string, proposta: string | null, risposta?: string) => ({
    ...{ testo, cantiere: "curare", proposta, occasione: "Assemblea" },
    ...(risposta === undefined ? {} : { risposta }),
  });
  const citazioni = [
    ...[voice("a", "Fate così", "Sì."), voice("b", "Fate così", "Sì."), voice("c", "Fatelo a Sud", "Sì.")],
    ...[voice("d", "Altro"), voice("e", null)],
  ];
  const { capitoli } = composed({ edizione, citazioni }).model;
  const quoted = capitoli.flatMap(({ parti }) => parti.flatMap((parte) => parte.citazioni.map(({ testo }) => testo)));
  expect(quoted).toEqual(["a", "d", "e"]);
});

describe("what an edition prints", () => {
  test("is left out where it has no chapter for it, or does not ask it yet", async () => {
    const edizione = await borgo([{ file: "edizione.yaml", from: "anno: 2020", to: "anno: 2010" }]);
    const given = { cells: CELLS, prospetti: [chart("g1", { capitolo: "zone" })] };
    expect(composed(given).model.prospetti).toEqual({});
    expect(composed({ edizione, cells: CELLS, prospetti: [chart("g1")] }).model.prospetti).toEqual({});
  });

  test("has one instance for each zona that is a place: with quartieri", async () => {
    const edizione = await texts({ "07-zone": head("Zone", "x") });
    const def = chart("per-zona", { capitolo: "zone", per: "zona", righe: { dimensione: "cantiere" } });
    const { model, tabelle } = composed({ edizione, cells: CELLS, prospetti: [def] });
    expect(Object.values(model.prospetti).map(({ id, sottotitolo }) => [id, sottotitolo.split(", ")[1]])).toEqual([
      ["per-zona--nord", "Nord"],
      ["per-zona--sud", "Sud"],
    ]);
    expect([...tabelle.keys()]).toEqual(["per-zona"]);
  });

  test("goes on without the one that cannot be made, which is told", () => {
    const broken = prova({ id: "rotto", misure: ["nessuna"], righe: { dimensione: "zona" } });
    const { model } = composed({ cells: CELLS, prospetti: [broken, chart("g1")] });
    expect(model.guasti).toEqual([{ dove: "rotto", messaggio: "nessuna misura si chiama «nessuna»" }]);
    expect(Object.keys(model.prospetti)).toEqual(["g1"]);
  });

  test("leaves out the list of a table that this edition does not have", async () => {
    const elenco = (tabella: ElencoDef["tabella"]): ElencoDef => ({
      ...{ id: tabella, titolo: tabella, capitolo: "risorse", tabella },
      ...{ colonne: ["testo", "data"], ordina: ["data"] },
    });
    const edizione = await borgo([], { "progetto/tappe.csv": "data,testo,fonte\n2020-03-01,Si parte,Atti\n" });
    const shown = (at: Edizione) =>
      Object.keys(composed({ edizione: at, elenchi: [elenco("tappe"), elenco("organi")] }).model.prospetti);
    expect(shown(edizione)).toEqual(["tappe"]);
  });
});
