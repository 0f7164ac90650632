import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Indicatore R",
  breve: "Indicatore R",
  definizione:
    "Da 0 a 1, quanto è uguale la probabilità di rispondere tra enti di dimensione diversa: 1 se piccoli e grandi hanno risposto allo stesso modo.",
  unita: conteggio("punti", "punto", 2),
  blocco: "risposte",
  valore: somma("indicatore_r"),
  piano: [["gruppo"]],
  stima: "censimento",
  protezione: { tipo: "pubblica", perche: "quanti hanno risposto è pubblico" },
  non_somma: ["gruppo"],
  universo: "rete",
  parte_di: null,
  passo: 0.01,
  since: 2015,
});
