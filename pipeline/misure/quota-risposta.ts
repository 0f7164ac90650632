import { defineRapporto } from "../../schemas/misura.ts";
import { QUOTA } from "../../schemas/unita.ts";

export default defineRapporto({
  titolo: "Quota di enti che hanno risposto",
  breve: "Quota",
  definizione: "Enti che hanno risposto sul totale degli enti dell'anagrafe.",
  unita: QUOTA,
  numeratore: { misura: "enti-rispondenti" },
  denominatore: { misura: "enti" },
  dimensioni: ["tipo", "forma_giuridica", "zona", "cantiere"],
  protezione: "pubblica",
  since: 2015,
});
