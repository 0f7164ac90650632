import { defineRapporto } from "../../schemas/misura.ts";
import { QUOTA } from "../../schemas/unita.ts";

export default defineRapporto({
  titolo: "Quota a carico delle famiglie",
  definizione: "Parte del valore complessivo pagata dalle famiglie.",
  unita: QUOTA,
  numeratore: { misura: "valore-netto", dove: { fonte_gruppo: "famiglie" } },
  denominatore: { misura: "valore-netto" },
  piano: [],
  since: 2015,
  nelle_parti: "usate-quota-famiglie",
});
