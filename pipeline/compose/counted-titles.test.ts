// Titles that count: which part, in how many places, and what stops them.
import { expect, test } from "vitest";
import { countOf } from "./counted-titles.ts";
import { type Cell, type Given, printed, prova } from "./prova.support.ts";

const parts = prova({
  misure: ["valore"],
  righe: { dimensione: "zona", totale: true },
  colonne: { dimensione: "fonte_gruppo", totale: true },
  forma: "barre-impilate",
  risultati: ["frazione"],
});
const money = (pubblico: number, famiglie: number, more: Partial<Given> = {}): Given => ({
  ...more,
  cells: {
    valore: [
      [{ zona: "nord", fonte_gruppo: "pubblico" }, pubblico],
      [{ zona: "nord", fonte_gruppo: "famiglie" }, famiglie],
    ],
  },
});
const title = (def: typeof parts, given: Given): string => {
  const { titolo, risultato } = printed(def, given);
  return risultato.fermati[0]?.guardia ?? titolo.replaceAll("\u00a0", " ");
};

test.each([
  [665, 335, "Due parti su tre sono del pubblico"],
  [655, 345, "Quasi due parti su tre sono del pubblico"],
  [220, 780, "Più di una parte su cinque è del pubblico"],
  [5, 14, "base"],
  [370, 630, "frazione"],
])("%i of %i more: %s", (pubblico, famiglie, told) => {
  expect(title(parts, money(pubblico, famiglie))).toBe(told);
});

test("no part is told of a whole of which something is hidden", () => {
  expect(title(parts, money(665, 335, { stati: { "valore|fonte_gruppo=famiglie": "riservato" } }))).toBe("protezione");
});

/** Two quartieri; the second column is what is marked, the third what is coming. */
const map = prova({
  misure: [
    "residenti",
    { misura: "residenti", dove: { zona: "nord" }, titolo: "Segno" },
    { misura: "residenti", dove: { zona: "sud" }, titolo: "Presto" },
  ],
  righe: { dimensione: "quartiere" },
  forma: "mappa",
  segna: { qui: 1, presto: 2 },
  risultati: ["luoghi"],
});
const places = (...residenti: readonly Cell[]): Given => ({ cells: { residenti } });
const Q1 = { quartiere: "Q1", zona: "nord" };
const Q2 = { quartiere: "Q2", zona: "sud" };

test.each([
  {
    name: "everywhere, marked in one",
    given: places([Q1, 5], [Q2, 7]),
    says: "Ovunque c’è chi abita, uno ha il segno",
  },
  {
    name: "everywhere, marked everywhere",
    given: places([Q1, 5], [{ ...Q2, zona: "nord" }, 7]),
    says: "Ovunque c’è chi abita",
  },
  { name: "in one place only", given: places([Q1, 5]), says: "Un luogo su 2" },
  {
    name: "one hidden",
    given: { ...places([Q1, 5], [Q2, 7]), stati: { "residenti|quartiere=Q2": "riservato" as const } },
    says: "protezione",
  },
  {
    name: "a mark of which nobody knows is not counted as missing",
    given: { ...places([Q1, 5], [Q2, 7]), stati: { "residenti|quartiere=Q2|zona=nord": "non-disponibile" as const } },
    says: "Ovunque c’è chi abita",
  },
])("$name", ({ given, says }) => {
  expect(title(map, given)).toBe(says);
});

test.each([
  [0, 1, { guardia: "base" }],
  [0, 2, { titolo: "Nessuno su 2" }],
  [1, 2, { titolo: "Uno su 2" }],
  [2, 3, { titolo: "2 su 3" }],
])("%i of %i", (part, whole, told) => {
  const number = (valore: number) => ({
    valore,
    stato: "valore",
    unita: { tipo: "conteggio", nome: "casi", scala: 0 },
  });
  const righe = [{ totale: true, membro: { codice: "totale" }, figure: [number(part), number(whole)] }];
  const frasi = { quanti: { membro: "assente", frasi: ["{n} su {tutti}", "Uno su {tutti}", "Nessuno su {tutti}"] } };
  expect(countOf({} as never, { misura: { frasi }, righe, colonne: [] } as never)).toEqual(told);
});
