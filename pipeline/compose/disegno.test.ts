// What a chart holds: its marks, its lines of reference and break, and the words for who does not see it.
import { describe, expect, test } from "vitest";
import type { ProspettoDef } from "../../schemas/prospetto.ts";
import type { Disegno } from "../../schemas/report-model.ts";
import { borgo } from "../edizione/borgo.support.ts";
import { type Cell, earlier, type Given, printed, prova, withEarlier } from "./prova.support.ts";

const nbsp = (text: string): string => text.replaceAll("\u00a0", " ");
const IN_TABELLA = "I numeri sono nella tabella sotto il grafico.";
const perZona = (more: Partial<ProspettoDef> = {}): ProspettoDef =>
  prova({
    misure: ["volontari"],
    righe: { dimensione: "zona", soloPresenti: true, totale: true },
    forma: "barre",
    ...more,
  });
const volontari = (...cells: readonly Cell[]): Given => ({ cells: { volontari: cells } });
const NORD_SUD: Given = volontari([{ zona: "nord" }, 12], [{ zona: "sud" }, 7]);

function drawn(def: ProspettoDef, given: Given): Disegno {
  const { disegno } = printed(def, given);
  if (disegno === undefined) throw new Error("not drawn");
  return disegno;
}
/** «nord/pubblico 12». */
const marks = ({ punti }: Disegno): string[] =>
  punti.map(({ riga, serie, etichetta }) => nbsp(`${riga}${serie === "" ? "" : `/${serie}`} ${etichetta}`));

test("totals and total columns are no marks", () => {
  expect(marks(drawn(perZona(), NORD_SUD))).toEqual(["nord 12", "sud 7"]);
  const stacked = perZona({
    misure: ["valore"],
    colonne: { dimensione: "fonte_gruppo", soloPresenti: true, totale: true },
    forma: "barre-impilate",
  });
  const given: Given = {
    cells: {
      valore: [
        [{ zona: "nord", fonte_gruppo: "pubblico" }, 500],
        [{ zona: "nord", fonte_gruppo: "famiglie" }, 40],
      ],
    },
  };
  expect(marks(drawn(stacked, given))).toEqual(["nord/pubblico 500 €", "nord/famiglie 40 €"]);
});

test("a mark whose number is hidden is labelled by its sign, whatever value was left in it", () => {
  const made = drawn(perZona(), { ...NORD_SUD, stati: { "volontari|zona=sud": "riservato" } });
  expect(marks(made)).toEqual(["nord 12", "sud x"]);
});

test("one stack is the whole divided in its rows", () => {
  const { punti, righe, serie } = drawn(perZona({ forma: "barre-impilate" }), NORD_SUD);
  expect([righe, serie, punti.map(({ serieNome }) => serieNome)]).toEqual([
    ["totale"],
    ["nord", "sud"],
    ["Nord", "Sud"],
  ]);
});

test("of several columns the named one is drawn, in its own unit", () => {
  const def = perZona({ misure: ["volontari", "ore"], disegna: 1 });
  const made = drawn(def, {
    cells: {
      ...NORD_SUD.cells,
      ore: [
        [{ zona: "nord" }, 6.5],
        [{ zona: "sud" }, null],
      ],
    },
  });
  expect([marks(made), made.unita.nome]).toEqual([["nord 6,5", "sud n.d."], "ore"]);
});

test("tiles stand where the edition puts their quartiere, named by their zona", () => {
  const def = prova({ misure: ["residenti"], righe: { dimensione: "quartiere" }, forma: "piastrelle" });
  const { punti } = drawn(def, { cells: { residenti: [[{ quartiere: "Q2" }, 100]] } });
  expect(punti).toMatchObject([
    { riga: "Q1", riga_piastrella: 1, colonna_piastrella: 2, gruppo: "Nord", valore: null, stato: "nulla" },
    { riga: "Q2", riga_piastrella: 2, colonna_piastrella: 1, gruppo: "Sud", valore: 100 },
  ]);
});

