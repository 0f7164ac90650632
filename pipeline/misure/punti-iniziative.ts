import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Iniziative dei Punti di Comunità",
  breve: "Iniziative",
  definizione: "Iniziative e progetti nati nell'anno nei Punti di Comunità.",
  unita: conteggio("iniziative", "iniziativa"),
  blocco: "punti_comunita",
  valore: somma("iniziative"),
  dimensioni: ["zona"],
  protezione: "pubblica",
  since: 2016,
});
