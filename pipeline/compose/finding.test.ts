// The title of a chart, candidate by candidate, and every guard that stops one. What is stopped is told with its guard.
import { describe, expect, test } from "vitest";
import type { Precedente } from "../../schemas/edizione.ts";
import type { Figura } from "../../schemas/figura.ts";
import type { ProspettoDef } from "../../schemas/prospetto.ts";
import { conteggio } from "../../schemas/unita.ts";
import { borgo } from "../edizione/borgo.support.ts";
import { panelOf } from "../figure/changes.support.ts";
import type { Change } from "../figure/changes.ts";
import { differenceOf } from "../statistics/difference.ts";
import { changeNotes, changeTitle } from "./change-words.ts";
import { BORGO, type Cell, earlier, type Given, printed, prova, withEarlier } from "./prova.support.ts";

type TitleForm = NonNullable<ProspettoDef["risultati"]>[number];

const zone = (nord: number | null, sud: number | null, ...more: readonly Cell[]): readonly Cell[] => [
  [{ zona: "nord" }, nord],
  [{ zona: "sud" }, sud],
  ...more,
];
const perZona = (candidate: TitleForm, more: Partial<ProspettoDef> = {}): ProspettoDef =>
  prova({
    misure: ["volontari"],
    righe: { dimensione: "zona", totale: true },
    forma: "barre",
    risultati: [candidate],
    ...more,
  });
const nbsp = (text: string): string => text.replaceAll("\u00a0", " ");

interface Case {
  readonly name: string;
  readonly def: ProspettoDef;
  readonly given: Given;
  /** The title, or the guard that stopped it. */
  readonly title?: string;
  readonly guard?: string;
}

function check({ def, given, title, guard }: Case): void {
  const { titolo, risultato } = printed(def, given);
  const [candidato = ""] = def.risultati ?? [];
  if (guard === undefined) expect([nbsp(titolo), risultato]).toEqual([title, { candidato, fermati: [] }]);
  else
    expect([titolo, risultato]).toEqual([
      "Titolo neutro",
      { candidato: "neutro", fermati: [{ candidato, guardia: guard }] },
    ]);
}

const volontari = (...cells: readonly Cell[]): Given => ({ cells: { volontari: cells } });

describe("who comes first", () => {
  test.each<Case>([
    {
      name: "with the noun of what is counted",
      def: perZona("primo"),
      given: volontari(...zone(12, 7)),
      title: "Tra le zone, Nord al primo posto: 12 posizioni di volontariato",
    },
    {
      name: "one of it in the singular",
      def: perZona("primo"),
      given: volontari(...zone(0, 1)),
      title: "Tra le zone, Sud al primo posto: 1 posizione di volontariato",
    },
    {
      name: "money says for what",
      def: perZona("primo", { misure: ["valore"], righe: { dimensione: "cantiere", totale: true } }),
      given: {
        cells: {
          valore: [
            [{ cantiere: "crescere" }, 1_200_000],
            [{ cantiere: "curare" }, 1_500_000],
          ],
        },
      },
      title: "Tra i cantieri, Curare al primo posto per valore complessivo: 1,5 mln €",
    },
    {
      name: "the whole city and what is outside it are no zona that comes first",
      def: perZona("primo"),
      given: volontari(...zone(12, 7, [{ zona: "citta" }, 90], [{ zona: "fuori" }, 80])),
      title: "Tra le zone, Nord al primo posto: 12 posizioni di volontariato",
    },
    {
      name: "rows spread over columns are compared by their totals, not by their largest part",
      def: perZona("primo", {
        misure: ["valore"],
        righe: { dimensione: "zona" },
        colonne: { dimensione: "fonte_gruppo", totale: true },
        forma: "barre-impilate",
      }),
      given: {
        cells: {
          valore: [
            [{ zona: "nord", fonte_gruppo: "pubblico" }, 500],
            [{ zona: "sud", fonte_gruppo: "pubblico" }, 400],
            [{ zona: "sud", fonte_gruppo: "famiglie" }, 400],
          ],
        },
      },
      title: "Tra le zone, Sud al primo posto per valore complessivo: 800 €",
    },
    {
      name: "two that print the same",
      def: perZona("primo"),
      given: volontari(...zone(12, 12)),
      guard: "superlativo",
    },
    {
      name: "a single one with a value",
      def: perZona("primo"),
      given: volontari(...zone(12, null)),
      guard: "confronto",
    },
    { name: "nothing but zeros", def: perZona("primo"), given: volontari(...zone(0, 0)), guard: "confronto" },
    {
      name: "a hidden figura, whose rank would give it away",
      def: perZona("primo"),
      given: { ...volontari(...zone(12, 7, [{ zona: "valle" }, 3])), stati: { "volontari|zona=valle": "riservato" } },
      guard: "protezione",
    },
    {
      name: "a figura too uncertain to publish",
      def: perZona("primo", { misure: ["quota-ore"] }),
      given: {
        cells: {
          volontari: zone(20, 30, [{ zona: "valle" }, 9]),
          ore: zone(10, 20, [{ zona: "valle" }, 8]),
        },
      },
      guard: "protezione",
    },
    {
      name: "more than fifteen words",
      def: perZona("primo", { misure: ["valore"], righe: { dimensione: "fonte", totale: true } }),
      given: {
        edizione: {
          ...BORGO,
          liste: {
            ...BORGO.liste,
            fonti: [
              {
                codice: "a",
                nome: "Una fonte dal nome così lungo che nessun titolo la tiene",
                alias: [],
                attributi: {},
              },
              { codice: "b", nome: "B", alias: [], attributi: {} },
            ],
          },
        },
        cells: {
          valore: [
            [{ fonte: "a" }, 9],
            [{ fonte: "b" }, 1],
          ],
        },
      },
      guard: "lunghezza",
    },
  ])("$name", check);
});

