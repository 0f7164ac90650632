import { defineBlocco } from "../blocco.ts";
import { codice, euro } from "../cella.ts";

export default defineBlocco({
  id: "risorse",
  titolo: "Risorse impiegate",
  foglio: "Risorse",
  istruzioni: "Quanto è stato speso nell'anno, per cantiere, zona e voce. Una riga per ogni combinazione.",
  forma: "tabella",
  grana: "una riga per cantiere, zona e voce",
  gruppo: "denaro",
  since: 2015,
  nome_riga: ["cantiere", "zona", "voce"],
  chiave: ["cantiere", "zona", "voce", "ente_beneficiario"],
  derivate: { voce_ruolo: { campo: "voce", attributo: "ruolo", lista: "ruoli_voce", etichetta: "Ruolo della voce" } },
  anno_prima: { campo: "importo", attributo: "risorse_precedenti" },
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
      help: "La zona in cui si svolge l'attività; «Tutta la città» se non è di una sola zona.",
      cella: codice("zone"),
      obbligatorio: true,
      since: 2015,
    },
    voce: {
      label: "Voce di spesa",
      help: "Per che cosa sono state usate.",
      cella: codice("voci_spesa"),
      obbligatorio: true,
      since: 2015,
    },
    importo: {
      label: "Importo (€)",
      help: "Euro spesi nell'anno, per esempio 12.500,00.",
      cella: euro(),
      obbligatorio: true,
      since: 2015,
      alias: ["Importo", "Importo in euro"],
    },
    figurativo: {
      label: "Valore figurativo (€)",
      help: "Valore di beni, locali o lavoro ricevuti senza pagare; non si somma all'importo.",
      cella: euro(),
      since: 2016,
      alias: ["Valore figurativo"],
    },
    ente_beneficiario: {
      label: "Ente della rete che riceve",
      help: "Solo per i trasferimenti: il codice dell'ente, per esempio E042.",
      cella: codice("enti"),
      since: 2016,
    },
  },
  regole: [
    {
      codice: "beneficiario-senza-trasferimento",
      campo: "ente_beneficiario",
      verifica: ({ ente_beneficiario, voce_ruolo, voce }) =>
        ente_beneficiario != null && voce_ruolo !== "trasferimento"
          ? { voce: String(voce), ente: String(ente_beneficiario) }
          : null,
    },
  ],
});
