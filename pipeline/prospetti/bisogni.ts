import type { ProspettoDef } from "../../schemas/prospetto.ts";

const FUORI_DAI_QUARTIERI = ["citta", "fuori"];
const CONTO =
  "Gli utenti sono contati in ogni servizio: chi ne usa due conta due volte. La zona è il luogo del servizio, e i servizi per tutta la città non stanno in nessuna zona.";

export const prospetti: ProspettoDef[] = [
  {
    id: "utenti-per-mille",
    titolo: "Utenti dei servizi ogni mille residenti",
    capitolo: "bisogni",
    misure: ["utenti", "residenti", "utenti-per-mille"],
    disegna: 2,
    righe: { dimensione: "zona", senza: FUORI_DAI_QUARTIERI },
    forma: "barre",
    note: [CONTO],
  },
  {
    id: "bisogni-divario",
    titolo: "Persone nel bisogno oltre gli utenti, per destinatari e zona",
    capitolo: "bisogni",
    misure: ["divario-bisogno"],
    righe: { dimensione: "destinatari" },
    colonne: { dimensione: "zona", senza: FUORI_DAI_QUARTIERI, totale: true },
    forma: "matrice",
    note: [
      CONTO,
      "Coperto vuol dire che gli utenti contati sono almeno quante le persone nel bisogno, non che ciascuna sia raggiunta. Ignoto non vuol dire zero: manca la stima del bisogno, o gli utenti non si conoscono abbastanza bene. Il totale conta anche i servizi per tutta la città e fuori città. Le zone e i gruppi non sono una graduatoria.",
    ],
  },
  {
    id: "bisogni-copertura",
    titolo: "Utenti e persone nel bisogno, per destinatari",
    capitolo: "bisogni",
    misure: ["utenti", "fabbisogno", "copertura-bisogno", "divario-bisogno"],
    righe: { dimensione: "destinatari" },
    note: [CONTO],
  },
  {
    id: "bisogni-zona-risposta",
    titolo: "La risposta ai bisogni di ogni zona, su una scala sola",
    capitolo: "bisogni",
    misure: ["bisogni"],
    righe: { dimensione: "risposta" },
    colonne: { dimensione: "zona", senza: ["citta", "fuori"] },
    forma: "multipli",
    colore: "presenza",
    risultati: ["ciascuno"],
    note: ["Contano gli enti che parlano, non il bisogno di chi abita lì: le zone non sono una graduatoria."],
  },
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
    colore: "presenza",
    risultati: ["quanti"],
  },
  {
    id: "bisogni-tema",
    titolo: "Bisogni segnalati per tema",
    capitolo: "bisogni",
    misure: ["bisogni-tema"],
    righe: { dimensione: "bisogno", ordina: "valore", totale: true },
    colonne: { dimensione: "risposta", totale: true },
    forma: "barre-impilate",
    colore: "presenza",
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
