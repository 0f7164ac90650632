import { conta, defineMisura } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Contributi raccolti",
  breve: "Contributi",
  definizione: "Contributi raccolti nelle occasioni di partecipazione.",
  unita: conteggio("contributi", "contributo"),
  blocco: "voci",
  valore: conta(),
  dimensioni: ["cantiere", "occasione"],
  protezione: "pubblica",
  since: 2016,
});
