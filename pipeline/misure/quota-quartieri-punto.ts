import { defineRapporto } from "../../schemas/misura.ts";
import { QUOTA } from "../../schemas/unita.ts";

export default defineRapporto({
  titolo: "Quartieri con un Punto di Comunità",
  breve: "Quota dei quartieri",
  definizione: "Quartieri con un Punto attivo sul totale dei quartieri.",
  unita: QUOTA,
  numeratore: { misura: "punti-quartieri" },
  denominatore: { misura: "quartieri" },
  piano: [["zona"]],
  since: 2016,
});
