// The table of what the same enti declared: both sums, the change, how many they are, and which rows are not compared.
import { expect, test } from "vitest";
import type { Panel } from "../../schemas/panel.ts";
import { panelOf } from "../figure/changes.support.ts";
import { composed, earlier, figureOf, type Given, lines, printed, prova, withEarlier } from "./prova.support.ts";
import { CHANGE, panelTitle, scaleOfChanges } from "./stessi-enti.ts";

const def = prova({
  misure: ["volontari", "ore"],
  righe: { dimensione: "misura" },
  colonne: { dimensione: "stessi-enti" },
});
const named = (nord: number, sud: number): Panel["misure"] =>
  panelOf(2020, Object.fromEntries([1, 2, 3].map((n) => [`E00${n}`, { nord, sud }] as const))).misure;
const year = (anno: number, nord: number, sud: number): Panel => ({ anno, misure: named(nord, sud) });

const GIVEN: Given = {
  cells: {
    volontari: [
      [{ zona: "nord" }, 330, 3],
      [{ zona: "sud" }, 33, 3],
    ],
    ore: [[{ zona: "nord" }, 12.5, 3]],
  },
  edizione: {
    ...withEarlier(
      earlier(2019, 5000, { n_enti: 6 }),
      earlier(2019, 300, { dims: { zona: "nord" }, n_enti: 3 }),
      earlier(2019, 30, { dims: { zona: "sud" }, n_enti: 3 }),
      earlier(2019, 10, { misura: "ore" }),
    ),
    panel: [year(2019, 100, 10)],
  },
  panel: year(2020, 110, 11),
};

test("each misura with both sums, the change and the number of enti; one without a panel says so", () => {
  const found = printed(def, GIVEN);
  expect(lines(found)).toEqual([
    "Misura | 2019 | 2020 | Variazione | Enti",
    "Volontari | 330 | 363 | +10,0% | 3",
    "Ore donate | n.d. | n.d. | n.d. | n.d.",
  ]);
  expect(found.note.at(-1)).toBe(
    "Senza confronto. Ore donate: non abbiamo che cosa dichiarò ciascun ente nel 2019, e i totali sono di enti diversi.",
  );
  expect(found.base).toBe("");
  expect(found.tabella.righe.map(({ celle }) => celle[2]?.manubrio)).toEqual([1, undefined]);
  expect(found.note).toContain("Cerchio vuoto: 2019; pieno: 2020. La riga va da −10,0% a +10,0%.");
});

test.each([
  { changes: [0.02, -0.09], scale: 0.1 },
  { changes: [0.1001], scale: 0.25 },
  { changes: [null, -0.5], scale: 0.5 },
  { changes: [3.2, -0.1], scale: 3.2 },
  { changes: [null], scale: 0.1 },
])("changes of $changes are drawn on a scale of $scale", ({ changes, scale }) => {
  const righe = changes.map((valore) => ({
    figure: [{ ...figureOf(GIVEN).at("volontari", {}), dims: { stessi_enti: CHANGE }, valore }],
  }));
  expect(scaleOfChanges(righe)).toBe(scale);
});

test("by zona, with the total; what was hidden in one edition is hidden here, and one more with it", () => {
  const perZona = prova({
    misure: ["volontari"],
    righe: { dimensione: "zona", totale: true, membri: ["nord", "sud"] },
    colonne: { dimensione: "stessi-enti" },
  });
  expect(lines(printed(perZona, GIVEN)).slice(1)).toEqual([
    "Nord | 300 | 330 | +10,0% | 3",
    "Sud | 30 | 33 | +10,0% | 3",
    "= Totale | 330 | 363 | +10,0% | 3",
  ]);
  const hidden = printed(perZona, { ...GIVEN, stati: { "volontari|zona=nord": "riservato" } });
  expect(lines(hidden).slice(1)).toEqual([
    "Nord | x | x | x | x",
    "Sud | x | x | x | x",
    "= Totale | 330 | 363 | +10,0% | 3",
  ]);
});