describe("the largest part of a whole", () => {
  test.each<Case>([
    {
      name: "as a share of the total",
      def: perZona("quota"),
      given: volontari(...zone(15, 10)),
      title: "Nord, la parte più grande: 60% del totale",
    },
    {
      name: "no total to be a part of",
      def: perZona("quota", { righe: { dimensione: "zona" } }),
      given: volontari(...zone(15, 10)),
      guard: "intero",
    },
    { name: "a base below twenty", def: perZona("quota"), given: volontari(...zone(12, 7)), guard: "base" },
    {
      name: "a base of twenty is enough",
      def: perZona("quota"),
      given: volontari(...zone(12, 8)),
      title: "Nord, la parte più grande: 60% del totale",
    },
    { name: "two that print the same", def: perZona("quota"), given: volontari(...zone(12, 12)), guard: "superlativo" },
    {
      name: "a hidden part",
      def: perZona("quota"),
      given: { ...volontari(...zone(30, 20)), stati: { "volontari|zona=sud": "riservato" } },
      guard: "protezione",
    },
  ])("$name", check);
});

describe("the distance from the city", () => {
  const ratio = perZona("divario", { misure: ["ore-a-testa"], riferimento: "citta" });
  const ore = (nord: number, sud: number): Given => ({ cells: { volontari: zone(10, 10), ore: zone(nord, sud) } });
  test.each<Case>([
    {
      name: "beside the value of the city",
      def: ratio,
      given: ore(30, 10),
      title: "Tra le zone, Nord al primo posto: 3,0 contro Borgo Prova 2,0",
    },
    { name: "two that print the same", def: ratio, given: ore(30, 30.1), guard: "superlativo" },
    {
      name: "nothing to be far from",
      def: { ...ratio, riferimento: "ore_punto", righe: { dimensione: "zona", membri: ["nord"] } },
      given: ore(30, 10),
      guard: "confronto",
    },
    {
      name: "no reference line",
      def: perZona("divario", { misure: ["ore-a-testa"] }),
      given: ore(30, 10),
      guard: "confronto",
    },
  ])("$name", check);
});

describe("from the least to the most", () => {
  test.each<Case>([
    {
      name: "with both names",
      def: perZona("intervallo"),
      given: volontari(...zone(7, 12, [{ zona: "valle" }, 9])),
      title: "Tra le zone, da 7 (Nord) a 12 (Sud)",
    },
    { name: "all alike", def: perZona("intervallo"), given: volontari(...zone(7, 7)), guard: "confronto" },
    {
      name: "a hidden one",
      def: perZona("intervallo"),
      given: { ...volontari(...zone(7, 12)), stati: { "volontari|zona=sud": "riservato" } },
      guard: "protezione",
    },
  ])("$name", check);
});

