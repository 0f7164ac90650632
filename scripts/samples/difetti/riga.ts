// Rows whose cells are each right, but not together, and answers to a survey.
import type { catalogoRiga } from "../../../schemas/diagnostici/riga.ts";
import type { catalogoRilevazione } from "../../../schemas/diagnostici/rilevazione.ts";
import {
  type CasoDifetto,
  celle,
  diOgnuno,
  type Invii,
  NOTA,
  PRESENTI,
  type Rimedio,
  risorse,
  tavola,
  VOLONTARI,
  volontari,
} from "./caso.ts";
import { type Cella, cartella, libro } from "./libro.ts";

const TITOLI = celle(VOLONTARI);
const DOVE = "Crescere insieme;Alpe";
const RIGA = `${DOVE};12`;
const csv = (come: string, nome: string, testo: string, ...oppure: readonly Rimedio[]): Rimedio => ({
  come,
  invii: { [nome]: testo },
  oppure,
});
const modulo = (...righe: readonly (readonly Cella[])[]) => ({ "modulo.xlsx": libro({ Volontari: righe }) });
const con = (campi: string, ...righe: readonly string[]): string => tavola(`${VOLONTARI};${campi}`, ...righe);
const SERVIZI =
  "Nome del servizio;Cantiere;Zona;Quartiere;Destinatari;Bisogno a cui risponde;Modalità;Utenti nell'anno";
const servizi = (...righe: readonly string[]): string => tavola(SERVIZI, ...righe);
const servizio = (nome: string, utenti: number, zona = "Alpe", quartiere = "Malga Serena"): string =>
  `${nome};Crescere insieme;${zona};${quartiere};Ragazze e ragazzi;Compagnia;Centro aperto;${utenti}`;
const aperto = (ore: number): string =>
  tavola(`${SERVIZI};Ore di apertura a settimana`, `${servizio("Doposcuola", 40)};${ore}`);
const punto = (dati: string): string =>
  tavola(
    "Nome del Punto;Quartiere;Stato;Data di apertura;Data di chiusura;Accessi nell'anno",
    `Il Sole;Mulini;${dati}`,
  );
const GIRATI = "Cantiere;Zona;Voce di spesa;Importo (€);Ente della rete che riceve";
const esito = (valore: number): string =>
  tavola("Indicatore;Zona;Valore;su un totale di", `Ragazzi promossi a giugno;Alpe;${valore};40`);
const SCHEDA =
  "Denominazione;Codice fiscale dell'ente;Forma giuridica;Zona della sede;Possiamo pubblicare dati riconoscibili?";
const scheda = (...nomi: readonly string[]): string =>
  tavola(SCHEDA, ...nomi.map((nome) => `${nome};80000019994;Parrocchia;Lungofiume;sì`));

const spese = (riga: string): string =>
  risorse("Crescere insieme;Alpe;Stipendi;1200", "Crescere insieme;Piana;Stipendi;900", riga);

const MAPPA = (altro = ""): string =>
  `file: [risposte.csv]\nente: CODICE\nedizione: 2024\n${altro}blocchi:\n  volontari:\n    gruppi:\n      - fissi: { cantiere: crescere }\n        campi: { zona: "ZONA{n}", volontari: "VOL{n}" }\n        fino_a: 2\n`;
const risposte = (mappa: string, ...righe: readonly string[]): Invii => ({
  "rilevazione.yaml": mappa,
  "risposte.csv": diOgnuno(...righe),
});
const DATATE = "submitdate,CODICE,ZONA1,VOL1,ZONA2,VOL2";
const IL = (giorno: number, risposta: string): string => `2025-02-0${giorno} 09:00:00,${risposta}`;

