import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Ore di apertura a settimana",
  definizione: "Somma delle ore di apertura dei servizi in una settimana normale.",
  unita: conteggio("ore a settimana", "ora a settimana", 1),
  blocco: "servizi",
  valore: somma("ore_settimanali"),
  piano: [["cantiere", "zona"]],
  stima: "espansione",
  protezione: { tipo: "pubblica", perche: "i servizi offerti sono pubblici" },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2016,
});
