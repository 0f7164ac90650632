import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Accessi ai Punti di Comunità",
  breve: "Accessi",
  definizione: "Visite agli sportelli nell'anno: contano le visite, non le persone.",
  unita: conteggio("accessi", "accesso"),
  blocco: "punti_comunita",
  valore: somma("accessi"),
  piano: [["zona"]],
  stima: "censimento",
  protezione: { tipo: "pubblica", perche: "i Punti di Comunità sono pubblici" },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2016,
});
