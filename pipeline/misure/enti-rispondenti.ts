import { conta, defineMisura } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Enti che hanno risposto",
  breve: "Hanno risposto",
  definizione: "Enti di cui almeno una parte del questionario è arrivata ed è leggibile, Comune compreso.",
  unita: conteggio("enti", "ente"),
  blocco: "enti",
  valore: conta(),
  dove: { ha_risposto: ["si"] },
  dimensioni: ["tipo", "forma_giuridica", "zona", "cantiere"],
  protezione: "pubblica",
  since: 2015,
});
