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
  dimensioni: ["cantiere", "zona", "fonte_gruppo"],
  protezione: "grandezza",
  since: 2015,
});
