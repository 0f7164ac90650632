import { defineMisura, distinti } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Proposte raccolte",
  breve: "Proposte diverse",
  definizione: "Proposte diverse arrivate con i contributi.",
  unita: conteggio("proposte", "proposta"),
  blocco: "voci",
  valore: distinti("proposta", { vuoto: "nulla" }),
  piano: [["cantiere"], ["occasione"]],
  stima: "nessuna",
  protezione: { tipo: "pubblica", perche: "le proposte si pubblicano come sono" },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2016,
});
