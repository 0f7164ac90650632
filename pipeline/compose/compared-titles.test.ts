// Titles that compare more than one with the rest, and what stops them.
import { expect, test } from "vitest";
import type { ProspettoDef } from "../../schemas/prospetto.ts";
import { reachedOf } from "./compared-titles.ts";
import { type Cell, type Given, printed, prova } from "./prova.support.ts";

const title = (def: ProspettoDef, given: Given): string => {
  const { titolo, risultato } = printed(def, given);
  return risultato.fermati[0]?.guardia ?? titolo.replaceAll("\u00a0", " ");
};

const ZONE = ["nord", "sud", "valle"];
const estimated = (ci_inf: number, ci_sup: number) => ({ stato: "stimato" as const, stimato: 0.2, ci_inf, ci_sup });

const pair = prova({
  misure: ["volontari"],
  righe: { dimensione: "zona", totale: true },
  forma: "barre",
  risultati: ["coppia"],
});
const volunteers = (...numbers: readonly number[]): Given => ({
  cells: { volontari: numbers.map((n, at): Cell => [{ zona: ZONE[at] ?? "" }, n]) },
});

test.each<[string, Given, string]>([
  ["two before the third", volunteers(45, 45, 10), "Nord e Sud hanno 90 posizioni su 100"],
  ["the second no more than the third", volunteers(40, 20, 20), "superlativo"],
  ["two alone are the whole", volunteers(50, 50), "confronto"],
  ["of few", volunteers(7, 7, 1), "base"],
  ["one hidden", { ...volunteers(45, 45, 10), stati: { "volontari|zona=valle": "riservato" } }, "protezione"],
  [
    "an interval that touches that of the third",
    {
      ...volunteers(45, 40, 30),
      stime: { "volontari|zona=sud": estimated(33, 47), "volontari|zona=valle": estimated(25, 35) },
    },
    "superlativo",
  ],
])("the two that come first: %s", (_, given, says) => {
  expect(title(pair, given)).toBe(says);
});

const panels = prova({
  misure: ["valore"],
  righe: { dimensione: "fonte_gruppo" },
  colonne: { dimensione: "zona", senza: ["citta", "fuori"] },
  forma: "multipli",
  risultati: ["ciascuno"],
});
/** Millions of the families in each zona, beside two of the public. */
const families = (numbers: readonly number[], more: Partial<Given> = {}): Given => ({
  ...more,
  cells: {
    valore: numbers.flatMap((n, at): Cell[] => [
      [{ zona: ZONE[at] ?? "", fonte_gruppo: "pubblico" }, 2e6],
      [{ zona: ZONE[at] ?? "", fonte_gruppo: "famiglie" }, n * 1e6],
    ]),
  },
});
const SUD = "valore|fonte_gruppo=famiglie|zona=sud";

test.each<[string, Given, string]>([
  ["the same in all", families([3, 4, 5]), "Ovunque le famiglie danno di più"],
  ["the same in most", families([3, 4, 1]), "In due zone su tre le famiglie danno di più"],
  ["a tie in one", families([3, 4, 2]), "superlativo"],
  ["not known in one", families([3, 4, 5], { stime: { [SUD]: estimated(1e6, 7e6) } }), "superlativo"],
  ["one alone is no rule", families([3, 2, 2]), "confronto"],
  ["one hidden", families([3, 4, 5], { stati: { [SUD]: "riservato" } }), "protezione"],
])("what comes first in each panel: %s", (_, given, says) => {
  expect(title(panels, given)).toBe(says);
});

test.each<[number, number, string]>([
  [6, 9, "Tutti e due"],
  [6, 5, "Uno su due"],
  [5, 1, "Nessuno"],
])("of %i and %i hours those that reach six", (one, other, says) => {
  const disegno = { punti: [one, other].map((valore) => ({ valore, stato: "valore" })), riferimento: { valore: 6 } };
  const dati = { misura: { frasi: { soglia: { nome: ["Tutti e {tutti}", "Molti", "Uno su {tutti}", "Nessuno"] } } } };
  const told = reachedOf({ righe: { dimensione: "nome" } } as never, dati as never, disegno as never);
  expect(told).toEqual({ titolo: says });
  const hidden = { ...disegno, punti: [...disegno.punti, { valore: null, stato: "riservato" }] };
  expect(reachedOf({ righe: { dimensione: "nome" } } as never, dati as never, hidden as never)).toEqual({
    guardia: "protezione",
  });
});
