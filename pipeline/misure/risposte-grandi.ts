import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Enti grandi",
  breve: "Enti grandi",
  definizione:
    "Enti che insieme hanno il 60% delle risorse della rete, o da soli più del 3%: nessun altro ente sta per loro.",
  unita: conteggio("enti", "ente"),
  blocco: "risposte",
  valore: somma("grandi"),
  piano: [["gruppo"]],
  stima: "censimento",
  protezione: { tipo: "pubblica", perche: "quanti hanno risposto è pubblico" },
  non_somma: ["gruppo"],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2015,
});
