import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Base dei risultati",
  definizione: "Totale di cui il risultato è una parte.",
  unita: conteggio("unità", "unità", 2),
  blocco: "esiti",
  valore: somma("su"),
  piano: [["cantiere", "indicatore", "zona"]],
  stima: "nessuna",
  protezione: { tipo: "frequenza", soglia: "ordinaria" },
  non_somma: ["indicatore"],
  universo: "rete",
  parte_di: null,
  passo: 0.01,
  since: 2015,
});
