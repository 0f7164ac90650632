// What stands around a table or chart: what it measures and where, whose data, how many enti, and the declared ones.

import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import type { ProspettoDef } from "../../schemas/prospetto.ts";
import { loadMisure } from "../figure/declarations.ts";
import { loadProspetti } from "./prospetti.ts";
import { BORGO, earlier, type Given, printed, prova, withEarlier } from "./prova.support.ts";

const CELLS: Given["cells"] = {
  volontari: [[{ cantiere: "curare", zona: "nord" }, 12, 2]],
  ore: [[{ cantiere: "curare", zona: "nord" }, 30, 1]],
  valore: [[{ cantiere: "curare", zona: "nord" }, 5, 1]],
  residenti: [[{ quartiere: "Q1" }, 900]],
};
const perZona = (misura: string, more: Partial<ProspettoDef> = {}): ProspettoDef =>
  prova({ misure: [misura], righe: { dimensione: "zona" }, ...more });
const counted = (data: string): typeof BORGO => ({
  ...BORGO,
  popolazione: BORGO.popolazione.map((row) => ({ ...row, data })),
});
const account = (anno: number) => ({ anno, finanziatore: "fondo", nome: "Fondo", importo: 1, fonte: "Conti" });

test.each<{ name: string; def: ProspettoDef; given?: Given; subtitle: string }>([
  {
    name: "one misura",
    def: perZona("volontari"),
    subtitle: "Volontari, Borgo Prova, 2020, posizioni di volontariato",
  },
  { name: "hours, which are in the name", def: perZona("ore"), subtitle: "Ore donate, Borgo Prova, 2020" },
  { name: "money", def: perZona("valore"), subtitle: "Valore complessivo, Borgo Prova, 2020, euro" },
  { name: "a share", def: perZona("quota-ore"), subtitle: "Quota con ore, Borgo Prova, 2020, percentuale" },
  {
    name: "several, whose title says it",
    def: perZona("volontari", { misure: ["volontari", "ore"] }),
    subtitle: "Borgo Prova, 2020",
  },
  {
    name: "several under a title that says something else",
    def: perZona("volontari", {
      ...{ misure: ["volontari", "ore"], forma: "barre", risultati: ["intervallo"] },
      righe: { dimensione: "zona", membri: ["nord", "sud"] },
    }),
    given: {
      cells: {
        volontari: [
          [{ zona: "nord" }, 12],
          [{ zona: "sud" }, 7],
        ],
      },
    },
    subtitle: "Titolo neutro, Borgo Prova, 2020",
  },
  {
    name: "editions",
    def: prova({ misure: ["volontari"], righe: { dimensione: "edizione" } }),
    given: { cells: CELLS, edizione: withEarlier(earlier(2019, 3)) },
    subtitle: "Volontari, Borgo Prova, 2019 e 2020, posizioni di volontariato",
  },
  {
    name: "residents counted two years before",
    def: perZona("residenti"),
    given: { cells: CELLS, edizione: counted("2018-12-31") },
    subtitle: "Residenti, Borgo Prova, 2018",
  },
  {
    name: "residents of no known day",
    def: perZona("residenti"),
    given: { cells: CELLS, edizione: counted("data non indicata") },
    subtitle: "Residenti, Borgo Prova",
  },
  {
    name: "money of several years",
    def: prova({ misure: ["costo"], righe: { dimensione: "finanziatore" } }),
    given: { cells: CELLS, edizione: { ...BORGO, conti: [account(2019), account(2021), account(2020)] } },
    subtitle: "Costo, Borgo Prova, 2019–2021, euro",
  },
])("the line below the title says what, where and when of $name", ({ def, given, subtitle }) => {
  expect(printed(def, given ?? { cells: CELLS }).sottotitolo).toBe(subtitle);
});

test.each([
  { name: "answers", def: perZona("volontari"), fonte: "questionario della rete, 2020; dati dimostrativi" },
  {
    name: "a ratio of answers",
    def: perZona("ore-a-testa"),
    fonte: "questionario della rete, 2020; dati dimostrativi",
  },
  { name: "residents", def: perZona("residenti"), fonte: "Anagrafe di Borgo; dati dimostrativi" },
  {
    name: "both",
    def: perZona("volontari", { misure: ["volontari", "residenti"] }),
    fonte: "questionario della rete, 2020; Anagrafe di Borgo; dati dimostrativi",
  },
])("the source of $name is named once", ({ def, fonte }) => {
  expect(printed(def, { cells: CELLS }).fonte).toBe(fonte);
});

test("only invented data are called so", () => {
  const edizione = { ...BORGO, yaml: { ...BORGO.yaml, dimostrativa: false } };
  expect(printed(perZona("volontari"), { cells: CELLS, edizione }).fonte).toBe("questionario della rete, 2020");
});

interface BaseCase {
  readonly name: string;
  readonly def: ProspettoDef;
  readonly base: string;
  readonly copertura?: number | null;
  readonly stime?: Given["stime"];
}
test.each<BaseCase>([
  { name: "a count", def: perZona("volontari"), base: "2 enti su 10; ha risposto l'80%" },
  {
    name: "money",
    def: perZona("valore"),
    base: "1 ente su 10; chi ha risposto pesa l'80%",
  },
  {
    name: "a place where enti have their seat",
    def: perZona("volontari", { dove: { zona: "sud" } }),
    base: "0 enti attivi qui; ha risposto l'80% di chi lavora soprattutto qui",
  },
  {
    name: "a place where none has",
    def: perZona("volontari", { dove: { zona: "fuori" } }),
    base: "0 enti attivi qui; ha risposto l'80%",
  },
  { name: "an unknown network", def: perZona("ore"), copertura: null, base: "1 ente su 10" },
  { name: "what no ente declares", def: perZona("residenti"), base: "" },
  {
    name: "rows of which many lack the value",
    def: perZona("volontari"),
    stime: { volontari: { righe_con_dato: 0.76 } },
    base: "2 enti su 10; ha risposto l'80%. Dà il dato il 76% delle righe",
  },
])("behind $name stands «$base»", ({ def, copertura = 0.8, stime = {}, base }: BaseCase) => {
  expect(printed(def, { cells: CELLS, copertura, stime }).base).toBe(base);
});

test("the notes of a declaration are printed", () => {
  expect(printed(perZona("volontari", { note: ["Una nota."] }), { cells: CELLS }).note).toEqual(["Una nota."]);
});

test("every file of the folder of prospetti is loaded, and no id is used twice", async () => {
  const misure = await loadMisure();
  const { prospetti, elenchi } = await loadProspetti(misure);
  const own = [...misure.values()].flatMap((m) => m.prospetti ?? []);
  const files = (await readdir("pipeline/prospetti")).filter((name) => /^[\w-]+\.ts$/.test(name));
  const chapters = new Set([...prospetti.filter((p) => !own.includes(p)), ...elenchi].map(({ capitolo }) => capitolo));
  expect(chapters.size).toBe(files.length);
  expect(new Set([...prospetti, ...elenchi].map(({ id }) => id)).size).toBe(prospetti.length + elenchi.length);
  const [volontari, taken] = [misure.get("volontari"), prospetti[0]];
  if (volontari === undefined || taken === undefined) throw new Error("nothing declared");
  const twice = new Map([...misure, ["volontari", { ...volontari, prospetti: [taken] }] as const]);
  await expect(loadProspetti(twice)).rejects.toThrow("due prospetti si chiamano così");
});
