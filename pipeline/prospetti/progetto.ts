import type { ProspettoDef } from "../../schemas/prospetto.ts";

import { defineElenco } from "../../schemas/prospetto.ts";
export const prospetti: ProspettoDef[] = [
  {
    id: "conti",
    titolo: "Il costo del progetto per finanziatore",
    capitolo: "progetto",
    misure: ["conti-progetto"],
    righe: { dimensione: "finanziatore", ordina: "valore", totale: true },
    forma: "barre",
    risultati: ["quota"],
  },
  {
    id: "conti-anni",
    titolo: "I conti del progetto, anno per anno",
    capitolo: "progetto",
    misure: ["conti-progetto"],
    righe: { dimensione: "finanziatore", totale: true },
    colonne: { dimensione: "anno", totale: true },
  },
];

export const elenchi = [
  defineElenco({
    id: "organi",
    titolo: "Gli organi, le agenzie e i partner",
    capitolo: "progetto",
    tabella: "organi",
    colonne: ["nome", "tipo", "descrizione"],
    ordina: [],
  }),
  defineElenco({
    id: "tappe",
    titolo: "Le tappe",
    capitolo: "progetto",
    tabella: "tappe",
    colonne: ["data", "testo"],
    ordina: [],
  }),
];
