import { defineRapporto } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineRapporto({
  titolo: "Persone nel bisogno oltre gli utenti",
  breve: "Divario",
  definizione:
    "Persone nel bisogno meno gli utenti dei servizi, mai meno di zero. Chi usa due servizi conta due volte; dove il bisogno o gli utenti non si conoscono il divario è ignoto, e non è zero.",
  unita: {
    ...conteggio("persone", "persona"),
    parole: { sopra: "scoperto", zero: "coperto", ignoto: "ignoto", riservato: "riservato" },
  },
  numeratore: { misura: "utenti" },
  denominatore: { misura: "fabbisogno" },
  calcolo: "divario",
  piano: [["destinatari", "zona"]],
  since: 2015,
});
