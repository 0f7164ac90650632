import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Ore di lavoro",
  breve: "Ore di lavoro",
  definizione: "Ore lavorate nell'anno da chi ha un contratto.",
  unita: conteggio("ore", "ora", 1),
  blocco: "personale",
  valore: somma("ore_annue"),
  piano: [["cantiere", "zona"]],
  stima: "espansione",
  protezione: { tipo: "grandezza", denaro_pubblico: false },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2016,
});
