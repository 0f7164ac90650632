import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Iniziative dei Punti di Comunità",
  breve: "Iniziative",
  definizione: "Iniziative e progetti nati nell'anno nei Punti di Comunità.",
  unita: conteggio("iniziative", "iniziativa"),
  blocco: "punti_comunita",
  valore: somma("iniziative"),
  piano: [["zona"]],
  stima: "censimento",
  protezione: { tipo: "pubblica", perche: "i Punti di Comunità sono pubblici" },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2016,
});
