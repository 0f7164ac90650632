import { conta, defineMisura } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Enti della rete",
  breve: "Enti",
  definizione: "Enti iscritti all'anagrafe della rete alla data di riferimento, Comune compreso.",
  unita: conteggio("enti", "ente"),
  blocco: "enti",
  valore: conta(),
  dimensioni: ["tipo", "forma_giuridica", "zona", "cantiere"],
  protezione: "pubblica",
  since: 2015,
});
