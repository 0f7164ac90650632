import { defineMisura, distinti } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Quartieri raggiunti",
  definizione: "Quartieri diversi in cui si è avuto il risultato.",
  unita: conteggio("quartieri", "quartiere"),
  blocco: "esiti",
  valore: distinti("quartiere"),
  piano: [["cantiere", "indicatore", "zona"]],
  stima: "nessuna",
  protezione: { tipo: "pubblica", perche: "i quartieri raggiunti sono luoghi, non persone" },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2016,
});
