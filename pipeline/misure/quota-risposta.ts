import { defineRapporto } from "../../schemas/misura.ts";
import { QUOTA } from "../../schemas/unita.ts";

export default defineRapporto({
  titolo: "Quota di enti che hanno risposto",
  breve: "Quota",
  definizione: "Enti che hanno risposto sul totale degli enti dell'anagrafe.",
  unita: QUOTA,
  frasi: {
    intervallo: {
      zona: "Nelle zone la risposta va {dal} ({basso}) {al} ({alto})",
      cantiere: "Nei cantieri la risposta va {dal} ({basso}) {al} ({alto})",
    },
  },
  numeratore: { misura: "enti-rispondenti" },
  denominatore: { misura: "enti" },
  piano: [["forma_giuridica"], ["zona"], ["cantiere"], ["tipo"]],
  since: 2015,
});
