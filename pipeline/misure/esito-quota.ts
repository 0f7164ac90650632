import { defineRapporto } from "../../schemas/misura.ts";
import { QUOTA } from "../../schemas/unita.ts";

export default defineRapporto({
  titolo: "Risultati in percentuale",
  definizione: "Valore dell'indicatore diviso per la sua base.",
  unita: QUOTA,
  numeratore: { misura: "esito" },
  denominatore: { misura: "esito-base" },
  piano: [
    ["cantiere", "indicatore"],
    ["indicatore", "zona"],
  ],
  since: 2015,
  base_minima: 20,
});
