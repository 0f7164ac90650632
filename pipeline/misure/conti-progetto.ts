import { defineMisura, somma } from "../../schemas/misura.ts";
import { EURO } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Costo del progetto",
  breve: "Euro",
  definizione: "Risorse del progetto per anno e finanziatore.",
  unita: EURO,
  blocco: "conti",
  valore: somma("importo"),
  dimensioni: ["anno", "finanziatore"],
  protezione: "pubblica",
  since: 2015,
});
