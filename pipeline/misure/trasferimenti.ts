import { defineMisura, somma } from "../../schemas/misura.ts";
import { EURO } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Denaro dato a enti della rete",
  definizione: "Trasferimenti ad altri enti della rete, come li dichiara chi paga.",
  unita: EURO,
  blocco: "risorse",
  valore: somma("importo"),
  dove: { voce_ruolo: ["trasferimento"] },
  piano: [["cantiere", "zona"]],
  stima: "rapporto",
  protezione: { tipo: "grandezza", denaro_pubblico: true },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2015,
});
