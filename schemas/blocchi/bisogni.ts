import { defineBlocco } from "../blocco.ts";
import { codice, testo, voto } from "../cella.ts";

export default defineBlocco({
  id: "bisogni",
  titolo: "Bisogni incontrati",
  foglio: "Bisogni",
  istruzioni: "I bisogni che incontrate, quanto sono gravi e se trovano risposta nella zona.",
  forma: "tabella",
  grana: "una riga per cantiere, zona e bisogno",
  gruppo: "offerta",
  since: 2016,
  nome_riga: ["bisogno", "zona"],
  chiave: ["cantiere", "zona", "bisogno"],
  campi: {
    cantiere: {
      label: "Cantiere",
      help: "Il cantiere a cui appartiene il bisogno.",
      cella: codice("cantieri"),
      obbligatorio: true,
      since: 2016,
    },
    zona: { label: "Zona", help: "Dove lo incontrate.", cella: codice("zone"), obbligatorio: true, since: 2016 },
    bisogno: {
      label: "Bisogno",
      help: "Scegli dall'elenco.",
      cella: codice("bisogni"),
      obbligatorio: true,
      since: 2016,
    },
    gravita: {
      label: "Gravità",
      help: "Da uno (lieve) a cinque (molto grave).",
      cella: voto(5),
      obbligatorio: true,
      since: 2016,
    },
    risposta: {
      label: "Risposta",
      help: "Piena, parziale o assente.",
      cella: codice("risposte"),
      obbligatorio: true,
      since: 2016,
    },
    nota: {
      label: "Nota",
      help: "Che cosa manca, in poche parole e senza nomi di persone.",
      cella: testo(600),
      since: 2016,
    },
  },
  regole: [],
});
