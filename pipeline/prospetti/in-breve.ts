import type { ProspettoDef } from "../../schemas/prospetto.ts";

export const prospetti: ProspettoDef[] = [
  {
    id: "fonti-in-breve",
    titolo: "Da dove vengono le risorse",
    capitolo: "in-breve",
    misure: [{ misura: "valore-netto", titolo: "{citta}" }],
    righe: { dimensione: "fonte_gruppo", totale: true },
    forma: "barre-cento",
    colore: "fonte",
    risultati: ["quota"],
    note: [
      "Valore contato una volta sola: il denaro passato da un ente all'altro della rete non è sommato due volte. Il lavoro dei volontari non è compreso.",
    ],
  },
  {
    id: "risposte-in-breve",
    titolo: "La risposta ai bisogni, tema per tema",
    capitolo: "in-breve",
    misure: ["bisogni-tema"],
    righe: { dimensione: "bisogno", ordina: "valore", totale: true },
    colonne: { dimensione: "risposta", totale: true },
    forma: "barre-impilate",
    colore: "presenza",
    risultati: ["primo"],
    note: ["Sono segnalazioni degli enti, non persone."],
  },
  {
    id: "servizi-in-breve",
    titolo: "I servizi, secondo il modo in cui si svolgono",
    capitolo: "in-breve",
    misure: ["servizi-modalita"],
    righe: { dimensione: "modalita", ordina: "valore", totale: true },
    forma: "barre",
    risultati: ["quota"],
  },
  {
    id: "attese-in-breve",
    titolo: "I bisogni senza risposta, tema per tema",
    capitolo: "in-breve",
    misure: [
      { misura: "bisogni-tema", dove: { risposta: "assente" }, titolo: "Senza risposta" },
      { misura: "bisogni-tema", titolo: "Segnalazioni" },
    ],
    righe: { dimensione: "bisogno", ordina: "valore", totale: true },
    forma: "barre",
    risultati: ["quanti"],
    note: ["Sono segnalazioni degli enti, non persone: non dicono chi ha più bisogno."],
  },
];
