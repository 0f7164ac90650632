import { defineRapporto } from "../../schemas/misura.ts";
import { QUOTA } from "../../schemas/unita.ts";

export default defineRapporto({
  titolo: "Differenza fra chi paga e chi riceve",
  definizione:
    "Differenze fra ciò che dichiara chi paga e ciò che dichiara chi riceve, in rapporto al denaro passato da un ente all'altro.",
  unita: QUOTA,
  numeratore: { misura: "differenza-interno" },
  denominatore: { misura: "valore-interno" },
  piano: [["passaggio"]],
  since: 2015,
  nelle_parti: null,
});
