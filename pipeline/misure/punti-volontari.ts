import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Volontari degli sportelli",
  breve: "Volontari",
  definizione: "Volontari che tengono aperti gli sportelli dei Punti di Comunità.",
  unita: conteggio("volontari", "volontario"),
  blocco: "punti_comunita",
  valore: somma("volontari"),
  dimensioni: ["zona"],
  protezione: "frequenza",
  since: 2016,
});
