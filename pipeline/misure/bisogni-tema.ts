import { conta, defineMisura } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";
import { SENZA_RISPOSTA } from "./bisogni.ts";

export default defineMisura({
  titolo: "Bisogni segnalati per tema",
  definizione: "Segnalazioni di bisogni da parte degli enti, per bisogno e per risposta.",
  unita: conteggio("segnalazioni", "segnalazione"),
  frasi: {
    primo: { bisogno: "Il tema più segnalato è «{nome}», in {cifra} casi" },
    quanti: SENZA_RISPOSTA,
    frazione: {
      membro: "parziale",
      intero: ["piena", "parziale"],
      genere: "f",
      frasi: ["{Quante} risposta su {su} è parziale", "{Quante} risposte su {su} sono parziali"],
    },
  },
  blocco: "bisogni",
  valore: conta(),
  piano: [["bisogno", "risposta"]],
  stima: "nessuna",
  protezione: { tipo: "pubblica", perche: "un bisogno segnalato non dice niente di chi lo segnala" },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2016,
});
