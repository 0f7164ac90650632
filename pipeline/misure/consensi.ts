import { conta, defineMisura } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Enti che acconsentono a essere riconoscibili",
  definizione: "Enti che hanno scelto di poter essere riconosciuti nei dati pubblicati.",
  unita: conteggio("enti", "ente"),
  blocco: "ente",
  valore: conta(),
  dove: { consenso_pubblicazione: [true] },
  dimensioni: ["forma_giuridica"],
  protezione: "pubblica",
  since: 2015,
});
