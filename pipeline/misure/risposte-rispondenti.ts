import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Enti che hanno risposto a queste domande",
  breve: "Hanno risposto",
  definizione: "Enti di cui conta almeno una parte di queste domande; «niente da dichiarare» è una risposta.",
  unita: conteggio("enti", "ente"),
  blocco: "risposte",
  valore: somma("rispondenti"),
  piano: [["gruppo"]],
  stima: "censimento",
  protezione: { tipo: "pubblica", perche: "quanti hanno risposto è pubblico" },
  non_somma: ["gruppo"],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2015,
});