test("a chart of nothing is a table", () => {
  expect(printed(perZona(), volontari([{ zona: "nord" }, null]))).toMatchObject({ tipo: "tavola" });
  expect(printed(perZona(), volontari([{ zona: "nord" }, 0]))).toMatchObject({ tipo: "grafico" });
});

describe("the line of reference", () => {
  test("is the value of the city", () => {
    const def = perZona({ misure: ["ore-a-testa"], riferimento: "citta" });
    const given = {
      cells: {
        volontari: [
          [{ zona: "nord" }, 10],
          [{ zona: "sud" }, 10],
        ],
        ore: [
          [{ zona: "nord" }, 30],
          [{ zona: "sud" }, 10],
        ],
      },
    } satisfies Given;
    expect(drawn(def, given).riferimento).toEqual({ valore: 2, etichetta: "Borgo Prova 2,0" });
  });

  test("is the threshold that the edition asks", () => {
    expect(drawn(perZona({ riferimento: "ore_punto" }), NORD_SUD).riferimento).toEqual({
      valore: 6,
      etichetta: "minimo chiesto: 6 ore",
    });
  });

  test("is not drawn without a total", () => {
    const def = perZona({ riferimento: "citta", righe: { dimensione: "zona" } });
    expect(drawn(def, NORD_SUD).riferimento).toBeUndefined();
  });
});

test.each([
  { name: "of this misura", misura: "volontari", drawnBreak: { prima_di: "2020", motivo: "Prova" } },
  { name: "of every misura", misura: "'*'", drawnBreak: { prima_di: "2020", motivo: "Prova" } },
  { name: "of another one", misura: "ore", drawnBreak: undefined },
])("a break in series $name is drawn, and noted, only where it belongs", async ({ misura, drawnBreak }) => {
  const yaml = `rotture: [{ misura: ${misura}, anno: 2020, motivo: Prova }]`;
  const edizione = await borgo([{ file: "edizione.yaml", from: "rotture: []", to: yaml }]);
  const def = prova({ misure: ["volontari"], righe: { dimensione: "edizione" }, forma: "linee" });
  const made = printed(def, { ...NORD_SUD, edizione: { ...edizione, precedenti: [earlier(2019, 3)] } });
  expect(made.disegno?.rottura).toEqual(drawnBreak);
  expect(made.note.some((note) => note.startsWith("Dal 2020 il confronto con gli anni prima cambia: Prova"))).toBe(
    drawnBreak !== undefined,
  );
});

test("a break whose reason says its year says it once", async () => {
  const yaml = "rotture: [{ misura: volontari, anno: 2020, motivo: Dal 2020 si contano anche i giovani. }]";
  const edizione = await borgo([{ file: "edizione.yaml", from: "rotture: []", to: yaml }]);
  const def = prova({ misure: ["volontari"], righe: { dimensione: "edizione" }, forma: "linee" });
  const { note } = printed(def, { ...NORD_SUD, edizione: { ...edizione, precedenti: [earlier(2019, 3)] } });
  expect(note.filter((each) => each.startsWith("Dal 2020"))).toEqual(["Dal 2020 si contano anche i giovani."]);
});

