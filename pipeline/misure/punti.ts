import { conta, defineMisura } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Punti di Comunità",
  definizione: "Punti di Comunità al 31 dicembre, per stato.",
  unita: conteggio("Punti di Comunità", "Punto di Comunità"),
  blocco: "punti_comunita",
  valore: conta(),
  dimensioni: ["zona", "stato"],
  protezione: "pubblica",
  since: 2016,
});
