import { conta, defineMisura } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Enti che acconsentono a essere riconoscibili",
  definizione: "Enti che hanno scelto di poter essere riconosciuti nei dati pubblicati.",
  unita: conteggio("enti", "ente"),
  blocco: "ente",
  valore: conta(),
  dove: { consenso_pubblicazione: [true] },
  piano: [["forma_giuridica"]],
  stima: "nessuna",
  protezione: { tipo: "pubblica", perche: "quanti acconsentono non dice chi" },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2015,
});
