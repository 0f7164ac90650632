import type { ProspettoDef } from "../../schemas/prospetto.ts";

export const prospetti: ProspettoDef[] = [
  {
    id: "bisogni-matrice",
    titolo: "Bisogni senza risposta, per cantiere e zona",
    capitolo: "bisogni",
    misure: ["quota-scoperti"],
    righe: { dimensione: "cantiere", totale: true },
    colonne: { dimensione: "zona", totale: true },
    forma: "matrice",
    note: [
      "Quota delle segnalazioni che nella zona non trovano risposta. Dove le segnalazioni sono poche la quota non si calcola.",
    ],
  },
  {
    id: "bisogni-cantiere",
    titolo: "Bisogni segnalati e risposta trovata, per cantiere",
    capitolo: "bisogni",
    misure: ["bisogni"],
    righe: { dimensione: "cantiere", totale: true },
    colonne: { dimensione: "risposta", totale: true },
    forma: "barre-impilate",
    risultati: ["primo"],
  },
  {
    id: "bisogni-tema",
    titolo: "Bisogni segnalati per tema",
    capitolo: "bisogni",
    misure: ["bisogni-tema"],
    righe: { dimensione: "bisogno", ordina: "valore", totale: true },
    colonne: { dimensione: "risposta", totale: true },
    forma: "barre-impilate",
    risultati: ["primo"],
  },
  {
    id: "bisogni-gravita",
    titolo: "Gravità media dei bisogni",
    capitolo: "bisogni",
    misure: ["gravita-media-tema"],
    righe: { dimensione: "bisogno", ordina: "valore", totale: true },
    colonne: { dimensione: "risposta", totale: true },
  },
];
