import { conta, defineMisura } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Servizi per quartiere",
  definizione: "Servizi che si svolgono in un solo quartiere.",
  unita: conteggio("servizi", "servizio"),
  frasi: {
    primo: { quartiere: "{Nome} ha {v}, più di ogni altro quartiere" },
    coppia: { quartiere: "{Nome} e {nome2} hanno più servizi degli altri quartieri" },
    luoghi: {
      quartiere: [
        "Ogni quartiere ha servizi, {n} {ha un|un} Punto di Comunità",
        "In ogni quartiere ci sono servizi",
        "{N} {quartiere|quartieri} su {tutti} {ha|hanno} servizi",
      ],
    },
  },
  blocco: "servizi",
  valore: conta(),
  presenti: ["quartiere"],
  piano: [["quartiere", "zona"]],
  stima: "nessuna",
  protezione: { tipo: "pubblica", perche: "i servizi offerti sono pubblici" },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2016,
});
