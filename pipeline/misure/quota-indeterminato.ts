import { defineRapporto } from "../../schemas/misura.ts";
import { QUOTA } from "../../schemas/unita.ts";

export default defineRapporto({
  titolo: "Quota di contratti a tempo indeterminato",
  definizione: "Persone a tempo indeterminato sul totale delle persone con un contratto.",
  unita: QUOTA,
  numeratore: { misura: "personale", dove: { contratto_ruolo: "stabile" } },
  denominatore: { misura: "personale" },
  piano: [["cantiere"], ["zona"]],
  since: 2015,
  base_minima: 20,
});
