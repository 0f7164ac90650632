import { type ColonnaMisura, defineElenco, type ProspettoDef } from "../../schemas/prospetto.ts";

/** What cantieri and zone are set side by side by. */
export const SIDE_BY_SIDE: readonly ColonnaMisura[] = [
  { misura: "risorse-usate", titolo: "Risorse (euro)", barra: true },
  { misura: "personale", titolo: "Persone al lavoro" },
  { misura: "volontari", titolo: "Posizioni di volontariato" },
  { misura: "servizi", titolo: "Servizi" },
  { misura: "bisogni", titolo: "Bisogni segnalati" },
  { misura: "bisogni", dove: { risposta: "assente" }, titolo: "Senza risposta" },
];

export const prospetti: ProspettoDef[] = [
  {
    id: "cantieri-insieme",
    titolo: "I cantieri uno accanto all'altro",
    capitolo: "cantieri",
    misure: SIDE_BY_SIDE,
    righe: { dimensione: "cantiere", totale: true },
  },
  {
    id: "cantiere-esiti",
    titolo: "Risultati per indicatore e zona",
    capitolo: "cantieri",
    per: "cantiere",
    misure: ["esito"],
    righe: { dimensione: "indicatore", soloPresenti: true },
    colonne: { dimensione: "zona", totale: true },
    note: ["Ogni indicatore ha la sua unità: le righe non si sommano."],
  },
  {
    id: "cantiere-fonti",
    titolo: "Risorse impiegate per prima fonte",
    capitolo: "cantieri",
    per: "cantiere",
    misure: [
      { misura: "risorse-usate", titolo: "{parte}" },
      { misura: "risorse-usate", dove: { cantiere: "totale" }, titolo: "Tutti i cantieri" },
    ],
    righe: { dimensione: "fonte_gruppo", totale: true },
    forma: "barre-cento",
    colore: "fonte",
    risultati: ["quota", "coppia"],
    note: ["Denaro contato una volta sola, senza il lavoro dei volontari."],
  },
  {
    id: "cantiere-zone",
    titolo: "Risorse, persone, servizi e bisogni per zona",
    capitolo: "cantieri",
    per: "cantiere",
    misure: SIDE_BY_SIDE,
    righe: { dimensione: "zona", totale: true },
    note: [
      "La zona è il luogo del servizio, non la residenza di chi lo usa. Chi aiuta in due enti, o in due cantieri, è contato in entrambi.",
    ],
  },
  {
    id: "cantiere-contratti",
    titolo: "Persone che lavorano, per contratto",
    capitolo: "cantieri",
    per: "cantiere",
    misure: ["personale"],
    righe: { dimensione: "contratto", totale: true },
    forma: "barre",
    risultati: ["quota"],
  },
  {
    id: "cantiere-servizi",
    titolo: "Servizi per destinatari",
    capitolo: "cantieri",
    per: "cantiere",
    misure: [
      { misura: "servizi", titolo: "Servizi", barra: true },
      { misura: "utenti", titolo: "Utenti" },
      { misura: "posti", titolo: "Posti" },
      { misura: "lista-attesa", titolo: "In attesa" },
    ],
    righe: { dimensione: "destinatari", soloPresenti: true, totale: true },
    note: ["Chi usa due servizi, o aspetta per due, è contato due volte."],
  },
  {
    id: "cantiere-bisogni",
    titolo: "Bisogni segnalati e risposta trovata",
    capitolo: "cantieri",
    per: "cantiere",
    misure: [
      { misura: "bisogni", titolo: "{parte}" },
      { misura: "bisogni", dove: { cantiere: "totale" }, titolo: "Tutti i cantieri" },
    ],
    righe: { dimensione: "risposta", totale: true },
    forma: "barre-cento",
    colore: "presenza",
    risultati: ["quanti"],
    note: ["Sono segnalazioni degli enti, non persone."],
  },
];

export const elenchi = [
  defineElenco({
    id: "cantiere-proposte",
    titolo: "Che cosa è stato proposto e che cosa se ne è fatto",
    capitolo: "cantieri",
    per: "cantiere",
    tabella: "proposte",
    colonne: ["proposta", "stato", "risposta"],
    ordina: ["stato"],
  }),
];
