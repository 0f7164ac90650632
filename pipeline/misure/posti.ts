import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Posti",
  definizione: "Persone che i servizi possono accogliere insieme.",
  unita: conteggio("posti", "posto"),
  blocco: "servizi",
  valore: somma("posti"),
  piano: [
    ["cantiere", "zona"],
    ["cantiere", "destinatari"],
    ["destinatari", "zona"],
  ],
  stima: "espansione",
  protezione: { tipo: "pubblica", perche: "i servizi offerti sono pubblici" },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2016,
});
