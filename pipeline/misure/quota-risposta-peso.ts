import { defineRapporto } from "../../schemas/misura.ts";
import { QUOTA } from "../../schemas/unita.ts";

export default defineRapporto({
  titolo: "Quota di chi ha risposto, in peso",
  breve: "Quota in peso",
  definizione: "Risorse dell'anno prima degli enti che hanno risposto a queste domande su quelle di tutti.",
  unita: QUOTA,
  numeratore: { misura: "risposte-peso-rispondenti" },
  denominatore: { misura: "risposte-peso" },
  piano: [["gruppo"]],
  since: 2015,
});
