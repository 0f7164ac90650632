import { defineBlocco, diCui } from "../blocco.ts";
import { codice, HOURS_OF_A_WEEK, intero, ore, testo } from "../cella.ts";

export default defineBlocco({
  id: "servizi",
  titolo: "Servizi e attività",
  foglio: "Servizi",
  istruzioni: "Una riga per ogni servizio o attività offerta nell'anno.",
  forma: "tabella",
  grana: "una riga per servizio",
  gruppo: "offerta",
  since: 2015,
  nome_riga: ["nome"],
  chiave: [],
  campi: {
    nome: {
      label: "Nome del servizio",
      help: "Come lo chiamate voi.",
      cella: testo(200),
      obbligatorio: true,
      since: 2015,
    },
    cantiere: {
      label: "Cantiere",
      help: "Il cantiere a cui appartiene.",
      cella: codice("cantieri"),
      obbligatorio: true,
      since: 2015,
    },
    zona: {
      label: "Zona",
      help: "La zona in cui si svolge: il luogo del servizio, non la residenza di chi lo usa.",
      cella: codice("zone"),
      obbligatorio: true,
      since: 2015,
    },
    quartiere: {
      label: "Quartiere",
      help: "Se il servizio sta in un solo quartiere.",
      cella: codice("quartieri"),
      since: 2016,
    },
    destinatari: {
      label: "Destinatari",
      help: "A chi si rivolge soprattutto.",
      cella: codice("destinatari"),
      obbligatorio: true,
      since: 2015,
    },
    bisogno: {
      label: "Bisogno a cui risponde",
      help: "Il bisogno principale.",
      cella: codice("bisogni"),
      obbligatorio: true,
      since: 2016,
    },
    modalita: {
      label: "Modalità",
      help: "Come risponde: accoglienza diurna, residenziale, domiciliare, sportello…",
      cella: codice("modalita"),
      obbligatorio: true,
      since: 2016,
    },
    gestione: { label: "Gestione", help: "Chi lo gestisce e a che titolo.", cella: codice("gestioni"), since: 2015 },
    posti: {
      label: "Posti",
      help: "Quante persone può accogliere insieme.",
      cella: intero("posti", "posto"),
      since: 2016,
    },
    utenti: {
      label: "Utenti nell'anno",
      help: "Quante persone lo hanno usato: conta ognuna una volta sola.",
      cella: intero("utenti", "utente"),
      since: 2015,
      alias: ["Utenti"],
    },
    nuovi_utenti: {
      label: "di cui nuovi",
      help: "Quanti sono venuti quest'anno per la prima volta.",
      cella: intero("utenti", "utente"),
      since: 2016,
      alias: ["Nuovi utenti"],
    },
    lista_attesa: {
      label: "In lista d'attesa",
      help: "Quante persone aspettano, al 31 dicembre.",
      cella: intero("persone in attesa", "persona in attesa"),
      since: 2016,
      alias: ["Lista d'attesa"],
    },
    sedi: { label: "Sedi", help: "In quanti luoghi si svolge.", cella: intero("sedi", "sede", 10_000), since: 2016 },
    ore_settimanali: {
      label: "Ore di apertura a settimana",
      help: "In una settimana normale.",
      cella: ore(),
      since: 2016,
    },
  },
  regole: [
    diCui("nuovi_utenti", "utenti", { campo: "I nuovi utenti", padre: "Utenti nell'anno" }),
    {
      // A bound by nature: no place is open longer than the week lasts.
      codice: "ore-oltre-la-settimana",
      campo: "ore_settimanali",
      verifica: ({ ore_settimanali, sedi }) => {
        const places = Math.max(1, sedi ?? 1);
        return ore_settimanali == null || ore_settimanali <= HOURS_OF_A_WEEK * 10 * places
          ? null
          : { ore: ore_settimanali / 10, sedi: places };
      },
    },
    {
      // The bounds are the territory's: who lives in the zona, and who of that age in the whole city (STATISTICS.md Q03).
      codice: "utenti-oltre-i-residenti",
      campo: "utenti",
      verifica: ({ utenti }, { attributo, nome }) => {
        const bounds = [
          {
            residenti: attributo("destinatari", "residenti"),
            dove: `${attributo("destinatari", "fascia")}, in tutta la città`,
          },
          { residenti: attributo("zona", "residenti"), dove: nome("zona") },
        ].flatMap(({ residenti, dove }) => (residenti === null ? [] : [{ residenti: Number(residenti), dove }]));
        const [lowest] = bounds.sort((a, b) => a.residenti - b.residenti);
        return utenti == null || lowest === undefined || utenti <= lowest.residenti ? null : { utenti, ...lowest };
      },
    },
  ],
});
