import { conta, defineMisura } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Servizi per gestione",
  definizione: "Servizi e attività offerti nell'anno, per chi li gestisce e a che titolo.",
  unita: conteggio("servizi", "servizio"),
  blocco: "servizi",
  valore: conta(),
  dimensioni: ["cantiere", "zona", "gestione"],
  protezione: "pubblica",
  since: 2015,
});
