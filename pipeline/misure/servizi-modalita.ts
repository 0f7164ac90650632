import { conta, defineMisura } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Servizi per modalità",
  definizione: "Servizi e attività offerti nell'anno, per modalità.",
  unita: conteggio("servizi", "servizio"),
  frasi: { quota: { modalita: "{q} servizi su 100 si svolgono nella forma «{nome}»" } },
  blocco: "servizi",
  valore: conta(),
  piano: [
    ["cantiere", "modalita"],
    ["modalita", "zona"],
  ],
  stima: "espansione",
  protezione: { tipo: "pubblica", perche: "i servizi offerti sono pubblici" },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2016,
});
