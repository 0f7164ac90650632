import { defineBlocco, diCui, diCuiInsieme, orePerPersona } from "../blocco.ts";
import { codice, intero, ore } from "../cella.ts";

const VOLONTARI = "Volontari";

export default defineBlocco({
  id: "volontari",
  titolo: "Volontari",
  foglio: "Volontari",
  istruzioni:
    "Quanti volontari hanno dato una mano nell'anno, per cantiere e zona. Contiamo posizioni: chi aiuta due enti conta in entrambi.",
  forma: "tabella",
  grana: "una riga per cantiere e zona",
  gruppo: "persone",
  since: 2015,
  nome_riga: ["cantiere", "zona"],
  chiave: ["cantiere", "zona"],
  campi: {
    cantiere: {
      label: "Cantiere",
      help: "«Trasversale» per chi aiuta in tutti i cantieri.",
      cella: codice("cantieri"),
      obbligatorio: true,
      since: 2015,
    },
    zona: { label: "Zona", help: "La zona in cui aiutano.", cella: codice("zone"), obbligatorio: true, since: 2015 },
    volontari: {
      label: VOLONTARI,
      help: "Quante posizioni di volontariato nell'anno.",
      cella: intero("posizioni di volontariato", "posizione di volontariato", 100_000),
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
      help: "Quanti di questi hanno meno di trent'anni.",
      cella: intero("volontari", "volontario", 100_000),
      since: 2016,
      alias: ["di cui under 30"],
    },
    over_65: {
      label: "di cui con più di sessantacinque anni",
      help: "Quanti di questi hanno più di sessantacinque anni.",
      cella: intero("volontari", "volontario", 100_000),
      since: 2016,
      alias: ["di cui over 65"],
    },
    ore_annue: {
      label: "Ore di volontariato nell'anno",
      help: "Somma delle ore di tutti i volontari della riga.",
      cella: ore(),
      since: 2016,
    },
  },
  regole: [
    diCui("donne", "volontari", { campo: "Le donne", padre: VOLONTARI }),
    diCui("under_30", "volontari", { campo: "I volontari con meno di trent'anni", padre: VOLONTARI }),
    diCui("over_65", "volontari", { campo: "I volontari con più di sessantacinque anni", padre: VOLONTARI }),
    diCuiInsieme(["under_30", "over_65"], "volontari", {
      campo: "I volontari sotto i trent'anni e sopra i sessantacinque",
      padre: VOLONTARI,
    }),
    orePerPersona("volontari", 1000, "volontario", "nell'anno"),
  ],
});
