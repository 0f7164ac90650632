import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Volontari degli sportelli",
  breve: "Volontari",
  definizione: "Volontari che tengono aperti gli sportelli dei Punti di Comunità.",
  unita: conteggio("volontari", "volontario"),
  blocco: "punti_comunita",
  valore: somma("volontari"),
  piano: [["zona"]],
  stima: "censimento",
  protezione: { tipo: "frequenza", soglia: "ordinaria" },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2016,
});
