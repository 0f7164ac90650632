import { defineMisura, distinti } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Quartieri con un Punto di Comunità attivo",
  definizione: "Quartieri diversi in cui almeno un Punto è attivo al 31 dicembre.",
  unita: conteggio("quartieri", "quartiere"),
  blocco: "punti_comunita",
  valore: distinti("quartiere"),
  dove: { stato: ["attivo"] },
  piano: [["zona"]],
  stima: "censimento",
  protezione: { tipo: "pubblica", perche: "i Punti di Comunità sono pubblici" },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2016,
});
