import { defineBlocco } from "../blocco.ts";
import { codice, quantita } from "../cella.ts";

export default defineBlocco({
  id: "esiti",
  titolo: "Risultati",
  foglio: "Esiti",
  istruzioni:
    "I risultati raggiunti nell'anno. L'elenco degli indicatori è diverso per ogni cantiere: compila quelli che vi riguardano.",
  forma: "tabella",
  grana: "una riga per indicatore e zona (o quartiere)",
  gruppo: "esiti",
  since: 2015,
  nome_riga: ["indicatore", "zona"],
  chiave: ["indicatore", "zona", "quartiere"],
  derivate: {
    cantiere: { campo: "indicatore", attributo: "cantiere", lista: "cantieri", etichetta: "Cantiere" },
    indicatore_gruppo: {
      campo: "indicatore",
      attributo: "gruppo",
      lista: "gruppi_indicatori",
      etichetta: "Gruppo di indicatori",
    },
  },
  campi: {
    indicatore: {
      label: "Indicatore",
      help: "Scegli dall'elenco.",
      cella: codice("indicatori"),
      obbligatorio: true,
      since: 2015,
    },
    zona: {
      label: "Zona",
      help: "La zona in cui si è ottenuto il risultato.",
      cella: codice("zone"),
      obbligatorio: true,
      since: 2015,
    },
    quartiere: {
      label: "Quartiere",
      help: "Se il risultato riguarda un solo quartiere.",
      cella: codice("quartieri"),
      since: 2016,
    },
    valore: {
      label: "Valore",
      help: "Il numero, nell'unità dell'indicatore.",
      cella: quantita("indicatore"),
      obbligatorio: true,
      since: 2015,
    },
    su: {
      label: "su un totale di",
      help: "Solo per gli indicatori che sono una parte di un tutto: quanti in tutto.",
      cella: quantita("indicatore"),
      since: 2015,
      alias: ["Su"],
    },
  },
  regole: [
    {
      codice: "parte-maggiore-del-tutto",
      campo: "su",
      verifica: ({ valore, su }) =>
        typeof valore === "number" && typeof su === "number" && valore > su
          ? { valore: valore / 100, su: su / 100 }
          : null,
    },
  ],
});
