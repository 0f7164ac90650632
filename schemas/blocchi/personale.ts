import { defineBlocco, diCui, orePerPersona } from "../blocco.ts";
import { codice, intero, ore } from "../cella.ts";

const PERSONE = "Persone";

export default defineBlocco({
  id: "personale",
  titolo: "Personale retribuito",
  foglio: "Personale",
  istruzioni: "Chi ha lavorato nell'anno, per cantiere, zona e contratto. I volontari hanno il loro foglio.",
  forma: "tabella",
  grana: "una riga per cantiere, zona e contratto",
  gruppo: "persone",
  since: 2015,
  nome_riga: ["cantiere", "zona", "contratto"],
  chiave: ["cantiere", "zona", "contratto"],
  derivate: {
    contratto_ruolo: {
      campo: "contratto",
      attributo: "ruolo",
      lista: "ruoli_contratto",
      etichetta: "Ruolo del contratto",
    },
  },
  campi: {
    cantiere: {
      label: "Cantiere",
      help: "«Trasversale» per chi lavora per tutti i cantieri.",
      cella: codice("cantieri"),
      obbligatorio: true,
      since: 2015,
    },
    zona: { label: "Zona", help: "La zona in cui lavora.", cella: codice("zone"), obbligatorio: true, since: 2015 },
    contratto: {
      label: "Contratto",
      help: "Scegli dall'elenco.",
      cella: codice("contratti"),
      obbligatorio: true,
      since: 2015,
    },
    persone: {
      label: PERSONE,
      help: "Quante persone, al 31 dicembre.",
      cella: intero("persone", "persona", 100_000),
      obbligatorio: true,
      since: 2015,
    },
    donne: {
      label: "di cui donne",
      help: "Quante di queste sono donne.",
      cella: intero("donne", "donna", 100_000),
      since: 2016,
      alias: ["di cui femmine", "Femmine"],
    },
    under_30: {
      label: "di cui con meno di trent'anni",
      help: "Quante di queste hanno meno di trent'anni.",
      cella: intero("persone", "persona", 100_000),
      since: 2016,
      alias: ["di cui under 30"],
    },
    ore_annue: {
      label: "Ore di lavoro nell'anno",
      help: "Somma delle ore di tutte le persone della riga.",
      cella: ore(),
      since: 2016,
    },
  },
  regole: [
    diCui("donne", "persone", { campo: "Le donne", padre: PERSONE }),
    diCui("under_30", "persone", { campo: "Le persone con meno di trent'anni", padre: PERSONE }),
    orePerPersona("persone", 2500, "persona", "in un giorno"),
  ],
});
