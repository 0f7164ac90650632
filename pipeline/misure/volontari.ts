import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Posizioni di volontariato",
  breve: "Posizioni di volontariato",
  definizione: "Posizioni e non persone: chi aiuta due enti conta in entrambi.",
  unita: conteggio("posizioni di volontariato", "posizione di volontariato"),
  blocco: "volontari",
  valore: somma("volontari"),
  dimensioni: ["cantiere", "zona"],
  protezione: "frequenza",
  since: 2015,
});
