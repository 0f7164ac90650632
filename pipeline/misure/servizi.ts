import { conta, defineMisura } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Servizi e attività",
  breve: "Servizi",
  definizione: "Servizi e attività offerti nell'anno.",
  unita: conteggio("servizi", "servizio"),
  frasi: { soggetto: { nome: "i servizi", plurale: true } },
  blocco: "servizi",
  valore: conta(),
  piano: [
    ["cantiere", "zona"],
    ["cantiere", "destinatari"],
    ["destinatari", "zona"],
  ],
  stima: "espansione",
  protezione: { tipo: "pubblica", perche: "i servizi offerti sono pubblici" },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2015,
});
