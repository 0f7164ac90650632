import { defineRapporto } from "../../schemas/misura.ts";
import { QUOTA } from "../../schemas/unita.ts";

export default defineRapporto({
  titolo: "Quota di risorse proprie",
  definizione: "Parte del valore complessivo che viene dal patrimonio e da altre risorse degli enti.",
  unita: QUOTA,
  numeratore: { misura: "valore-netto", dove: { fonte_gruppo: "proprie" } },
  denominatore: { misura: "valore-netto" },
  piano: [],
  since: 2015,
  nelle_parti: "usate-quota-proprie",
});
