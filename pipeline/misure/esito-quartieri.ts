import { defineMisura, distinti } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Quartieri raggiunti",
  definizione: "Quartieri diversi in cui si è avuto il risultato.",
  unita: conteggio("quartieri", "quartiere"),
  blocco: "esiti",
  valore: distinti("quartiere"),
  dimensioni: ["cantiere", "zona", "indicatore"],
  protezione: "pubblica",
  since: 2016,
});
