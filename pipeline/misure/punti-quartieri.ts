import { defineMisura, distinti } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Quartieri con un Punto di Comunità attivo",
  definizione: "Quartieri diversi in cui almeno un Punto è attivo al 31 dicembre.",
  unita: conteggio("quartieri", "quartiere"),
  blocco: "punti_comunita",
  valore: distinti("quartiere"),
  dove: { stato: ["attivo"] },
  dimensioni: ["zona"],
  protezione: "pubblica",
  since: 2016,
});
