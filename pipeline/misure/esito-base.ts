import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Base dei risultati",
  definizione: "Totale di cui il risultato è una parte.",
  unita: conteggio("unità", "unità", 2),
  blocco: "esiti",
  valore: somma("su"),
  dimensioni: ["cantiere", "zona", "indicatore"],
  protezione: "frequenza",
  since: 2015,
});
