import type { ProspettoDef } from "../../schemas/prospetto.ts";

export const prospetti: ProspettoDef[] = [
  {
    id: "enti-forma",
    titolo: "Enti della rete per forma giuridica",
    capitolo: "rete",
    misure: ["enti"],
    righe: { dimensione: "forma_giuridica", soloPresenti: true, ordina: "valore", totale: true },
    forma: "barre",
    risultati: ["primo"],
  },
  {
    id: "enti-forma-zona",
    titolo: "Enti per forma giuridica e zona della sede",
    capitolo: "rete",
    misure: ["enti"],
    righe: { dimensione: "forma_giuridica", soloPresenti: true, totale: true },
    colonne: { dimensione: "zona", totale: true },
  },
  {
    id: "risposta-per-cantiere",
    titolo: "Chi ha risposto, per cantiere principale",
    capitolo: "rete",
    misure: ["enti", "enti-rispondenti", "quota-risposta"],
    disegna: 2,
    righe: { dimensione: "cantiere", soloPresenti: true, totale: true },
    forma: "barre",
    riferimento: "citta",
    risultati: ["intervallo"],
  },
  {
    id: "risposta-per-forma",
    titolo: "Chi ha risposto, per forma giuridica",
    capitolo: "rete",
    misure: ["enti", "enti-rispondenti", "quota-risposta"],
    righe: { dimensione: "forma_giuridica", soloPresenti: true, totale: true },
  },
  {
    id: "servizi-quartiere",
    titolo: "Servizi per quartiere",
    capitolo: "rete",
    misure: ["servizi-quartiere"],
    righe: { dimensione: "quartiere" },
    forma: "piastrelle",
    risultati: ["primo"],
    note: ["Solo i servizi che si svolgono in un quartiere preciso."],
  },
];
