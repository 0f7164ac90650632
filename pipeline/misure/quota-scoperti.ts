import { defineRapporto } from "../../schemas/misura.ts";
import { QUOTA } from "../../schemas/unita.ts";

export default defineRapporto({
  titolo: "Bisogni senza risposta",
  definizione: "Segnalazioni che nella zona non trovano risposta sul totale delle segnalazioni.",
  unita: QUOTA,
  numeratore: { misura: "bisogni", dove: { risposta: "assente" } },
  denominatore: { misura: "bisogni" },
  piano: [["cantiere", "zona"]],
  since: 2016,
  base_minima: 20,
});
