import { defineMisura, distinti } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Proposte raccolte",
  breve: "Proposte diverse",
  definizione: "Proposte diverse arrivate con i contributi.",
  unita: conteggio("proposte", "proposta"),
  blocco: "voci",
  valore: distinti("proposta"),
  dimensioni: ["cantiere", "occasione"],
  protezione: "pubblica",
  since: 2016,
});
