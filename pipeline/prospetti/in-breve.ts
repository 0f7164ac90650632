import type { ProspettoDef } from "../../schemas/prospetto.ts";

export const prospetti: ProspettoDef[] = [
  {
    id: "fonti-in-breve",
    titolo: "Da dove vengono le risorse",
    capitolo: "in-breve",
    misure: [{ misura: "valore-netto", titolo: "{citta}" }],
    righe: { dimensione: "fonte_gruppo", totale: true },
    forma: "monete",
    colore: "fonte",
    risultati: ["quota", "coppia"],
    note: [
      "Ogni moneta è un euro su cento; quella tra due fonti è un po' dell'una e un po' dell'altra.",
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
    disegnaSolo: ["piena", "parziale"],
    forma: "barre-impilate",
    colore: "presenza",
    risultati: ["frazione", "primo"],
    note: [
      "Sono segnalazioni degli enti, non persone. Le righe vanno dal tema più segnalato a quello meno, come nel grafico di chi aspetta.",
    ],
  },
  {
    id: "quartieri-in-breve",
    titolo: "I servizi e i Punti di Comunità, quartiere per quartiere",
    capitolo: "in-breve",
    misure: [
      { misura: "servizi-quartiere", titolo: "Servizi nel quartiere" },
      { misura: "punti", dove: { stato: "attivo" }, titolo: "Punto di Comunità attivo" },
      { misura: "punti", dove: { stato: "in-apertura" }, titolo: "Punto in apertura" },
    ],
    righe: { dimensione: "quartiere" },
    forma: "mappa",
    segna: { qui: 1, presto: 2 },
    risultati: ["luoghi"],
    note: [
      "In ogni casella, i servizi che si svolgono in quel solo quartiere: più ce ne sono, più è scura. Una casella senza segno non ha un Punto.",
      "Schema, non confini. I nomi dei quartieri sono nella tabella dei dati.",
    ],
  },
  {
    id: "attese-in-breve",
    titolo: "I bisogni senza risposta, tema per tema",
    capitolo: "in-breve",
    misure: [
      { misura: "bisogni-tema", dove: { risposta: "assente" }, titolo: "Senza risposta" },
      { misura: "bisogni-tema", titolo: "Segnalazioni" },
    ],
    righe: { dimensione: "bisogno", ordina: "valore", ordinaPer: 1, totale: true },
    forma: "cerchi",
    risultati: ["quanti"],
    note: ["Sono segnalazioni degli enti, non persone: non dicono chi ha più bisogno."],
  },
];
