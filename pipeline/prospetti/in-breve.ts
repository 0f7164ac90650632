import type { ProspettoDef } from "../../schemas/prospetto.ts";

export const prospetti: ProspettoDef[] = [
  {
    id: "fonti-in-breve",
    titolo: "Da dove vengono le risorse",
    capitolo: "in-breve",
    misure: ["valore-netto"],
    righe: { dimensione: "fonte_gruppo", totale: true },
    forma: "barre-impilate",
    colore: "fonte",
    risultati: ["quota"],
    note: [
      "Valore contato una volta sola: il denaro passato da un ente all'altro della rete non è sommato due volte. Il lavoro dei volontari non è compreso.",
    ],
  },
];
