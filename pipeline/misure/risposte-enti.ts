import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Enti a cui si è chiesto",
  breve: "Enti",
  definizione: "Enti della rete a cui si sono fatte queste domande, Comune compreso.",
  unita: conteggio("enti", "ente"),
  blocco: "risposte",
  valore: somma("enti"),
  piano: [["gruppo"]],
  stima: "censimento",
  protezione: { tipo: "pubblica", perche: "quanti hanno risposto è pubblico" },
  non_somma: ["gruppo"],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2015,
});