test.each<{ name: string; def: ProspettoDef; given: Given; alt: string }>([
  {
    name: "a form, what is counted, and the range",
    def: perZona(),
    given: NORD_SUD,
    alt: `Barre per zona, Volontari, posizioni di volontariato: da 7 (Sud) a 12 (Nord). ${IN_TABELLA}`,
  },
  {
    name: "how many have no value",
    def: perZona({ righe: { dimensione: "zona" } }),
    given: NORD_SUD,
    alt: `Barre per zona, Volontari, posizioni di volontariato: da 7 (Sud) a 12 (Nord). Senza valore: 3. ${IN_TABELLA}`,
  },
  {
    name: "the only one that has a value",
    def: perZona(),
    given: volontari([{ zona: "nord" }, 12]),
    alt: `Barre per zona, Volontari, posizioni di volontariato: Nord 12. ${IN_TABELLA}`,
  },
  {
    name: "money, by row and series",
    def: perZona({
      misure: ["valore"],
      colonne: { dimensione: "fonte_gruppo", soloPresenti: true },
      forma: "multipli",
    }),
    given: {
      cells: {
        valore: [
          [{ zona: "nord", fonte_gruppo: "pubblico" }, 1_500_000],
          [{ zona: "sud", fonte_gruppo: "famiglie" }, 300],
        ],
      },
    },
    alt: `Pannelli per zona, Valore complessivo: da 300 € (Sud, Famiglie) a 1,5 mln € (Nord, Pubblico). Senza valore: 2. ${IN_TABELLA}`,
  },
  {
    name: "the parts of one whole, by their own names",
    def: perZona({ forma: "barre-impilate" }),
    given: NORD_SUD,
    alt: `Barre divise in parti per zona, Volontari, posizioni di volontariato: da 7 (Sud) a 12 (Nord). ${IN_TABELLA}`,
  },
  {
    name: "two editions, side by side",
    def: prova({ misure: ["volontari"], righe: { dimensione: "edizione" }, forma: "linee" }),
    given: { ...NORD_SUD, edizione: withEarlier(earlier(2019, 100)) },
    alt: `Barre per edizione, Volontari, posizioni di volontariato: da 19 (2020) a 100 (2019). ${IN_TABELLA}`,
  },
  {
    name: "three editions, by year",
    def: prova({ misure: ["volontari"], righe: { dimensione: "edizione" }, forma: "linee" }),
    given: { ...NORD_SUD, edizione: withEarlier(earlier(2018, 90), earlier(2019, 100)) },
    alt: `Linea per edizione, Volontari, posizioni di volontariato: da 19 (2020) a 100 (2019). ${IN_TABELLA}`,
  },
  {
    name: "of three editions the pair that is compared",
    def: prova({
      ...{ misure: ["volontari"], righe: { dimensione: "zona" }, colonne: { dimensione: "edizione" } },
      forma: "manubri",
    }),
    given: {
      ...NORD_SUD,
      edizione: withEarlier(
        earlier(2018, 500, { dims: { zona: "nord" } }),
        earlier(2019, 9, { dims: { zona: "nord" } }),
      ),
    },
    alt: `Coppie di punti per zona, Volontari, posizioni di volontariato: da 7 (Sud, 2020) a 12 (Nord, 2020). Senza valore: 7. ${IN_TABELLA}`,
  },
])("who does not see the chart hears $name", ({ def, given, alt }) => {
  expect(nbsp(drawn(def, given).alt)).toBe(alt);
});

test("the words of a chart never pass 300 characters", async () => {
  const long = (first: string): string => `${first} dal nome che non finisce `.repeat(6).trim();
  const edizione = await borgo([
    { file: "territorio/zone.csv", from: "nord,Nord", to: `nord,${long("Una zona")}` },
    { file: "territorio/zone.csv", from: "sud,Sud", to: `sud,${long("Un'altra")}` },
  ]);
  expect(drawn(perZona(), { ...NORD_SUD, edizione }).alt.length).toBeLessThanOrEqual(300);
});

