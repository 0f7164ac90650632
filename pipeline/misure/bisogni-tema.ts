import { conta, defineMisura } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Bisogni segnalati per tema",
  definizione: "Segnalazioni di bisogni da parte degli enti, per bisogno e per risposta.",
  unita: conteggio("segnalazioni", "segnalazione"),
  blocco: "bisogni",
  valore: conta(),
  dimensioni: ["bisogno", "risposta"],
  protezione: "pubblica",
  since: 2016,
});
