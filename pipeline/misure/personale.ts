import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Persone che lavorano",
  breve: "Persone",
  definizione: "Persone con un contratto al 31 dicembre. Chi lavora per due enti conta in entrambi.",
  unita: conteggio("persone", "persona"),
  frasi: {
    quota: { contratto: "«{Nome}» è il contratto di {q} persone su 100" },
    soggetto: { nome: "le persone che lavorano", plurale: true },
  },
  blocco: "personale",
  valore: somma("persone"),
  piano: [["cantiere", "zona"], ["cantiere", "contratto"], ["contratto", "zona"], ["contratto_ruolo"]],
  stima: "espansione",
  protezione: { tipo: "frequenza", soglia: "ordinaria" },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2015,
});
