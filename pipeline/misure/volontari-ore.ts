import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Ore di volontariato",
  breve: "Ore donate",
  definizione: "Ore donate nell'anno dai volontari.",
  unita: conteggio("ore", "ora", 1),
  frasi: {
    primo: { cantiere: "Nel cantiere {nome} si donano {v}, più che negli altri" },
    coppia: { cantiere: "A «{nome}» e «{nome2}» vanno {q} ore donate su 100" },
    soggetto: { nome: "le ore donate", plurale: true },
  },
  blocco: "volontari",
  valore: somma("ore_annue"),
  piano: [["cantiere", "zona"]],
  stima: "espansione",
  protezione: { tipo: "grandezza", denaro_pubblico: false },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2016,
});
