import { defineMisura, somma } from "../../schemas/misura.ts";
import { EURO } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Risorse dell'anno prima di chi ha risposto",
  breve: "Di chi ha risposto",
  definizione: "Dimensione degli enti che hanno risposto a queste domande.",
  unita: EURO,
  blocco: "risposte",
  valore: somma("peso_rispondenti"),
  piano: [["gruppo"]],
  stima: "censimento",
  protezione: { tipo: "pubblica", perche: "quanti hanno risposto è pubblico" },
  non_somma: ["gruppo"],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2015,
});
