import { expect, test } from "vitest";
import type { Figura } from "../../schemas/figura.ts";
import type { ProspettoData } from "./dati.ts";
import { onlySaid } from "./rows-said.ts";

type Stato = Figura["stato"];
const table = (...rows: (readonly [string, ...Stato[]])[]): ProspettoData =>
  ({
    righe: rows.map(([nome, ...stati]) => ({
      membro: { codice: nome, nome },
      livello: 0,
      totale: nome === "Totale",
      figure: stati.map((stato) => ({ stato })),
    })),
  }) as unknown as ProspettoData;

const ONE = "Una riga non è elencata, perché nessuna sua cifra è disponibile.";
test.each<[string, ProspettoData, string[], string[]]>([
  ["all say something", table(["a", "valore"], ["b", "nulla"]), ["a", "b"], []],
  ["of one nobody said anything", table(["a", "valore", "nulla"], ["b", "non-disponibile", "nulla"]), ["a"], [ONE]],
  ["one number is enough to stay", table(["a", "non-disponibile", "stimato"]), ["a"], []],
  [
    "what is uncertain is part of the total",
    table(["a", "incerto", "non-disponibile"], ["b", "valore"]),
    ["a", "b"],
    [],
  ],
  ["what is only hidden is told to be", table(["a", "riservato", "nulla"], ["b", "valore"]), ["a", "b"], []],
  ["the total stays", table(["a", "valore"], ["Totale", "non-disponibile"]), ["a", "Totale"], []],
  ["where none says anything all stay", table(["a", "non-disponibile"], ["Totale", "valore"]), ["a", "Totale"], []],
  [
    "several are counted",
    table(["a", "valore"], ["b", "non-disponibile"], ["c", "non-disponibile"]),
    ["a"],
    ["2 righe non sono elencate, perché nessuna loro cifra è disponibile."],
  ],
])("%s", (_, dati, rows, said) => {
  const { shown, note } = onlySaid(dati);
  expect(shown.righe.map(({ membro }) => membro.nome)).toEqual(rows);
  expect(note).toEqual(said);
});
