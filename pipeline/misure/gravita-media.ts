import { defineRapporto } from "../../schemas/misura.ts";
import { rapporto } from "../../schemas/unita.ts";

export default defineRapporto({
  titolo: "Gravità media",
  definizione: "Media dei voti di gravità, da uno a cinque.",
  unita: rapporto("da uno a cinque"),
  numeratore: { misura: "bisogni-gravita" },
  denominatore: { misura: "bisogni" },
  dimensioni: ["cantiere", "zona", "risposta"],
  protezione: "pubblica",
  since: 2016,
});
