import { conta, defineMisura } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Quartieri",
  definizione: "Quartieri della città.",
  unita: conteggio("quartieri", "quartiere"),
  blocco: "quartieri",
  valore: conta(),
  dimensioni: ["zona"],
  protezione: "pubblica",
  since: 2015,
});
