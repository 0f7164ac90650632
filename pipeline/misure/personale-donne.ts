import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Donne che lavorano",
  breve: "Donne",
  definizione: "Donne con un contratto al 31 dicembre.",
  unita: conteggio("donne", "donna"),
  blocco: "personale",
  valore: somma("donne"),
  dimensioni: ["cantiere", "zona", "contratto"],
  protezione: "frequenza",
  since: 2016,
});
