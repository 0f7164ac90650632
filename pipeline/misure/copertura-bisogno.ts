import { defineRapporto } from "../../schemas/misura.ts";
import { QUOTA } from "../../schemas/unita.ts";

export default defineRapporto({
  titolo: "Utenti sulle persone nel bisogno",
  breve: "Copertura",
  definizione:
    "Utenti dei servizi divisi per le persone nel bisogno: chi usa due servizi conta due volte, perciò può superare il 100%.",
  unita: QUOTA,
  numeratore: { misura: "utenti" },
  denominatore: { misura: "fabbisogno" },
  calcolo: "copertura",
  piano: [["destinatari", "zona"]],
  since: 2015,
});
