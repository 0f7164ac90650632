import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Residenti",
  definizione: "Residenti dei quartieri.",
  unita: conteggio("residenti", "residente"),
  blocco: "residenti_quartiere",
  valore: somma("residenti"),
  dimensioni: ["zona", "quartiere"],
  protezione: "pubblica",
  since: 2015,
});
