import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Ore di apertura a settimana",
  definizione: "Somma delle ore di apertura dei servizi in una settimana normale.",
  unita: conteggio("ore a settimana", "ora a settimana", 1),
  blocco: "servizi",
  valore: somma("ore_settimanali"),
  dimensioni: ["cantiere", "zona"],
  protezione: "pubblica",
  since: 2016,
});
