import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Posizioni di volontariato tenute da donne",
  breve: "Tenute da donne",
  definizione: "Posizioni di volontariato tenute da donne.",
  unita: conteggio("posizioni", "posizione"),
  blocco: "volontari",
  valore: somma("donne"),
  piano: [["cantiere", "zona"]],
  stima: "espansione",
  protezione: { tipo: "frequenza", soglia: "ordinaria" },
  non_somma: [],
  universo: "rete",
  parte_di: "volontari",
  passo: 1,
  since: 2016,
});
