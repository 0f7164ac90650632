import { defineMisura, somma } from "../../schemas/misura.ts";
import { EURO } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Risorse dichiarate, lordo",
  definizione:
    "Somma di tutte le risorse che gli enti dichiarano di aver ricevuto, anche quelle pagate da un altro ente della rete: queste vi compaiono più di una volta.",
  unita: EURO,
  blocco: "finanziamenti",
  valore: somma("importo"),
  piano: [["cantiere", "fonte_gruppo"]],
  stima: "rapporto",
  protezione: { tipo: "grandezza", denaro_pubblico: true },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2015,
});