export const CASI_RIGA = {
  "di-cui-maggiore": {
    caso: "Più donne che volontari.",
    prima: { "volontari.csv": con("di cui donne", `${RIGA};14`) },
    dopo: csv("Corretto il numero.", "volontari.csv", con("di cui donne", `${RIGA};4`)),
  },
  "parte-maggiore-del-tutto": {
    caso: "Più promossi che ragazzi.",
    prima: { "esiti.csv": esito(50) },
    dopo: csv("Corretto il valore.", "esiti.csv", esito(30)),
  },
  "ore-per-persona": {
    caso: "Dodicimila ore per ogni volontario.",
    prima: { "volontari.csv": con("Ore di volontariato nell'anno", `${DOVE};2;24000`) },
    dopo: csv("Corrette le ore.", "volontari.csv", con("Ore di volontariato nell'anno", `${DOVE};2;240`)),
  },
  "ore-oltre-la-settimana": {
    caso: "Le ore dell'anno al posto di quelle di una settimana.",
    prima: { "servizi.csv": aperto(1560) },
    dopo: csv("Scritte le ore di una settimana.", "servizi.csv", aperto(30)),
  },
  "utenti-oltre-i-residenti": {
    caso: "Ogni ingresso contato come una persona.",
    prima: { "servizi.csv": servizi(servizio("Doposcuola", 40_000)) },
    dopo: csv("Contata ogni persona una volta.", "servizi.csv", servizi(servizio("Doposcuola", 40))),
  },
  "chiusura-prima-dell-apertura": {
    caso: "L'anno di chiusura è scritto male.",
    prima: { "punti.csv": punto("Chiuso;20/09/2022;20/09/2021;") },
    dopo: csv("Corretta la data.", "punti.csv", punto("Chiuso;20/09/2022;20/09/2024;")),
  },
  "stato-e-data-diversi": {
    caso: "«Attivo» a fine anno, e apre l'anno dopo.",
    prima: { "punti.csv": punto("Attivo;12/03/2025;;") },
    dopo: csv("Corretto lo stato.", "punti.csv", punto("In apertura;12/03/2025;;")),
  },
  "accessi-a-punto-chiuso": {
    caso: "Accessi a un Punto che non ha ancora aperto.",
    prima: { "punti.csv": punto("In apertura;;;480") },
    dopo: csv("Tolti gli accessi.", "punti.csv", punto("In apertura;;;0")),
  },
  "chiave-ripetuta": {
    caso: "La riga vecchia è rimasta sopra quella nuova.",
    prima: { "volontari.csv": volontari(RIGA, `${DOVE};15`) },
    dopo: csv("Cancellata la vecchia.", "volontari.csv", volontari(`${DOVE};15`)),
  },
  "beneficiario-senza-trasferimento": {
    caso: "Il codice di chi riceve accanto a uno stipendio.",
    prima: { "risorse.csv": tavola(GIRATI, `${DOVE};Stipendi;12500;V106`) },
    dopo: csv(
      "Scelta la voce dei trasferimenti.",
      "risorse.csv",
      tavola(GIRATI, `${DOVE};Girati a enti della rete;12500;V106`),
    ),
  },
  "quartiere-fuori-zona": {
    caso: "Il quartiere è di un'altra zona.",
    prima: { "servizi.csv": servizi(servizio("Doposcuola", 40, "Piana")) },
    dopo: csv(
      "Scritta la zona del quartiere.",
      "servizi.csv",
      servizi(servizio("Doposcuola", 40)),
      csv(
        "Scritto un quartiere della zona.",
        "servizi.csv",
        servizi(servizio("Doposcuola", 40, "Piana", "Campo Lungo")),
      ),
    ),
  },
  "riga-ripetuta": {
    caso: "La stessa riga due volte.",
    prima: { "volontari.csv": volontari(RIGA, RIGA) },
    dopo: csv(
      "Cancellata quella in più.",
      "volontari.csv",
      volontari(RIGA),
      csv("Sommate in una: erano due cose.", "volontari.csv", volontari(`${DOVE};24`)),
    ),
  },
  "scheda-ripetuta": {
    caso: "Due schede per la stessa organizzazione.",
    prima: { "ente.csv": scheda("Parrocchia di San Berolfo", "San Berolfo") },
    dopo: csv("Tenuta quella giusta.", "ente.csv", scheda("Parrocchia di San Berolfo")),
  },
  "riga-incompleta": {
    caso: "Una riga cominciata e lasciata lì.",
    prima: { "volontari.csv": volontari(RIGA, "Crescere insieme;;") },
    dopo: csv(
      "Completata.",
      "volontari.csv",
      volontari(RIGA, "Crescere insieme;Piana;5"),
      csv("Cancellata.", "volontari.csv", volontari(RIGA)),
    ),
  },
  "riga-spostata": {
    caso: "In una riga si è perso il segno tra due celle.",
    prima: { "risorse.csv": spese("Crescere insieme;Lungofiume Stipendi;700") },
    dopo: csv("Rimesso il segno.", "risorse.csv", spese("Crescere insieme;Lungofiume;Stipendi;700")),
  },
  "riga-senza-risposte": {
    caso: "Un appunto fuori dalla tabella.",
    prima: modulo(TITOLI, [...PRESENTI], [null, null, null, null, "vedi la mail"]),
    dopo: NOTA,
  },
  "riga-di-cui": {
    caso: "Una riga «di cui» sotto un'altra.",
    prima: { "servizi.csv": servizi(servizio("Doposcuola", 40), servizio("di cui alle medie", 15)) },
    dopo: csv("Cancellata.", "servizi.csv", servizi(servizio("Doposcuola", 40))),
  },
  "riga-da-non-contare": {
    caso: "È rimasta la riga d'esempio.",
    prima: { "servizi.csv": servizi(servizio("Doposcuola", 40), servizio("(es. Centro estivo)", 99)) },
    dopo: csv("Cancellata.", "servizi.csv", servizi(servizio("Doposcuola", 40))),
  },
  "riga-fuori-colonne": {
    caso: "Un numero sotto la tabella, fuori dalle sue colonne.",
    prima: modulo(TITOLI, [...PRESENTI], [null, null, null, null, 5]),
    dopo: {
      come: "Spostato sotto il suo titolo.",
      invii: modulo(TITOLI, [...PRESENTI], ["Crescere insieme", "Piana", 5]),
    },
  },
  "riga-fuori-tabella": {
    caso: "Una riga scritta sopra i titoli.",
    prima: modulo(["Crescere insieme", "Piana", 5], TITOLI, [...PRESENTI]),
    dopo: { come: "Spostata sotto i titoli.", invii: modulo(TITOLI, ["Crescere insieme", "Piana", 5], [...PRESENTI]) },
  },
  "titoli-ripetuti": {
    caso: "Due elenchi incollati uno sotto l'altro, ognuno con i suoi titoli.",
    prima: modulo(TITOLI, [...PRESENTI], TITOLI, ["Crescere insieme", "Piana", 5]),
    dopo: NOTA,
  },
  "riga-barrata": {
    caso: "Una riga tutta barrata.",
    prima: modulo(
      TITOLI,
      [...PRESENTI],
      ["Crescere insieme", "Piana", 5].map((v) => ({ v, stile: "barrato" })),
    ),
    dopo: {
      come: "Cancellata.",
      invii: modulo(TITOLI, [...PRESENTI]),
      oppure: [{ come: "Tolta la barratura.", invii: modulo(TITOLI, [...PRESENTI], ["Crescere insieme", "Piana", 5]) }],
    },
  },
} satisfies Record<keyof typeof catalogoRiga, CasoDifetto>;

