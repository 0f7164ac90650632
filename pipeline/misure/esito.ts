import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Risultati",
  breve: "Risultati",
  definizione: "Somma dei valori dichiarati per un indicatore.",
  unita: conteggio("unità", "unità", 2),
  blocco: "esiti",
  valore: somma("valore"),
  piano: [
    ["cantiere", "indicatore", "zona"],
    ["cantiere", "indicatore_gruppo"],
  ],
  stima: "nessuna",
  protezione: { tipo: "frequenza", soglia: "ordinaria" },
  non_somma: ["indicatore"],
  universo: "rete",
  parte_di: null,
  passo: 0.01,
  since: 2015,
});
