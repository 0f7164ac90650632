import { defineRapporto } from "../../schemas/misura.ts";
import { QUOTA } from "../../schemas/unita.ts";

export default defineRapporto({
  titolo: "Quota di enti che hanno risposto",
  breve: "Quota",
  definizione: "Enti che hanno risposto sul totale degli enti dell'anagrafe.",
  unita: QUOTA,
  frasi: {
    intervallo: {
      zona: "La risposta va {dal} di {basso} {al} di {alto}",
      cantiere: "La risposta va {dal} di {basso} {al} di {alto}",
    },
  },
  numeratore: { misura: "enti-rispondenti" },
  denominatore: { misura: "enti" },
  piano: [["forma_giuridica"], ["zona"], ["cantiere"], ["tipo"]],
  since: 2015,
});
