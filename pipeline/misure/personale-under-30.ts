import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Persone che lavorano con meno di trent'anni",
  breve: "Meno di trent'anni",
  definizione: "Persone con un contratto e meno di trent'anni, al 31 dicembre.",
  unita: conteggio("persone", "persona"),
  blocco: "personale",
  valore: somma("under_30"),
  piano: [["cantiere"], ["zona"]],
  stima: "espansione",
  protezione: { tipo: "frequenza", soglia: "ordinaria" },
  non_somma: [],
  universo: "rete",
  parte_di: "personale",
  passo: 1,
  since: 2016,
});
