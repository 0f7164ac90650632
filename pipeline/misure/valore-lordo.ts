import { defineMisura, somma } from "../../schemas/misura.ts";
import { EURO } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Risorse dichiarate, lordo",
  definizione:
    "Somma di tutte le risorse che gli enti dichiarano di aver ricevuto, anche quelle pagate da un altro ente della rete: queste vi compaiono più di una volta.",
  unita: EURO,
  blocco: "finanziamenti",
  valore: somma("importo"),
  dimensioni: ["cantiere", "zona", "fonte_gruppo", "fonte"],
  protezione: "grandezza",
  since: 2015,
});
