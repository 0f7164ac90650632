import { defineMisura, somma } from "../../schemas/misura.ts";
import { EURO } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Valore figurativo",
  definizione:
    "Valore di beni, locali e lavoro ricevuti senza pagare, stimato da chi li riceve. Non si somma al valore complessivo.",
  unita: EURO,
  blocco: "risorse",
  valore: somma("figurativo"),
  dimensioni: ["cantiere", "zona"],
  protezione: "grandezza",
  since: 2016,
});
