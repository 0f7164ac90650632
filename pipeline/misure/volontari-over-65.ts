import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Posizioni di volontariato di chi ha più di sessantacinque anni",
  breve: "Oltre i sessanta­cinque",
  definizione: "Posizioni di volontariato tenute da chi ha più di sessantacinque anni.",
  unita: conteggio("posizioni", "posizione"),
  blocco: "volontari",
  valore: somma("over_65"),
  piano: [["cantiere", "zona"]],
  stima: "espansione",
  protezione: { tipo: "frequenza", soglia: "ordinaria" },
  non_somma: [],
  universo: "rete",
  parte_di: "volontari",
  passo: 1,
  since: 2016,
});
