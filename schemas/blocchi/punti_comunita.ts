import { defineBlocco } from "../blocco.ts";
import { codice, data, HOURS_OF_A_WEEK, intero, ore, testo } from "../cella.ts";

export default defineBlocco({
  id: "punti_comunita",
  titolo: "Punti di Comunità",
  foglio: "Punti di Comunità",
  istruzioni: "Solo per chi gestisce un Punto di Comunità: una riga per Punto.",
  forma: "tabella",
  grana: "una riga per Punto di Comunità",
  gruppo: "offerta",
  since: 2016,
  nome_riga: ["nome"],
  chiave: ["nome", "quartiere"],
  omonimi: { nome: "nome", con: "quartiere" },
  derivate: { zona: { campo: "quartiere", attributo: "zona", lista: "zone", etichetta: "Zona" } },
  campi: {
    nome: {
      label: "Nome del Punto",
      testata: "Nome",
      help: "Come lo chiamano gli abitanti.",
      cella: testo(200),
      obbligatorio: true,
      since: 2016,
    },
    quartiere: {
      label: "Quartiere",
      help: "Il quartiere in cui sta.",
      cella: codice("quartieri"),
      obbligatorio: true,
      since: 2016,
    },
    stato: {
      label: "Stato",
      help: "Attivo, in apertura o chiuso, al 31 dicembre.",
      cella: codice("stati_punto"),
      obbligatorio: true,
      since: 2016,
    },
    data_apertura: {
      label: "Data di apertura",
      help: "Giorno, mese e anno, per esempio 12/03/2016.",
      cella: data(),
      since: 2016,
    },
    data_chiusura: { label: "Data di chiusura", help: "Solo se è chiuso.", cella: data(), since: 2018 },
    ore_settimanali: {
      label: "Ore di sportello a settimana",
      help: "In una settimana normale.",
      cella: ore(HOURS_OF_A_WEEK),
      since: 2016,
    },
    volontari: {
      label: "Volontari dello sportello",
      help: "Quanti volontari tengono aperto lo sportello.",
      cella: intero("volontari", "volontario", 10_000),
      since: 2016,
    },
    accessi: {
      label: "Accessi nell'anno",
      help: "Quante volte qualcuno è venuto: contiamo le visite, non le persone.",
      cella: intero("accessi", "accesso"),
      since: 2016,
    },
    iniziative: {
      label: "Iniziative nell'anno",
      help: "Quante iniziative e quanti progetti.",
      cella: intero("iniziative", "iniziativa", 10_000),
      since: 2016,
    },
  },
  regole: [
    {
      codice: "chiusura-prima-dell-apertura",
      campo: "data_chiusura",
      verifica: ({ data_apertura, data_chiusura }) =>
        data_apertura != null && data_chiusura != null && data_chiusura < data_apertura
          ? { apertura: data_apertura, chiusura: data_chiusura }
          : null,
    },
    {
      codice: "stato-e-data-diversi",
      campo: "stato",
      verifica: ({ stato, data_apertura, data_chiusura }, { anno, nome }) => {
        const told = (quale: "apertura" | "chiusura", data: string) => ({ stato: nome("stato"), quale, data, anno });
        const by31December = (day: string): boolean => day <= `${anno}-12-31`;
        if (data_chiusura != null && by31December(data_chiusura) !== (stato === "chiuso"))
          return told("chiusura", data_chiusura);
        if (data_apertura != null && by31December(data_apertura) === (stato === "in-apertura"))
          return told("apertura", data_apertura);
        return null;
      },
    },
    {
      codice: "accessi-a-punto-chiuso",
      campo: "accessi",
      verifica: ({ stato, data_chiusura, accessi }, { anno }) => {
        const wasOpen = stato !== "in-apertura" && (data_chiusura == null || data_chiusura >= `${anno}-01-01`);
        return accessi == null || accessi === 0 || wasOpen ? null : { accessi, anno };
      },
    },
  ],
});
