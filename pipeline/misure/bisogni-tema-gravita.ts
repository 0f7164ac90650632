import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Somma delle gravità per tema",
  definizione: "Somma dei voti di gravità per bisogno: serve a calcolare la gravità media.",
  unita: conteggio("punti", "punto"),
  blocco: "bisogni",
  valore: somma("gravita"),
  dimensioni: ["bisogno", "risposta"],
  protezione: "pubblica",
  since: 2016,
});
