import { conta, defineMisura } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Contributi raccolti",
  breve: "Contributi",
  definizione: "Contributi raccolti nelle occasioni di partecipazione.",
  unita: conteggio("contributi", "contributo"),
  frasi: { primo: { occasione: "L'occasione «{nome}» ha portato {v}" } },
  blocco: "voci",
  valore: conta(),
  piano: [["cantiere"], ["occasione"]],
  stima: "nessuna",
  protezione: { tipo: "pubblica", perche: "le proposte si pubblicano come sono" },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2016,
});
