import { defineMisura, somma } from "../../schemas/misura.ts";
import { EURO } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Risorse impiegate nelle zone",
  definizione:
    "Spesa dell'anno per attività che si svolgono in una zona; senza quelle di tutta la città e fuori città, e senza il denaro dato ad altri enti della rete.",
  unita: EURO,
  blocco: "usi",
  valore: somma("importo"),
  dove: { in_zona: [true] },
  piano: [["zona"]],
  stima: "rapporto",
  protezione: { tipo: "grandezza", denaro_pubblico: true },
  non_somma: [],
  universo: "rete",
  parte_di: "risorse-usate",
  passo: 1,
  since: 2015,
});
