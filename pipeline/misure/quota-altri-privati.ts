import { defineRapporto } from "../../schemas/misura.ts";
import { QUOTA } from "../../schemas/unita.ts";

export default defineRapporto({
  titolo: "Quota di altri privati",
  definizione: "Parte del valore complessivo che viene da donazioni, fondazioni, imprese, quote, raccolte e vendite.",
  unita: QUOTA,
  numeratore: { misura: "valore-netto", dove: { fonte_gruppo: "altri-privati" } },
  denominatore: { misura: "valore-netto" },
  piano: [],
  since: 2015,
  nelle_parti: "usate-quota-altri-privati",
});
