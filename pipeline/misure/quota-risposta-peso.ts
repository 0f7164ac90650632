import { defineMisura, somma } from "../../schemas/misura.ts";
import { QUOTA_IN_CENTESIMI } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Quota di chi ha risposto, in peso",
  breve: "Quota in peso",
  definizione:
    "Risorse dell'anno prima degli enti che hanno risposto a queste domande su quelle di tutti, o quelle stimate dove non sono scritte.",
  unita: QUOTA_IN_CENTESIMI,
  blocco: "risposte",
  valore: somma("quota_peso"),
  piano: [["gruppo"]],
  stima: "censimento",
  protezione: { tipo: "pubblica", perche: "in centesimi, e solo dove non dice quanto è grande un ente" },
  non_somma: ["gruppo"],
  universo: "rete",
  parte_di: null,
  passo: 0.01,
  since: 2015,
});
