import { conta, defineMisura } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Quartieri",
  definizione: "Quartieri della città.",
  unita: conteggio("quartieri", "quartiere"),
  blocco: "quartieri",
  valore: conta(),
  piano: [["zona"]],
  stima: "censimento",
  protezione: { tipo: "pubblica", perche: "i quartieri sono pubblici" },
  non_somma: [],
  universo: null,
  parte_di: null,
  passo: 1,
  since: 2015,
});