describe("the change from the edition before", async () => {
  const def = prova({
    misure: ["volontari"],
    righe: { dimensione: "edizione" },
    forma: "linee",
    risultati: ["variazione"],
  });
  const now = (valore: number | null, enti = 10): Given => volontari([{ zona: "nord" }, valore, enti]);
  const broken = await borgo([
    { file: "edizione.yaml", from: "rotture: []", to: "rotture: [{ misura: volontari, anno: 2020, motivo: Prova. }]" },
  ]);
  const named = (values: readonly number[]) =>
    Object.fromEntries(values.map((value, n) => [`E10${n}`, { nord: value }] as const));
  /** Published sums of both years, and what the same enti declared: the others are eight. */
  const with2019 = (prima: readonly number[], ora: readonly number[], more: Partial<Precedente> = {}): Given => ({
    ...now(1000, 8 + ora.length),
    edizione: {
      ...withEarlier(earlier(2019, 5000, { n_enti: 8 + prima.length, ...more })),
      panel: [panelOf(2019, named(prima))],
    },
    panel: panelOf(2020, named(ora)),
  });
  const estimate = { errore_standard: 10, giudizio: "A", stato: "stimato" } as const;
  test.each<Case>([
    {
      name: "is that of the same enti: the published sum fell to a fifth",
      def,
      given: with2019([100, 100, 100], [110, 110, 110]),
      title: "Dal 2019 al 2020 gli stessi 3 enti passano da 300 a 330: +10,0%",
    },
    {
      name: "less is said with its sign",
      def,
      given: with2019([100, 100, 100], [90, 90, 90]),
      title: "Dal 2019 al 2020 gli stessi 3 enti passano da 300 a 270: −10,0%",
    },
    {
      name: "the same number is no change",
      def,
      given: with2019([100, 100, 100], [90, 100, 110]),
      title: "Dal 2019 al 2020 gli stessi 3 enti restano a 300 posizioni di volontariato",
    },
    {
      name: "of few has no percentage",
      def,
      given: with2019([3, 3, 3], [5, 5, 5]),
      title: "Dal 2019 al 2020 gli stessi 3 enti passano da 9 a 15",
    },
    {
      name: "from nothing has none either",
      def,
      given: with2019([0, 0, 0], [5, 5, 5], { n_enti: 8 }),
      title: "Dal 2019 al 2020 gli stessi 3 enti passano da 0 a 15",
    },
    {
      name: "a definition that changed",
      def,
      given: {
        ...with2019([100, 100, 100], [110, 110, 110]),
        edizione: { ...broken, precedenti: [earlier(2019, 100)], panel: [panelOf(2019, named([100, 100, 100]))] },
      },
      guard: "definizione cambiata",
    },
    {
      name: "too few enti in common",
      def,
      given: with2019([100, 100], [110, 110]),
      guard: "protezione",
    },
    {
      name: "without what each ente declared, sums of two networks are no change",
      def,
      given: { ...now(110), edizione: withEarlier(earlier(2019, 100)) },
      guard: "somme dichiarate",
    },
    {
      name: "nor are they where only one of them is an estimate",
      def,
      given: { ...now(110), edizione: withEarlier(earlier(2019, 100, estimate)) },
      guard: "somme dichiarate",
    },
    {
      name: "the edition before is the one that is looked at, not the last that has a number",
      def,
      given: {
        ...with2019([100, 100, 100], [110, 110, 110]),
        edizione: {
          ...withEarlier(earlier(2018, 100), earlier(2019, null)),
          panel: [panelOf(2018, named([100, 100, 100]))],
        },
      },
      guard: "somme dichiarate",
    },
    {
      name: "an earlier edition without this figura",
      def,
      given: { ...now(110), edizione: withEarlier(earlier(2019, 100, { misura: "ore" })) },
      guard: "una sola edizione",
    },
  ])("$name", check);

  const hiddenNow = (given: Given): Given => ({ ...given, stati: { volontari: "riservato" } });
  test("a hidden figura of either year is no title and no line", () => {
    const before = with2019([100, 100, 100], [110, 110, 110], { valore: null, stato: "riservato" });
    for (const given of [before, hiddenNow(with2019([100, 100, 100], [110, 110, 110]))]) {
      const { disegno, titolo, note } = printed(def, given);
      expect([disegno, titolo]).toEqual([undefined, "Titolo neutro"]);
      expect(note.join(" ")).not.toMatch(/300|330/);
    }
  });

  test("both levels, the number of enti and what the totals are stand under the chart", () => {
    expect(printed(def, with2019([100, 100, 100], [110, 110, 110])).note.map(nbsp)).toContain(
      "Gli stessi 3 enti, che hanno risposto per intero nelle due edizioni: da 300 a 330. I totali delle due edizioni sono di enti diversi: la loro differenza non è un cambiamento.",
    );
  });

  test("a line from a declared sum to an estimate says so", () => {
    const given = { ...with2019([100, 100, 100], [110, 110, 110]), stime: { volontari: estimate } };
    expect(printed(def, given).note).toContain(
      "Somme di chi ha risposto: 2019; stime per tutta la rete: 2020. Tra le une e le altre la linea non dice un cambiamento.",
    );
  });

  test("where nothing is said the page says why", () => {
    expect(printed(def, { ...now(110), edizione: withEarlier(earlier(2019, 100)) }).note).toContain(
      "Di quanto sia cambiato dal 2019 al 2020 non si dice: non abbiamo che cosa dichiarò ciascun ente nel 2019, e i totali sono di enti diversi.",
    );
  });
});

