import { defineMisura, somma } from "../../schemas/misura.ts";
import { EURO } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Risorse dell'anno prima di tutti gli enti",
  breve: "Risorse dell'anno prima",
  definizione:
    "Dimensione degli enti della rete: le loro risorse dell'anno prima, o quelle stimate dove non sono scritte.",
  unita: EURO,
  blocco: "risposte",
  valore: somma("peso"),
  piano: [["gruppo"]],
  stima: "censimento",
  protezione: { tipo: "pubblica", perche: "quanti hanno risposto è pubblico" },
  non_somma: ["gruppo"],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2015,
});
