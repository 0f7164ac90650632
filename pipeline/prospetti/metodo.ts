import type { ProspettoDef } from "../../schemas/prospetto.ts";

export const prospetti: ProspettoDef[] = [
  {
    id: "risposta-domande",
    titolo: "Come si è risposto, per gruppo di domande",
    capitolo: "metodo",
    misure: [
      "risposte-enti",
      "risposte-rispondenti",
      "quota-risposta-domande",
      "quota-risposta-peso",
      "risposte-indicatore-r",
      "risposte-grandi",
      "risposte-grandi-assenti",
    ],
    righe: { dimensione: "gruppo" },
  },
  {
    id: "doppi-conteggi",
    titolo: "Lordo, denaro passato nella rete e netto, per cantiere",
    capitolo: "metodo",
    misure: [
      { misura: "valore-lordo", titolo: "Lordo" },
      { misura: "valore-interno", titolo: "Passato nella rete" },
      { misura: "valore-netto", titolo: "Netto" },
      { misura: "quota-interno", titolo: "Doppi conteggi evitati" },
    ],
    righe: { dimensione: "cantiere", totale: true },
  },
];
