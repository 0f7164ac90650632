import { conta, defineMisura } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Punti di Comunità per quartiere",
  definizione: "Punti di Comunità attivi o in apertura in ogni quartiere.",
  unita: conteggio("Punti di Comunità", "Punto di Comunità"),
  blocco: "punti_comunita",
  valore: conta(),
  dove: { stato: ["attivo", "in-apertura"] },
  piano: [["quartiere", "zona"]],
  stima: "censimento",
  protezione: { tipo: "pubblica", perche: "i Punti di Comunità sono pubblici" },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2016,
});
