import { conta, defineMisura } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Bisogni con una risposta",
  definizione: "Segnalazioni di bisogni che nella zona trovano una risposta, piena o parziale.",
  unita: conteggio("segnalazioni", "segnalazione"),
  blocco: "bisogni",
  valore: conta(),
  dove: { risposta: ["piena", "parziale"] },
  piano: [["cantiere", "zona"]],
  stima: "nessuna",
  protezione: { tipo: "pubblica", perche: "un bisogno segnalato non dice niente di chi lo segnala" },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2016,
});
