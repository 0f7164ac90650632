import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Persone nel bisogno",
  breve: "Nel bisogno",
  definizione:
    "Quante persone hanno bisogno dei servizi, come lo stimano le fonti citate. Dove nessuna fonte lo stima non è disponibile.",
  unita: conteggio("persone nel bisogno", "persona nel bisogno"),
  blocco: "fabbisogni",
  valore: somma("persone"),
  piano: [["destinatari", "zona"]],
  stima: "censimento",
  protezione: { tipo: "pubblica", perche: "le stime del bisogno vengono da fonti pubbliche" },
  non_somma: ["destinatari"],
  universo: null,
  parte_di: null,
  passo: 1,
  since: 2015,
});
