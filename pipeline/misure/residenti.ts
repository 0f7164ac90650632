import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Residenti",
  definizione: "Residenti dei quartieri.",
  unita: conteggio("residenti", "residente"),
  frasi: { primo: { quartiere: "{Nome} è il quartiere più abitato, con {v}" } },
  blocco: "residenti_quartiere",
  valore: somma("residenti"),
  piano: [["quartiere", "zona"]],
  stima: "censimento",
  protezione: { tipo: "pubblica", perche: "i residenti sono dati pubblici" },
  non_somma: [],
  universo: null,
  parte_di: null,
  passo: 1,
  since: 2015,
});
