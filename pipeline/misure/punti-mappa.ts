import { conta, defineMisura } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Punti di Comunità per quartiere",
  definizione: "Punti di Comunità attivi o in apertura in ogni quartiere.",
  unita: conteggio("Punti di Comunità", "Punto di Comunità"),
  blocco: "punti_comunita",
  valore: conta(),
  dove: { stato: ["attivo", "in-apertura"] },
  dimensioni: ["zona", "quartiere"],
  protezione: "pubblica",
  since: 2016,
});
