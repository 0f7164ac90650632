import type { ProspettoDef } from "../../schemas/prospetto.ts";

export const prospetti: ProspettoDef[] = [
  {
    id: "residenti-eta",
    titolo: "Residenti per età",
    capitolo: "citta",
    misure: ["residenti-eta"],
    righe: { dimensione: "fascia", totale: true },
    forma: "barre",
    risultati: ["quota"],
  },
  {
    id: "residenti-quartiere",
    titolo: "Residenti per quartiere",
    capitolo: "citta",
    misure: ["residenti"],
    righe: { dimensione: "quartiere" },
    forma: "piastrelle",
    risultati: ["primo"],
  },
  {
    id: "quartieri",
    titolo: "I quartieri, zona per zona",
    capitolo: "citta",
    misure: [
      "residenti",
      { misura: "servizi-quartiere", titolo: "Servizi nel quartiere" },
      { misura: "punti-mappa", titolo: "Punti, anche in apertura" },
    ],
    righe: { dimensione: "quartiere", gruppi: "zona", totale: true },
  },
];