test("what the same enti declared is hidden, and said to be, where the two estimates may be compared all the same", () => {
  const estimated = { n_enti: 6, errore_standard: 1, giudizio: "A", stato: "stimato" } as const;
  const perZona = prova({
    misure: ["volontari"],
    righe: { dimensione: "zona", totale: true, membri: ["nord", "sud"] },
    colonne: { dimensione: "stessi-enti" },
  });
  const edizione = withEarlier(
    earlier(2019, 5000, { n_enti: 6 }),
    // One more than the three of the panel.
    earlier(2019, 300, { dims: { zona: "nord" }, ...estimated, n_enti: 4 }),
    earlier(2019, 30, { dims: { zona: "sud" }, ...estimated }),
  );
  const found = printed(perZona, {
    ...GIVEN,
    edizione: { ...edizione, panel: GIVEN.edizione?.panel ?? [] },
    stime: { "volontari|zona=nord": estimated, "volontari|zona=sud": estimated },
  });
  expect(lines(found)[1]).toBe("Nord | x | x | x | x");
  expect(found.note).toContain("Senza confronto. Nord, Sud: con le altre cifre farebbe riconoscere un ente.");
});

test("its figures are their own in the open data, and hidden ones have no number", () => {
  const { tabelle } = composed({ ...GIVEN, prospetti: [def] });
  const figure = tabelle.get("prova") ?? [];
  expect(figure.map(({ edizione, dims, valore }) => [edizione, dims["stessi_enti"], valore]).slice(0, 4)).toEqual([
    [2019, "prima", 330],
    [2020, "ora", 363],
    [2020, "variazione", expect.closeTo(0.1)],
    [2020, "enti", 3],
  ]);
  expect(new Set(figure.map(({ id }) => id)).size).toBe(8);
});

test("without what each ente declared there is no such table, and a text that places it is told why", () => {
  const { model, difetti } = composed({
    ...GIVEN,
    panel: null,
    prospetti: [def],
    edizione: {
      ...(GIVEN.edizione ?? withEarlier()),
      testi: { "05-risorse": '---\ntitolo: R\n---\n{{tavola "prova"}}\n' },
    },
  });
  expect(model.prospetti).toEqual({});
  expect(difetti).toMatchObject([{ cosa: expect.stringContaining("«prova» confronta gli stessi enti") }]);
});

const row = (valore: number | null, stato: "valore" | "riservato" | "non-pertinente" = "valore") => ({
  membro: { nome: "Riga" },
  totale: false,
  isApart: false,
  figure: [{ ...figureOf(GIVEN).at("volontari", {}), dims: { stessi_enti: CHANGE }, valore, stato }],
});

test.each([
  { rows: [row(0.1), row(-0.02), row(0.3)], says: "Tra gli stessi enti crescono due misure su tre, cala una" },
  { rows: [row(-0.1), row(-0.02)], says: "Tra gli stessi enti calano tutte e due le misure" },
  { rows: [row(0.1), row(0.0002), row(null, "non-pertinente")], says: "Tra gli stessi enti cresce una misura su due" },
  {
    rows: [row(0.1), row(0.2), row(null, "non-pertinente")],
    says: "Tra gli stessi enti crescono tutte e due le misure confrontate",
  },
  { rows: [row(0.0001), row(0)], says: "confronto" },
  { rows: [row(0.1)], says: "confronto" },
  { rows: [row(0.1), row(0.2), row(null, "riservato")], says: "protezione" },
  {
    rows: [row(0.1), row(0.2), { ...row(-0.3), totale: true }],
    says: "Tra gli stessi enti crescono tutte e due le misure",
  },
])("of the same enti the title counts what rises and falls as printed: $says", ({ rows, says }) => {
  const found = panelTitle(rows, { dimensione: "misura", soggetto: undefined });
  expect("titolo" in found ? found.titolo : found.guardia).toBe(says);
});

test("by cantiere the title says of what", () => {
  const found = panelTitle([row(0.1), row(-0.2), { ...row(0.5), isApart: true }], {
    dimensione: "cantiere",
    soggetto: "la spesa",
  });
  expect(found).toEqual({ titolo: "Tra gli stessi enti la spesa cresce in un cantiere su due, cala in uno" });
  expect(panelTitle([row(0.1), row(0.2)], { dimensione: "cantiere", soggetto: "la spesa" })).toEqual({
    titolo: "Tra gli stessi enti la spesa cresce in tutti e due i cantieri",
  });
});
