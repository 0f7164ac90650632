import { conta, defineMisura } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Punti di Comunità",
  definizione: "Punti di Comunità al 31 dicembre, per stato.",
  unita: conteggio("Punti di Comunità", "Punto di Comunità"),
  frasi: {
    primo: { zona: "La zona {nome} ha {v}, più di ogni altra" },
    coppia: { zona: "Le zone {nome} e {nome2} hanno più Punti di Comunità delle altre" },
    luoghi: {
      quartiere: [
        "Ogni quartiere ha un Punto di Comunità attivo",
        "Ogni quartiere ha un Punto di Comunità attivo",
        "Un Punto di Comunità è attivo in {n} {quartiere|quartieri} su {tutti}",
      ],
    },
  },
  blocco: "punti_comunita",
  valore: conta(),
  piano: [
    ["stato", "zona"],
    ["stato", "quartiere"],
  ],
  stima: "censimento",
  protezione: { tipo: "pubblica", perche: "i Punti di Comunità sono pubblici" },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2016,
});
