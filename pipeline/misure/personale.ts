import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Persone che lavorano",
  breve: "Persone",
  definizione: "Persone con un contratto al 31 dicembre. Chi lavora per due enti conta in entrambi.",
  unita: conteggio("persone", "persona"),
  blocco: "personale",
  valore: somma("persone"),
  dimensioni: ["cantiere", "zona", "contratto", "contratto_ruolo"],
  protezione: "frequenza",
  since: 2015,
});
