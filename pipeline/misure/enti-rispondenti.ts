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
  piano: [["forma_giuridica", "zona"], ["cantiere", "forma_giuridica"], ["cantiere", "zona"], ["tipo"]],
  stima: "censimento",
  protezione: { tipo: "pubblica", perche: "l'anagrafe della rete è pubblica" },
  non_somma: [],
  universo: "rete",
  parte_di: "enti",
  passo: 1,
  since: 2015,
});
