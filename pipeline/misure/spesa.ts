import { defineMisura, somma } from "../../schemas/misura.ts";
import { EURO } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Spesa dell'anno",
  breve: "Euro",
  definizione:
    "Spesa dell'anno per personale, servizi, beni, locali e contributi a persone, senza il denaro dato ad altri enti della rete.",
  unita: EURO,
  frasi: {
    quota: { voce: "La voce «{nome}» vale {q} euro su 100" },
    soggetto: { nome: "la spesa", plurale: false },
  },
  blocco: "risorse",
  valore: somma("importo"),
  dove: { voce_ruolo: ["spesa"] },
  piano: [
    ["cantiere", "voce"],
    ["voce", "zona"],
    ["cantiere", "zona"],
  ],
  stima: "rapporto",
  protezione: { tipo: "grandezza", denaro_pubblico: true },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2015,
});
