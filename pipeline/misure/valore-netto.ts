import { defineMisura, somma } from "../../schemas/misura.ts";
import { EURO } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Valore complessivo",
  breve: "Valore (euro)",
  definizione:
    "Valore del welfare cittadino: risorse arrivate da fuori della rete, contate una volta sola: pubbliche, delle famiglie, di altri privati e proprie. Dice dove il denaro entra nella rete; dove è impiegato lo dicono le risorse impiegate. Il lavoro dei volontari non è compreso.",
  unita: EURO,
  frasi: {
    quota: { fonte_gruppo: "{Chi} {mette|mettono} {q} euro su 100, {secondo} {q2}" },
    coppia: { fonte_gruppo: "{Chi} e {chi2} mettono insieme {q} euro su 100" },
    soggetto: { nome: "il valore complessivo", plurale: false },
  },
  blocco: "finanziamenti",
  valore: somma("importo"),
  dove: { interno: [false] },
  piano: [["fonte_gruppo"], ["fonte"]],
  stima: "rapporto",
  protezione: { tipo: "grandezza", denaro_pubblico: true },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2015,
  nelle_parti: "risorse-usate",
});
