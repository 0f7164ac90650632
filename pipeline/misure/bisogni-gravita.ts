import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Somma delle gravità",
  definizione: "Somma dei voti di gravità: serve a calcolare la gravità media.",
  unita: conteggio("punti", "punto"),
  blocco: "bisogni",
  valore: somma("gravita"),
  dimensioni: ["cantiere", "zona", "risposta"],
  protezione: "pubblica",
  since: 2016,
});
