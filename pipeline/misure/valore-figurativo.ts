import { defineMisura, somma } from "../../schemas/misura.ts";
import { EURO } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Valore figurativo",
  definizione:
    "Valore di beni, locali e lavoro ricevuti senza pagare, stimato da chi li riceve. Non si somma al valore complessivo.",
  unita: EURO,
  blocco: "risorse",
  valore: somma("figurativo"),
  piano: [["cantiere", "zona"]],
  stima: "rapporto",
  protezione: { tipo: "grandezza", denaro_pubblico: false },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2016,
});
