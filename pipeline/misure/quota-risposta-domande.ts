import { defineRapporto } from "../../schemas/misura.ts";
import { QUOTA } from "../../schemas/unita.ts";

export default defineRapporto({
  titolo: "Quota di enti che hanno risposto a queste domande",
  breve: "Quota degli enti",
  definizione: "Enti che hanno risposto a queste domande sul totale degli enti.",
  unita: QUOTA,
  numeratore: { misura: "risposte-rispondenti" },
  denominatore: { misura: "risposte-enti" },
  piano: [["gruppo"]],
  since: 2015,
});
