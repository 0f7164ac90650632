import type { ProspettoDef } from "../../schemas/prospetto.ts";

export const prospetti: ProspettoDef[] = [
  {
    id: "risposta-per-zona",
    titolo: "Enti che hanno risposto per zona della sede",
    capitolo: "come-leggere",
    misure: ["enti", "enti-rispondenti", "quota-risposta"],
    disegna: 2,
    righe: { dimensione: "zona", soloPresenti: true, totale: true },
    forma: "barre",
    riferimento: "citta",
    risultati: ["intervallo"],
  },
];
