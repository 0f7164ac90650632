import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Risultati",
  breve: "Risultati",
  definizione: "Somma dei valori dichiarati per un indicatore.",
  unita: conteggio("unità", "unità", 2),
  blocco: "esiti",
  valore: somma("valore"),
  dimensioni: ["cantiere", "zona", "indicatore", "indicatore_gruppo"],
  protezione: "frequenza",
  since: 2015,
});
