import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Persone in lista d'attesa",
  breve: "In lista d'attesa",
  definizione: "Persone che al 31 dicembre aspettavano un posto; chi aspetta in due servizi conta due volte.",
  unita: conteggio("persone in attesa", "persona in attesa"),
  blocco: "servizi",
  valore: somma("lista_attesa"),
  piano: [
    ["cantiere", "zona"],
    ["cantiere", "destinatari"],
    ["destinatari", "zona"],
  ],
  stima: "espansione",
  protezione: { tipo: "frequenza", soglia: "destinatari" },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2016,
});
