import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Enti di cui la dimensione non è scritta",
  breve: "Senza dimensione",
  definizione:
    "Enti di cui le risorse dell'anno prima non si sanno: la dimensione viene dal bilancio depositato, da chi ci lavora o da enti simili.",
  unita: conteggio("enti", "ente"),
  blocco: "risposte",
  valore: somma("senza_dimensione"),
  piano: [["gruppo"]],
  stima: "censimento",
  protezione: { tipo: "pubblica", perche: "quanti hanno risposto è pubblico" },
  non_somma: ["gruppo"],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2015,
});
