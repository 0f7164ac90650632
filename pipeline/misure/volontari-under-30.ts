import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Posizioni di volontariato di chi ha meno di trent'anni",
  breve: "Meno di trent'anni",
  definizione: "Posizioni di volontariato tenute da chi ha meno di trent'anni.",
  unita: conteggio("posizioni", "posizione"),
  blocco: "volontari",
  valore: somma("under_30"),
  piano: [["cantiere", "zona"]],
  stima: "espansione",
  protezione: { tipo: "frequenza", soglia: "ordinaria" },
  non_somma: [],
  universo: "rete",
  parte_di: "volontari",
  passo: 1,
  since: 2016,
});
