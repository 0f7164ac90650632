import { defineMisura, somma } from "../../schemas/misura.ts";
import { EURO } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Costo del progetto",
  breve: "Euro",
  definizione: "Risorse del progetto per anno e finanziatore.",
  unita: EURO,
  frasi: { quota: { finanziatore: "Il finanziatore «{nome}» mette {q} euro su 100" } },
  blocco: "conti",
  valore: somma("importo"),
  piano: [["anno", "finanziatore"]],
  stima: "censimento",
  protezione: { tipo: "pubblica", perche: "i conti del progetto sono pubblici" },
  non_somma: [],
  universo: null,
  parte_di: null,
  passo: 1,
  since: 2015,
});
