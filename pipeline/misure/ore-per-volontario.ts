import { defineRapporto } from "../../schemas/misura.ts";
import { rapporto } from "../../schemas/unita.ts";

export default defineRapporto({
  titolo: "Ore per posizione di volontariato",
  breve: "Ore per posizione",
  definizione: "Ore donate nell'anno divise per le posizioni di volontariato.",
  unita: rapporto("ore per posizione"),
  numeratore: { misura: "volontari-ore" },
  denominatore: { misura: "volontari" },
  piano: [["cantiere"], ["zona"]],
  since: 2016,
});
