import { conta, defineMisura } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Servizi per modalità",
  definizione: "Servizi e attività offerti nell'anno, per modalità.",
  unita: conteggio("servizi", "servizio"),
  blocco: "servizi",
  valore: conta(),
  dimensioni: ["cantiere", "zona", "modalita"],
  protezione: "pubblica",
  since: 2016,
});
