import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Ore di lavoro",
  breve: "Ore di lavoro",
  definizione: "Ore lavorate nell'anno da chi ha un contratto.",
  unita: conteggio("ore", "ora", 1),
  blocco: "personale",
  valore: somma("ore_annue"),
  dimensioni: ["cantiere", "zona", "contratto"],
  protezione: "grandezza",
  since: 2016,
});
