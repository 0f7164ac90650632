import type { ProspettoDef } from "../../schemas/prospetto.ts";

const misure = [
  "valore-netto",
  "quota-famiglie",
  "personale",
  "volontari",
  "volontari-ore",
  "servizi",
  "utenti",
  "enti",
  "quota-risposta",
];

export const prospetti: ProspettoDef[] = [
  {
    id: "confronto-stessi-enti",
    titolo: "Che cosa è cambiato tra gli stessi enti",
    capitolo: "confronto",
    misure: ["valore-netto", "spesa", "personale", "volontari", "volontari-ore", "servizi", "utenti"],
    righe: { dimensione: "misura" },
    colonne: { dimensione: "stessi-enti" },
  },
  {
    id: "confronto-cantieri-stessi-enti",
    titolo: "La spesa dei cantieri tra gli stessi enti",
    capitolo: "confronto",
    misure: ["spesa"],
    righe: { dimensione: "cantiere", totale: true },
    colonne: { dimensione: "stessi-enti" },
  },
  {
    id: "confronto-edizioni",
    titolo: "Le misure principali nelle edizioni",
    capitolo: "confronto",
    misure,
    righe: { dimensione: "misura" },
    colonne: { dimensione: "edizione" },
  },
  // A line through two or three years says little more than their numbers, which stand in the chapter.
  {
    id: "confronto-valore",
    titolo: "Valore complessivo nelle edizioni",
    capitolo: "appendice",
    misure: ["valore-netto"],
    righe: { dimensione: "edizione" },
    forma: "linee",
    risultati: ["variazione"],
  },
];
