import { defineMisura, somma } from "../../schemas/misura.ts";
import { EURO } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Denaro dato a enti della rete",
  definizione: "Trasferimenti ad altri enti della rete, come li dichiara chi paga.",
  unita: EURO,
  blocco: "risorse",
  valore: somma("importo"),
  dove: { voce_ruolo: ["trasferimento"] },
  dimensioni: ["cantiere", "zona"],
  protezione: "grandezza",
  since: 2015,
});