export const CASI_RILEVAZIONE = {
  "risposta-ripetuta": {
    caso: "Qualcuno ha risposto due volte.",
    prima: risposte(MAPPA(), DATATE, IL(1, "V105,alpe,10,,"), IL(2, "V105,alpe,12,,")),
    dopo: NOTA,
  },
  "risposta-accorciata": {
    caso: "La seconda risposta ha una riga in meno.",
    prima: risposte(MAPPA(), DATATE, IL(1, "V105,alpe,12,piana,5"), IL(2, "V105,alpe,12,,")),
    dopo: {
      come: "Mandata di nuovo con tutto.",
      invii: risposte(
        MAPPA(),
        DATATE,
        IL(1, "V105,alpe,12,piana,5"),
        IL(2, "V105,alpe,12,,"),
        IL(3, "V105,alpe,12,piana,5"),
      ),
      restano: ["risposta-ripetuta"],
    },
  },
  "risposte-senza-ordine": {
    caso: "Due risposte, e nell'esportazione non c'è quando.",
    prima: risposte(MAPPA(), "INVIO,CODICE,ZONA1,VOL1", ",V105,alpe,10", ",V105,alpe,12"),
    dopo: {
      come: "Scritta in «data» la colonna dell'invio.",
      invii: risposte(MAPPA("data: INVIO\n"), "INVIO,CODICE,ZONA1,VOL1", IL(1, "V105,alpe,10"), IL(2, "V105,alpe,12")),
      restano: ["risposta-ripetuta"],
    },
  },
  "risposta-non-conclusa": {
    caso: "Il questionario è compilato e non inviato.",
    prima: risposte(MAPPA(), DATATE, ",V105,alpe,12,,"),
    dopo: { come: "Inviato.", invii: risposte(MAPPA(), DATATE, IL(2, "V105,alpe,12,,")) },
  },
  "risposta-respinta": {
    caso: "Chi raccoglie ha respinto una risposta in KoboToolbox.",
    prima: risposte(MAPPA(), `_validation_status,${DATATE}`, `Not Approved,${IL(1, "V105,alpe,10,,")}`),
    dopo: {
      come: "Approvata.",
      invii: risposte(MAPPA(), `_validation_status,${DATATE}`, `Approved,${IL(1, "V105,alpe,10,,")}`),
    },
  },
  "risposta-ripresa": {
    caso: "Dopo averlo inviato qualcuno l'ha ricominciato.",
    prima: risposte(MAPPA(), DATATE, IL(1, "V105,alpe,10,,"), ",V105,alpe,12,,"),
    dopo: {
      come: "Inviato anche il secondo.",
      invii: risposte(MAPPA(), DATATE, IL(1, "V105,alpe,10,,"), IL(2, "V105,alpe,12,,")),
      restano: ["risposta-ripetuta"],
    },
  },
  "gruppo-senza-risposta": {
    caso: "Da un foglio dell'esportazione è stata tolta la colonna che lega le righe alla risposta.",
    prima: gruppo(999),
    dopo: { come: "Esportato di nuovo, senza togliere niente.", invii: gruppo(901) },
  },
} satisfies Record<keyof typeof catalogoRilevazione, CasoDifetto>;

function gruppo(risposta: number): Invii {
  return {
    "rilevazione.yaml":
      "file: [risposte.xlsx]\nente: CODICE\nedizione: 2024\nblocchi:\n  volontari:\n    gruppi:\n      - { foglio: volontari, fissi: { cantiere: crescere }, campi: { zona: ZONA, volontari: VOL } }\n",
    "risposte.xlsx": cartella({
      Risposte: [
        ["CODICE", "_id"],
        ["V105", 901],
      ],
      volontari: [
        ["ZONA", "VOL", "_submission__id"],
        ["alpe", 12, 901],
        ["piana", 5, risposta],
      ],
    }),
  };
}
