import type { ProspettoDef } from "../../schemas/prospetto.ts";

import { defineElenco } from "../../schemas/prospetto.ts";
export const prospetti: ProspettoDef[] = [
  {
    id: "zona-cantieri",
    titolo: "Risorse impiegate per cantiere",
    capitolo: "zone",
    per: "zona",
    misure: ["risorse-usate"],
    righe: { dimensione: "cantiere", totale: true },
    forma: "barre",
    risultati: ["primo"],
    note: ["La zona è il luogo del servizio, non la residenza di chi lo usa."],
  },
  {
    id: "zona-fonti",
    titolo: "Risorse impiegate per prima fonte",
    capitolo: "zone",
    per: "zona",
    misure: ["risorse-usate"],
    righe: { dimensione: "fonte_gruppo", totale: true },
    forma: "barre-impilate",
    colore: "fonte",
    risultati: ["quota"],
  },
  {
    id: "zona-quartieri",
    titolo: "I quartieri della zona",
    capitolo: "zone",
    per: "zona",
    misure: [
      "residenti",
      { misura: "servizi-quartiere", titolo: "Servizi nel quartiere" },
      { misura: "punti-mappa", titolo: "Punti di Comunità" },
    ],
    righe: { dimensione: "quartiere", soloPresenti: true, totale: true },
    forma: "barre",
    risultati: ["primo"],
  },
  {
    id: "zona-persone",
    titolo: "Persone, servizi e utenti per cantiere",
    capitolo: "zone",
    per: "zona",
    misure: ["personale", "volontari", "volontari-ore", "servizi", "utenti"],
    righe: { dimensione: "cantiere", totale: true },
  },
  {
    id: "zona-bisogni",
    titolo: "Bisogni segnalati e risposta trovata",
    capitolo: "zone",
    per: "zona",
    misure: ["bisogni"],
    righe: { dimensione: "cantiere", totale: true },
    colonne: { dimensione: "risposta", totale: true },
    forma: "barre-impilate",
    risultati: ["primo"],
  },
  {
    id: "zona-confronto",
    titolo: "Posizioni di volontariato nelle edizioni",
    capitolo: "zone",
    per: "zona",
    misure: ["volontari"],
    righe: { dimensione: "edizione" },
    forma: "linee",
    risultati: ["variazione"],
  },
];

export const elenchi = [
  defineElenco({
    id: "zona-punti",
    titolo: "I Punti di Comunità della zona",
    capitolo: "zone",
    per: "zona",
    tabella: "punti_comunita",
    colonne: ["nome", "quartiere", "stato", "ore_settimanali", "iniziative"],
    ordina: ["stato", "quartiere", "nome"],
  }),
];
