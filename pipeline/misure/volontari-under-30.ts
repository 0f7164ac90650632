import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Posizioni di volontariato di chi ha meno di trent'anni",
  breve: "Meno di trent'anni",
  definizione: "Posizioni di volontariato tenute da chi ha meno di trent'anni.",
  unita: conteggio("posizioni", "posizione"),
  blocco: "volontari",
  valore: somma("under_30"),
  dimensioni: ["cantiere", "zona"],
  protezione: "frequenza",
  since: 2016,
});
