import { defineMisura, somma } from "../../schemas/misura.ts";
import { EURO } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Denaro passato da un ente all'altro della rete",
  definizione:
    "Denaro che un ente della rete, o il Comune, ha ricevuto da un altro: ogni passaggio è confrontato fra chi paga e chi riceve e conta una volta. Si toglie dal lordo.",
  unita: EURO,
  blocco: "consolidato",
  valore: somma("importo"),
  dove: { voce: ["interno"] },
  piano: [["passaggio"]],
  stima: "nessuna",
  protezione: { tipo: "grandezza", denaro_pubblico: true },
  non_somma: [],
  universo: "rete",
  parte_di: "valore-lordo",
  passo: 1,
  since: 2015,
  nelle_parti: null,
});
