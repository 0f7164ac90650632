import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Residenti per età",
  breve: "Residenti",
  definizione: "Residenti della città per fascia di età.",
  unita: conteggio("residenti", "residente"),
  frasi: { quota: { fascia: "{Q} residenti su 100 hanno {minuscolo}" } },
  blocco: "residenti_eta",
  valore: somma("residenti"),
  piano: [["fascia"]],
  stima: "censimento",
  protezione: { tipo: "pubblica", perche: "i residenti sono dati pubblici" },
  non_somma: [],
  universo: null,
  parte_di: null,
  passo: 1,
  since: 2015,
});
