import { defineRapporto } from "../../schemas/misura.ts";
import { rapporto } from "../../schemas/unita.ts";

export default defineRapporto({
  titolo: "Valore per residente",
  breve: "Euro per residente",
  definizione:
    "Valore complessivo diviso per i residenti dei quartieri della zona. È il luogo del servizio, non la residenza di chi lo usa.",
  unita: rapporto("euro per residente"),
  numeratore: { misura: "valore-netto" },
  denominatore: { misura: "residenti", ignora: ["cantiere"] },
  piano: [["zona"]],
  since: 2015,
});
