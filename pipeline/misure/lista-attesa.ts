import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Persone in lista d'attesa",
  breve: "In lista d'attesa",
  definizione: "Persone che al 31 dicembre aspettavano un posto; chi aspetta in due servizi conta due volte.",
  unita: conteggio("persone in attesa", "persona in attesa"),
  blocco: "servizi",
  valore: somma("lista_attesa"),
  dimensioni: ["cantiere", "zona", "destinatari"],
  protezione: "frequenza",
  since: 2016,
});
