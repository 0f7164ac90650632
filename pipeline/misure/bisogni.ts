import { conta, defineMisura } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Bisogni segnalati",
  definizione: "Segnalazioni di bisogni da parte degli enti, per risposta trovata nella zona.",
  unita: conteggio("segnalazioni", "segnalazione"),
  blocco: "bisogni",
  valore: conta(),
  dimensioni: ["cantiere", "zona", "risposta"],
  protezione: "pubblica",
  since: 2016,
});
