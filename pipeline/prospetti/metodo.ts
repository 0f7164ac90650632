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
];
