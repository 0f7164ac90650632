import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Posti",
  definizione: "Persone che i servizi possono accogliere insieme.",
  unita: conteggio("posti", "posto"),
  blocco: "servizi",
  valore: somma("posti"),
  dimensioni: ["cantiere", "zona", "destinatari"],
  protezione: "pubblica",
  since: 2016,
});
