import { defineRapporto } from "../../schemas/misura.ts";
import { rapporto } from "../../schemas/unita.ts";

export default defineRapporto({
  titolo: "Gravità media per tema",
  breve: "Gravità media",
  definizione: "Media dei voti di gravità, da uno a cinque, per bisogno.",
  unita: rapporto("da uno a cinque"),
  numeratore: { misura: "bisogni-tema-gravita" },
  denominatore: { misura: "bisogni-tema" },
  piano: [["bisogno", "risposta"]],
  since: 2016,
});
