import type { ProspettoDef } from "../../schemas/prospetto.ts";

import { defineElenco } from "../../schemas/prospetto.ts";
export const prospetti: ProspettoDef[] = [
  {
    id: "punti-mappa",
    titolo: "Dove c'è un Punto di Comunità",
    capitolo: "punti-comunita",
    misure: [
      { misura: "punti", dove: { stato: "attivo" }, titolo: "Attivo" },
      { misura: "punti", dove: { stato: "in-apertura" }, titolo: "In apertura" },
      { misura: "punti-ore", titolo: "Ore a settimana" },
    ],
    righe: { dimensione: "quartiere" },
    forma: "piastrelle",
    colore: "presenza",
    risultati: ["luoghi"],
    note: [
      "Al 31 dicembre. Accanto al nome della zona, i quartieri con un Punto attivo; in ogni casella, le ore di sportello in una settimana normale.",
      "Schema, non confini. Una casella vuota non vuol dire abitanti senza un Punto a cui andare.",
    ],
  },
  {
    id: "punti-zona",
    titolo: "I Punti di Comunità, zona per zona",
    capitolo: "punti-comunita",
    misure: [
      { misura: "punti", dove: { stato: "attivo" }, titolo: "Attivi" },
      { misura: "punti", dove: { stato: "in-apertura" }, titolo: "In apertura" },
      { misura: "punti-quartieri", titolo: "Quartieri con un Punto attivo" },
      "quota-quartieri-punto",
      "punti-accessi",
      "punti-iniziative",
      "punti-volontari",
    ],
    righe: { dimensione: "zona", senza: ["citta", "fuori"], totale: true },
    forma: "barre",
    risultati: ["primo", "coppia"],
  },
  {
    id: "punti-ore",
    titolo: "Ore di sportello a settimana di ogni Punto attivo",
    capitolo: "punti-comunita",
    misure: ["punti-ore"],
    righe: { dimensione: "nome", soloPresenti: true, ordina: "valore" },
    forma: "barre",
    riferimento: "ore_punto",
    risultati: ["soglia"],
  },
];

export const elenchi = [
  defineElenco({
    id: "punti-elenco",
    titolo: "I Punti di Comunità",
    capitolo: "punti-comunita",
    tabella: "punti_comunita",
    colonne: ["nome", "quartiere", "stato", "data_apertura", "ore_settimanali", "iniziative"],
    ordina: ["stato", "quartiere", "nome"],
  }),
];
