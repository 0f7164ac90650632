import { defineRapporto } from "../../schemas/misura.ts";
import { rapporto } from "../../schemas/unita.ts";

export default defineRapporto({
  titolo: "Risorse impiegate per residente",
  breve: "Euro per residente",
  definizione:
    "Risorse impiegate in una zona divise per i suoi residenti; nel totale, quelle di tutte le zone per tutti i residenti. È il luogo del servizio, non la residenza di chi lo usa.",
  unita: rapporto("euro per residente"),
  frasi: { divario: { zona: "In zona {nome} sono impiegati {v} euro per residente; {insieme}" } },
  numeratore: { misura: "usate-nelle-zone" },
  denominatore: { misura: "residenti" },
  piano: [["zona"]],
  since: 2015,
});
