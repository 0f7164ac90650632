import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Posizioni di volontariato",
  breve: "Posizioni di volontariato",
  definizione: "Posizioni e non persone: chi aiuta due enti conta in entrambi.",
  unita: conteggio("posizioni di volontariato", "posizione di volontariato"),
  frasi: {
    primo: { cantiere: "Il cantiere {nome} raccoglie {v}, più di ogni altro" },
    coppia: { cantiere: "I cantieri «{nome}» e «{nome2}» raccolgono {q} posizioni su 100" },
    soggetto: { nome: "le posizioni di volontariato", plurale: true },
  },
  blocco: "volontari",
  valore: somma("volontari"),
  piano: [["cantiere", "zona"]],
  stima: "espansione",
  protezione: { tipo: "frequenza", soglia: "ordinaria" },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2015,
});
