import { conta, defineMisura } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

/** How many needs find no answer, as a title says it. */
export const SENZA_RISPOSTA = {
  membro: "assente",
  frasi: [
    "In {n} casi su {tutti} gli enti non vedono una risposta",
    "In un caso su {tutti} gli enti non vedono una risposta",
    "In nessun caso su {tutti} manca del tutto una risposta",
  ],
} as const;

export default defineMisura({
  titolo: "Bisogni segnalati",
  definizione: "Segnalazioni di bisogni da parte degli enti, per risposta trovata nella zona.",
  unita: conteggio("segnalazioni", "segnalazione"),
  frasi: {
    quanti: SENZA_RISPOSTA,
    ciascuno: {
      risposta: {
        zona: [
          "In tutte le zone la risposta più frequente è {minuscolo}",
          "In {n} zone su {tutti} la risposta più frequente è {minuscolo}",
          "f",
        ],
      },
    },
  },
  blocco: "bisogni",
  valore: conta(),
  piano: [["cantiere", "risposta", "zona"]],
  stima: "nessuna",
  protezione: { tipo: "pubblica", perche: "un bisogno segnalato non dice niente di chi lo segnala" },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2016,
});
