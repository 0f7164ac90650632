import { defineRapporto } from "../../schemas/misura.ts";
import { QUOTA } from "../../schemas/unita.ts";

export default defineRapporto({
  titolo: "Quota pubblica",
  definizione: "Parte del valore complessivo pagata da Comune, altri comuni, Regione, Stato e Unione europea.",
  unita: QUOTA,
  numeratore: { misura: "valore-netto", dove: { fonte_gruppo: "pubblico" } },
  denominatore: { misura: "valore-netto" },
  piano: [],
  since: 2015,
  nelle_parti: "usate-quota-pubblica",
});
