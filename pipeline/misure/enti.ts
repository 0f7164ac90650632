import { conta, defineMisura } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Enti della rete",
  breve: "Enti",
  definizione: "Enti iscritti all'anagrafe della rete alla data di riferimento, Comune compreso.",
  unita: conteggio("enti", "ente"),
  frasi: { primo: { forma_giuridica: "La forma più frequente è «{nome}»: {v}" } },
  blocco: "enti",
  valore: conta(),
  piano: [["forma_giuridica", "zona"], ["cantiere", "forma_giuridica"], ["cantiere", "zona"], ["tipo"]],
  stima: "censimento",
  protezione: { tipo: "pubblica", perche: "l'anagrafe della rete è pubblica" },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2015,
});
