import { defineRapporto } from "../../schemas/misura.ts";
import { QUOTA } from "../../schemas/unita.ts";

export default defineRapporto({
  titolo: "Quota di donne tra chi lavora",
  breve: "Quota di donne",
  definizione: "Donne sul totale delle persone con un contratto.",
  unita: QUOTA,
  numeratore: { misura: "personale-donne" },
  denominatore: { misura: "personale" },
  piano: [["cantiere"], ["zona"], ["contratto"]],
  since: 2016,
  base_minima: 20,
});