test("the tiles of a map bear a mark where the second thing is, half where it is coming, another where nobody knows", () => {
  const def = prova({
    misure: [
      "residenti",
      { misura: "residenti", dove: { zona: "nord" }, titolo: "Punto attivo" },
      { misura: "residenti", dove: { zona: "sud" }, titolo: "in apertura" },
    ],
    righe: { dimensione: "quartiere" },
    forma: "mappa",
    segna: { qui: 1, presto: 2 },
  });
  const cells = {
    residenti: [
      [{ quartiere: "Q1", zona: "nord" }, 5],
      [{ quartiere: "Q2", zona: "sud" }, 7],
    ] satisfies readonly Cell[],
  };
  const made = drawn(def, { cells });
  expect([made.segni, made.punti.map(({ segno }) => segno)]).toEqual([
    { qui: "Punto attivo", presto: "in apertura" },
    ["qui", "presto"],
  ]);
  expect(made.alt).toContain("Punto attivo: 1 su 2, in apertura: 1.");
  const unknown = drawn(def, { cells, stati: { "residenti|quartiere=Q2|zona=nord": "non-disponibile" } });
  expect(unknown.punti.map(({ segno }) => segno)).toEqual(["qui", "ignoto"]);
  const none = drawn(def, {
    cells,
    stati: {
      "residenti|quartiere=Q1|zona=nord": "non-disponibile",
      "residenti|quartiere=Q2|zona=nord": "non-disponibile",
    },
  });
  expect([none.segni, none.punti.map(({ segno }) => segno)]).toEqual([undefined, [undefined, undefined]]);
});

test("coins say each part with its share and what it amounts to, and name them all to who does not see them", () => {
  const def = prova({
    misure: [{ misura: "valore", titolo: "Borgo" }],
    righe: { dimensione: "fonte_gruppo", soloPresenti: true, totale: true },
    forma: "monete",
  });
  const made = drawn(def, {
    cells: {
      valore: [
        [{ fonte_gruppo: "pubblico" }, 59],
        [{ fonte_gruppo: "famiglie" }, 41],
      ],
    },
  });
  expect(
    made.punti.map(({ serie, valore, etichetta, nota }) => nbsp(`${serie} ${valore} ${etichetta} ${nota}`)),
  ).toEqual(["pubblico 0.59 59% 59 €", "famiglie 0.41 41% 41 €"]);
  expect(nbsp(made.alt)).toMatch(/famiglie 41%/i);
});

/** Nord beside the whole city, each divided by who gives. */
const divided = (given: Given) =>
  printed(
    prova({
      misure: [
        { misura: "valore", dove: { zona: "nord" }, titolo: "Nord" },
        { misura: "valore", titolo: "Borgo" },
      ],
      righe: { dimensione: "fonte_gruppo", soloPresenti: true, totale: true },
      forma: "barre-cento",
    }),
    given,
  );
const PARTS: Given["cells"] = {
  valore: [
    [{ fonte_gruppo: "pubblico", zona: "nord" }, 996],
    [{ fonte_gruppo: "famiglie", zona: "nord" }, 4],
  ],
};

test("a part of less than half a hundredth is not said to be nothing", () => {
  const labels = divided({ cells: PARTS }).disegno?.punti.map(({ etichetta }) => etichetta);
  expect(labels).toEqual(["100%", "meno dell'1%", "100%", "meno dell'1%"]);
});

test.each([
  { name: "a hundred", parts: [60, 40], wanted: 0 },
  { name: "a hundred and one", parts: [33.6, 33.6, 32.8], wanted: 1 },
  { name: "ninety-nine and less than one", parts: [99.4, 0.3, 0.3], wanted: 0 },
  { name: "ninety-nine", parts: [33.4, 33.4, 33.2], wanted: 1 },
])("under parts whose hundredths make $name it is said that they are rounded: $wanted", ({ parts, wanted }) => {
  const groups = ["pubblico", "famiglie", "altri-privati"];
  const cells = {
    valore: parts.map((part, at): Cell => [{ fonte_gruppo: groups[at] ?? "", zona: "nord" }, part * 10]),
  };
  expect(divided({ cells }).note.filter((note) => note.includes("arrotondate")).length).toBe(wanted);
});

test("where the whole that it is about is hidden, the bar of the city is not drawn in its place: it is a table", () => {
  const found = divided({ cells: PARTS, stati: { "valore|zona=nord": "riservato" }, nascoste: ["valore|zona=nord"] });
  expect([found.tipo, found.disegno]).toEqual(["tavola", undefined]);
  expect(found.tabella.righe.at(-1)?.celle.map(({ testo }) => testo)).toEqual(["x", "1.000"]);
});
