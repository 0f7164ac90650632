import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Residenti per età",
  breve: "Residenti",
  definizione: "Residenti della città per fascia di età.",
  unita: conteggio("residenti", "residente"),
  blocco: "residenti_eta",
  valore: somma("residenti"),
  dimensioni: ["fascia"],
  protezione: "pubblica",
  since: 2015,
});
