import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Accessi ai Punti di Comunità",
  breve: "Accessi",
  definizione: "Visite agli sportelli nell'anno: contano le visite, non le persone.",
  unita: conteggio("accessi", "accesso"),
  blocco: "punti_comunita",
  valore: somma("accessi"),
  dimensioni: ["zona"],
  protezione: "pubblica",
  since: 2016,
});
