import { conta, defineMisura } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Servizi per quartiere",
  definizione: "Servizi che si svolgono in un solo quartiere.",
  unita: conteggio("servizi", "servizio"),
  blocco: "servizi",
  valore: conta(),
  presenti: ["quartiere"],
  dimensioni: ["zona", "quartiere"],
  protezione: "pubblica",
  since: 2016,
});
