import { defineMisura, somma } from "../../schemas/misura.ts";
import { EURO } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Denaro arrivato da fuori",
  definizione:
    "Lordo meno il denaro passato all'interno: ogni euro una volta sola. Per gli enti con il Comune è il valore complessivo; per i soli enti comprende il denaro del Comune, che per loro arriva da fuori.",
  unita: EURO,
  blocco: "consolidato",
  valore: somma("importo"),
  dove: { voce: ["netto"] },
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
