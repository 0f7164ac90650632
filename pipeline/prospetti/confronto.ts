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
    id: "confronto-edizioni",
    titolo: "Le misure principali nelle edizioni",
    capitolo: "confronto",
    misure,
    righe: { dimensione: "misura" },
    colonne: { dimensione: "edizione" },
  },
  {
    id: "confronto-valore",
    titolo: "Valore complessivo nelle edizioni",
    capitolo: "confronto",
    misure: ["valore-netto"],
    righe: { dimensione: "edizione" },
    forma: "linee",
    risultati: ["variazione"],
  },
  {
    id: "confronto-volontari",
    titolo: "Posizioni di volontariato nelle edizioni",
    capitolo: "confronto",
    misure: ["volontari"],
    righe: { dimensione: "edizione" },
    forma: "linee",
    risultati: ["variazione"],
  },
  {
    id: "confronto-servizi",
    titolo: "Servizi nelle edizioni",
    capitolo: "confronto",
    misure: ["servizi"],
    righe: { dimensione: "edizione" },
    forma: "linee",
    risultati: ["variazione"],
  },
  {
    id: "confronto-cantieri",
    titolo: "Valore dei cantieri nelle edizioni",
    capitolo: "confronto",
    misure: ["valore-netto"],
    righe: { dimensione: "cantiere", totale: true },
    colonne: { dimensione: "edizione" },
  },
];
