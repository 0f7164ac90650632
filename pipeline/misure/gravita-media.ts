import { defineRapporto } from "../../schemas/misura.ts";
import { rapporto } from "../../schemas/unita.ts";

export default defineRapporto({
  titolo: "Gravità media",
  definizione: "Media dei voti di gravità, da uno a cinque.",
  unita: rapporto("da uno a cinque"),
  numeratore: { misura: "bisogni-gravita" },
  denominatore: { misura: "bisogni" },
  piano: [
    ["cantiere", "risposta"],
    ["risposta", "zona"],
  ],
  since: 2016,
});
