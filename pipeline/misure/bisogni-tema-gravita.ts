import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Somma delle gravità per tema",
  definizione: "Somma dei voti di gravità per bisogno: serve a calcolare la gravità media.",
  unita: conteggio("punti", "punto"),
  blocco: "bisogni",
  valore: somma("gravita"),
  piano: [["bisogno", "risposta"]],
  stima: "nessuna",
  protezione: { tipo: "pubblica", perche: "un bisogno segnalato non dice niente di chi lo segnala" },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2016,
});
