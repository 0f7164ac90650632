import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Donne che lavorano",
  breve: "Donne",
  definizione: "Donne con un contratto al 31 dicembre.",
  unita: conteggio("donne", "donna"),
  blocco: "personale",
  valore: somma("donne"),
  piano: [["cantiere", "zona"], ["contratto"]],
  stima: "espansione",
  protezione: { tipo: "frequenza", soglia: "ordinaria" },
  non_somma: [],
  universo: "rete",
  parte_di: "personale",
  passo: 1,
  since: 2016,
});