describe("the change between two estimates", () => {
  const estimate = { valore: 1000, errore_standard: 10, giudizio: "A", stato: "stimato" } as const;
  const figura = (valore: number, more: object = {}) =>
    ({ ...estimate, unita: conteggio("posizioni", "posizione"), valore, ...more }) as Figura;
  const change = (prima: number, ora: number): Change => ({
    prima: figura(prima),
    ora: figura(ora),
    stime: differenceOf(figura(prima) as never, figura(ora) as never),
    panel: null,
    motivo: null,
    senzaPanel: "senza-panel",
  });
  const anni = { prima: 2016, ora: 2018 };

  test("that is surely there is told with both levels", () => {
    expect(changeTitle(change(1000, 1100), anni)).toMatchObject({
      titoli: [expect.stringContaining("passa da 1.000 a 1.100 posizioni: +10,0%"), expect.anything()],
    });
    expect(changeNotes(change(1000, 1100), anni)).toEqual(["Differenza tra le due stime: 100, al 95% tra 72 e 128."]);
  });

  test("whose interval holds nothing at all is no change", () => {
    expect(changeTitle(change(1000, 1010), anni)).toMatchObject({
      titoli: ["Dal 2016 al 2018 la stima resta stabile: da 1.000 a 1.010 posizioni", expect.anything()],
    });
  });

  test.each([
    {
      name: "of a measure",
      soggetto: undefined,
      title: "Dal 2016 al 2018, da 1.000 a 1.330 posizioni: la differenza tra le stime è incerta",
    },
    {
      name: "of a subject",
      soggetto: { nome: "le posizioni", plurale: true },
      title: "Dal 2016 al 2018 le posizioni, da 1.000 a 1.330: differenza incerta",
    },
  ])("$name that may be large and may be nothing is called uncertain, not stable", ({ soggetto, title }) => {
    const unsure = { prima: figura(1000), ora: figura(1330, { errore_standard: 200 }) };
    const given = {
      ...unsure,
      stime: differenceOf(unsure.prima as never, unsure.ora as never),
      panel: null,
      motivo: null,
      senzaPanel: "senza-panel" as const,
    };
    expect(changeTitle(given, anni, soggetto)).toMatchObject({ titoli: [title, expect.anything()] });
  });
});

test("the first candidate that passes is printed, and those before it are told with their guard", () => {
  const { titolo, risultato } = printed(
    perZona("quota", { risultati: ["quota", "primo", "intervallo"] }),
    volontari(...zone(12, 7)),
  );
  expect(titolo).toBe("Tra le zone, Nord al primo posto: 12 posizioni di volontariato");
  expect(risultato).toEqual({ candidato: "primo", fermati: [{ candidato: "quota", guardia: "base" }] });
});

test("a table that is not drawn keeps its neutral title", () => {
  const { forma: _, ...table } = perZona("primo");
  expect(printed(table, volontari(...zone(12, 7)))).toMatchObject({ tipo: "tavola", titolo: "Titolo neutro" });
});
