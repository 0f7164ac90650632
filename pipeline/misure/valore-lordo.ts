import { defineMisura, somma } from "../../schemas/misura.ts";
import { EURO } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Risorse ricevute, lordo",
  definizione:
    "Somma di tutto ciò che gli enti e il Comune hanno ricevuto, anche da un altro ente della rete: quel denaro vi compare più di una volta. Dove chi paga e chi riceve non dicono la stessa cifra ne vale una sola.",
  unita: EURO,
  blocco: "consolidato",
  valore: somma("importo"),
  dove: { voce: ["lordo"] },
  piano: [["passaggio"]],
  stima: "nessuna",
  protezione: { tipo: "grandezza", denaro_pubblico: true },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2015,
  nelle_parti: null,
});
