import { defineMisura, somma } from "../../schemas/misura.ts";
import { EURO } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Denaro passato da un ente all'altro della rete",
  definizione:
    "Risorse che un ente ha ricevuto da un altro ente della rete o dal Comune: si tolgono dal lordo per contare ogni euro una volta sola.",
  unita: EURO,
  blocco: "finanziamenti",
  valore: somma("importo"),
  dove: { interno: [true] },
  piano: [["cantiere"], ["fonte_gruppo"]],
  stima: "rapporto",
  protezione: { tipo: "grandezza", denaro_pubblico: true },
  non_somma: [],
  universo: "rete",
  parte_di: "valore-lordo",
  passo: 1,
  since: 2015,
});
