import { defineBlocco } from "../blocco.ts";
import { codice, euro } from "../cella.ts";

export default defineBlocco({
  id: "finanziamenti",
  titolo: "Da dove vengono le risorse",
  foglio: "Finanziamenti",
  istruzioni:
    "Quanto è stato ricevuto nell'anno, per cantiere, zona e fonte. Se paga un ente della rete scrivi il suo codice.",
  forma: "tabella",
  grana: "una riga per cantiere, zona, fonte e finanziatore",
  gruppo: "denaro",
  since: 2015,
  nome_riga: ["cantiere", "zona", "fonte"],
  chiave: ["cantiere", "zona", "fonte", "ente_finanziatore"],
  derivate: {
    fonte_gruppo: {
      campo: "fonte",
      attributo: "gruppo",
      lista: "gruppi_fonte",
      etichetta: "Gruppo di fonti",
      testata: "Fonte",
    },
    // Money from another member is declared twice in the network, by who pays and by who receives. A fonte that is itself a
    // member (the Comune) pays also where no code was written; what a member says of its own money is not internal.
    interno: {
      etichetta: "Pagato da un ente della rete",
      altro_ente: [{ campo: "ente_finanziatore" }, { campo: "fonte", attributo: "ente" }],
    },
  },
  campi: {
    cantiere: {
      label: "Cantiere",
      help: "«Trasversale» per ciò che non appartiene a un solo cantiere.",
      cella: codice("cantieri"),
      obbligatorio: true,
      since: 2015,
    },
    zona: {
      label: "Zona",
      help: "La zona in cui si svolge l'attività finanziata.",
      cella: codice("zone"),
      obbligatorio: true,
      since: 2015,
    },
    fonte: { label: "Fonte", help: "Chi paga.", cella: codice("fonti"), obbligatorio: true, since: 2015 },
    ente_finanziatore: {
      label: "Ente della rete che paga",
      help: "Il codice, per esempio E042, quando il denaro viene da un ente della rete.",
      cella: codice("enti"),
      since: 2015,
      alias: ["Ente finanziatore"],
    },
    importo: {
      label: "Importo (€)",
      help: "Euro ricevuti nell'anno, per esempio 12.500,00.",
      cella: euro(),
      obbligatorio: true,
      since: 2015,
      alias: ["Importo", "Importo in euro"],
    },
  },
  regole: [],
});
