import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Posizioni di volontariato tenute da donne",
  breve: "Tenute da donne",
  definizione: "Posizioni di volontariato tenute da donne.",
  unita: conteggio("posizioni", "posizione"),
  blocco: "volontari",
  valore: somma("donne"),
  dimensioni: ["cantiere", "zona"],
  protezione: "frequenza",
  since: 2016,
});
