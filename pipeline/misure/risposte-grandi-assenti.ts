import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Enti grandi che non hanno risposto",
  breve: "Grandi assenti",
  definizione:
    "Enti grandi di cui non c'è la risposta a queste domande: il loro valore è calcolato dalla dimensione e da ciò che dichiarano gli altri grandi.",
  unita: conteggio("enti", "ente"),
  blocco: "risposte",
  valore: somma("grandi_assenti"),
  piano: [["gruppo"]],
  stima: "censimento",
  protezione: { tipo: "pubblica", perche: "quanti hanno risposto è pubblico" },
  non_somma: ["gruppo"],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2015,
});
