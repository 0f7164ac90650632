// The goals that have a number: how far each is, in words, marks and figures; what nothing is called is told with its line.
import { expect, test } from "vitest";
import { obiettivoSchema } from "../../schemas/edition-tables.ts";
import type { ElencoDef } from "../../schemas/prospetto.ts";
import { BORGO, composed, type Given } from "./prova.support.ts";

const CELLS: Given["cells"] = {
  volontari: [
    [{ zona: "nord" }, 14, 3],
    [{ zona: "sud" }, 5, 3],
  ],
};
const goal = (over: Record<string, unknown>) => ({
  ...obiettivoSchema.parse({
    ...{
      codice: "mille",
      obiettivo: "Venti volontari",
      fatto: "volontari",
      traguardo: "volontari",
      che_cosa: "posizioni",
      fonte: "patto",
    },
    ...over,
  }),
  riga: 2,
});
const ELENCO: ElencoDef = {
  ...{ id: "obiettivi", titolo: "Gli obiettivi", capitolo: "risorse", tabella: "obiettivi" },
  ...{ colonne: ["obiettivo"], ordina: [] },
};
const made = (more: Given, ...goals: ReturnType<typeof goal>[]) =>
  composed({
    cells: CELLS,
    ...more,
    elenchi: [ELENCO],
    edizione: { ...BORGO, obiettivi: goals, testi: { "05-risorse": "---\ntitolo: R\n---\n" } },
  });

test.each([
  {
    goals: [{ fatto: "volontari zona=nord" }],
    title: "L'obiettivo scritto con un numero non è ancora raggiunto",
    of: ["14 su 19"],
  },
  { goals: [{}], title: "L'obiettivo scritto con un numero è raggiunto", of: ["19 su 19"] },
  {
    goals: [{}, { codice: "zone", fatto: "volontari", per: "zona", almeno: 6, unita: "zone", traguardo: "" }],
    title: "Uno dei due obiettivi scritti con un numero è raggiunto",
    of: ["19 su 19", "1 su 2"],
  },
])("$title", ({ goals, title, of }) => {
  const { model } = made({}, ...goals.map(goal));
  const chart = model.prospetti["obiettivi"];
  expect(chart?.titolo).toBe(title);
  const rows = chart?.tabella.righe.map(({ celle }) => `${celle[0]?.testo} su ${celle[2]?.testo}`);
  expect(rows).toEqual(of);
  expect(chart?.disegno?.alt).toContain(of.at(-1));
});

test("of all there are: one whose number is not shown is not said to reach the goal, and its sign has a legend", () => {
  const hidden = { nascoste: ["volontari|zona=sud"] };
  const { model } = made(hidden, goal({ fatto: "volontari", per: "zona", almeno: 6, unita: "zone", traguardo: "" }));
  const chart = model.prospetti["obiettivi"];
  expect(chart?.titolo).toBe("L'obiettivo scritto con un numero non è ancora raggiunto");
  expect(chart?.tabella.righe.map(({ celle }) => `${celle[0]?.testo} su ${celle[2]?.testo}`)).toEqual(["1 su 2"]);
  const apart = made(hidden, goal({ fatto: "volontari zona=sud" })).model.prospetti["obiettivi"];
  expect(apart?.tabella.righe[0]?.celle[0]?.testo).toBe("x");
  expect(apart?.tabella.segni).toContain("riservato");
});

test.each([
  { name: "a misura", over: { fatto: "volontarj" }, says: "nessuna misura si chiama «volontarj»" },
  {
    name: "what its members are of",
    over: { fatto: "volontari", per: "zonna", almeno: 6, unita: "zone", traguardo: "" },
    says: "la misura «volontari» non ha la dimensione «zonna»",
  },
  {
    name: "the members of a dimension that is fixed already",
    over: { fatto: "volontari zona=nord", per: "zona", almeno: 6, unita: "zone", traguardo: "" },
    says: "«zona» è già in «volontari zona=nord»",
  },
  { name: "a member", over: { traguardo: "volontari zona=nort" }, says: "«nort» non è tra i membri di zona" },
])("$name that nothing is called is told with its line, and the other goals stand", ({ over, says }) => {
  const { model, difetti } = made({}, goal({ codice: "altro" }), { ...goal(over), riga: 3 });
  expect(difetti.map(({ file, riga, cosa }) => `${file} ${riga} ${cosa}`).join()).toContain(says);
  expect(difetti[0]).toMatchObject({ file: "progetto/obiettivi.csv", riga: 3 });
  expect(model.prospetti["obiettivi"]?.tabella.righe).toHaveLength(1);
});

test.each([
  { over: { per: "zona", unita: "zone", traguardo: "" }, asks: "almeno" },
  { over: { per: "zona", almeno: 6, traguardo: "" }, asks: "unita" },
  { over: { traguardo: "" }, asks: "traguardo" },
  { over: { avviato: "volontari" }, asks: "nome_avviato" },
  { over: { nome_avviato: "Avviate" }, asks: "nome_avviato" },
  { over: { almeno: 6 }, asks: "almeno" },
  { over: { unita: "zone" }, asks: "unita" },
  { over: { per: "zona", almeno: 6, unita: "zone" }, asks: "traguardo" },
])("a row where $asks is missing, or says nothing, is refused", ({ over, asks }) => {
  const row = {
    codice: "a",
    obiettivo: "A",
    fatto: "volontari",
    traguardo: "volontari",
    che_cosa: "c",
    fonte: "f",
    ...over,
  };
  expect(obiettivoSchema.safeParse(row).error?.issues.map(({ path }) => path.join())).toEqual([asks]);
});
