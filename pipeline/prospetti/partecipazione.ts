import { ESITI_RISPOSTA } from "../../schemas/liste.ts";
import type { ProspettoDef } from "../../schemas/prospetto.ts";

import { defineElenco } from "../../schemas/prospetto.ts";
export const prospetti: ProspettoDef[] = [
  {
    id: "voci-occasione",
    titolo: "Contributi per occasione",
    capitolo: "partecipazione",
    misure: ["voci"],
    righe: { dimensione: "occasione", ordina: "valore", totale: true },
    forma: "barre",
    risultati: ["primo"],
  },
  {
    id: "voci-cantiere",
    titolo: "Contributi e proposte per cantiere",
    capitolo: "partecipazione",
    misure: ["voci", "proposte"],
    righe: { dimensione: "cantiere", totale: true },
    note: ["La stessa proposta può riguardare più cantieri: le proposte diverse non si sommano."],
  },
];

export const elenchi = [
  defineElenco({
    id: "obiettivi",
    titolo: "Gli obiettivi scritti con un numero",
    capitolo: "partecipazione",
    tabella: "obiettivi",
    colonne: ["obiettivo", "che_cosa"],
    ordina: [],
  }),
  defineElenco({
    id: "proposte-risposte",
    titolo: "Che cosa è stato proposto e che cosa se ne è fatto",
    capitolo: "partecipazione",
    tabella: "proposte",
    colonne: ["proposta", "cantiere", "stato", "voci", "risposta"],
    ordina: ["stato"],
  }),
  defineElenco({
    id: "commenti-risposte",
    titolo: "Che cosa è stato chiesto della bozza e che cosa abbiamo fatto",
    capitolo: "partecipazione",
    tabella: "commenti",
    colonne: ["chiesto", "tipo", "dove", "chi", "esito", "risposta"],
    ordina: ["esito"],
    dove: { esito: [...ESITI_RISPOSTA] },
  }),
];
