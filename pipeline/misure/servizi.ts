import { conta, defineMisura } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Servizi e attività",
  breve: "Servizi",
  definizione: "Servizi e attività offerti nell'anno.",
  unita: conteggio("servizi", "servizio"),
  blocco: "servizi",
  valore: conta(),
  dimensioni: ["cantiere", "zona", "destinatari"],
  protezione: "pubblica",
  since: 2015,
});
