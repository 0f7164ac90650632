import { conta, defineMisura } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Servizi per modalità",
  definizione: "Servizi e attività offerti nell'anno, per modalità.",
  unita: conteggio("servizi", "servizio"),
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
