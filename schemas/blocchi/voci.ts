import { defineBlocco } from "../blocco.ts";
import { codice, testo, voto } from "../cella.ts";

export default defineBlocco({
  id: "voci",
  titolo: "Voci e proposte",
  foglio: "Voci",
  istruzioni: "Che cosa avete da dire: dal world café, dai tavoli, dalla consultazione. Senza nomi di persone.",
  forma: "tabella",
  grana: "una riga per contributo",
  gruppo: "partecipazione",
  since: 2016,
  nome_riga: ["occasione", "cantiere"],
  chiave: [],
  campi: {
    occasione: {
      label: "Occasione",
      help: "Dove è stato detto.",
      cella: codice("occasioni"),
      obbligatorio: true,
      since: 2016,
    },
    cantiere: { label: "Cantiere", help: "Il cantiere di cui si parla.", cella: codice("cantieri"), since: 2016 },
    bisogno: {
      label: "Bisogno",
      help: "Il bisogno di cui si parla, se ce n'è uno.",
      cella: codice("bisogni"),
      since: 2025,
    },
    gravita: { label: "Gravità", help: "Da uno (lieve) a cinque (molto grave).", cella: voto(5), since: 2025 },
    testo: { label: "Contributo", help: "Una o due frasi.", cella: testo(600), obbligatorio: true, since: 2016 },
    proposta: { label: "Proposta", help: "Che cosa proponete, se c'è una proposta.", cella: testo(600), since: 2016 },
  },
  regole: [],
});
