// One cell that cannot be counted as it stands.
import type { catalogoCella } from "../../../schemas/diagnostici/cella.ts";
import {
  type CasoDifetto,
  celle,
  NOTA,
  PRESENTI,
  type Rimedio,
  risorse,
  tavola,
  VOLONTARI,
  volontari,
} from "./caso.ts";
import { type Cella, type Foglio, libro } from "./libro.ts";

const TITOLI = celle(VOLONTARI);
const DOVE = "Crescere insieme;Alpe";
const quanti = (valore: string): string => volontari(`${DOVE};${valore}`);
const euro = (valore: string): string => risorse(`${DOVE};Stipendi;${valore}`);
const punto = (campo: string, valore: string): string =>
  tavola(`Nome del Punto;Quartiere;Stato;${campo}`, `Il Sole;Mulini;Attivo;${valore}`);
/** Beside days of which one is written as in Italy and one as in America. */
const aperti = (giorno: string): string =>
  tavola(
    "Nome del Punto;Quartiere;Stato;Data di apertura",
    `Il Sole;Mulini;Attivo;${giorno}`,
    "La Luna;Cartiera;Attivo;25/04/2024",
    "Il Mare;Stazione Nuova;Attivo;04/25/2024",
  );
/** The scheda of V105 as a table of one row; «98000010000» has the office of nobody. */
const scheda = (codice: string, campo = "Partita IVA", valore = ""): string =>
  tavola(
    `Denominazione;Codice fiscale dell'ente;Forma giuridica;Zona della sede;Possiamo pubblicare dati riconoscibili?;${campo}`,
    `Parrocchia di San Berolfo;${codice};Parrocchia;Lungofiume;sì;${valore}`,
  );
const CODICE = "80000019994";
const voce = (testo: string): string =>
  tavola("Occasione;Cantiere;Contributo", `Cena di vicinato;Abitare la cura;${testo}`);

const nel = (nome: string, testo: string) => ({ [nome]: testo });
const csv = (come: string, nome: string, testo: string, ...oppure: readonly Rimedio[]): Rimedio => ({
  come,
  invii: { [nome]: testo },
  oppure,
});
const modulo = (volontari: Foglio | Foglio["righe"]) => ({ "modulo.xlsx": libro({ Volontari: volontari }) });
/** The workbook with this cell for the volunteers of Alpe. */
const casella = (cella: Cella) => modulo([TITOLI, ["Crescere insieme", "Alpe", cella]]);
const numero = (come: string): Rimedio => ({ come, invii: modulo([TITOLI, [...PRESENTI]]) });
const PUNTO = ["Nome del Punto", "Quartiere", "Stato", "Data di apertura"];
const aperto = (giorno: Cella) => ({
  "modulo.xlsx": libro({ "Punti di Comunità": [PUNTO, ["Il Sole", "Mulini", "Attivo", giorno]] }),
});

export const CASI_CELLA = {
  "cella-vuota": {
    caso: "Manca il numero dei volontari.",
    prima: nel("volontari.csv", tavola(`${VOLONTARI};di cui donne`, `${DOVE};;5`)),
    dopo: csv(
      "Scritto il numero.",
      "volontari.csv",
      tavola(`${VOLONTARI};di cui donne`, `${DOVE};12;5`),
      csv("Scritto zero: non ce ne sono.", "volontari.csv", tavola(`${VOLONTARI};di cui donne`, `${DOVE};0;0`)),
      csv(
        "Scritto «non disponibile»: nessuno lo sa.",
        "volontari.csv",
        tavola(`${VOLONTARI};di cui donne`, `${DOVE};non disponibile;5`),
      ),
    ),
  },
  "risposta-necessaria": {
    caso: "«n.d.» dove serve una zona.",
    prima: nel("volontari.csv", volontari("Crescere insieme;n.d.;12")),
    dopo: csv("Scelta una zona.", "volontari.csv", quanti("12")),
  },
  "cella-non-numero": {
    caso: "Una parola accanto al numero.",
    prima: nel("volontari.csv", quanti("circa 20")),
    dopo: csv("Scritto solo il numero.", "volontari.csv", quanti("20")),
  },
  "ora-o-numero": {
    caso: "Ore con un punto: ore e minuti, o decimali.",
    prima: nel("punti.csv", punto("Ore di sportello a settimana", "12.30")),
    dopo: csv(
      "Erano dodici ore e mezza.",
      "punti.csv",
      punto("Ore di sportello a settimana", "12,5"),
      csv("Erano decimali.", "punti.csv", punto("Ore di sportello a settimana", "12,3")),
    ),
  },
  "cella-non-intero": {
    caso: "Mezzo volontario.",
    prima: nel("volontari.csv", quanti("3,5")),
    dopo: csv("Scritto un numero intero.", "volontari.csv", quanti("4")),
  },
  "numero-negativo": {
    caso: "Un importo con il meno.",
    prima: nel("risorse.csv", euro("-1200")),
    dopo: csv("Tolto il segno.", "risorse.csv", euro("1200")),
  },
  "numero-fuori-limite": {
    caso: "La gravità va da uno a cinque.",
    prima: nel("bisogni.csv", tavola("Cantiere;Zona;Bisogno;Gravità;Risposta", `${DOVE};Compagnia;9;Parziale`)),
    dopo: csv(
      "Scritto un voto da uno a cinque.",
      "bisogni.csv",
      tavola("Cantiere;Zona;Bisogno;Gravità;Risposta", `${DOVE};Compagnia;5;Parziale`),
    ),
  },
  "numero-ambiguo": {
    caso: "Un importo con un punto solo, in un file che non usa altri segni.",
    prima: nel("risorse.csv", euro("1.234")),
    dopo: csv(
      "Scritto senza punti: erano migliaia.",
      "risorse.csv",
      euro("1234"),
      csv("Scritto con la virgola: erano decimali.", "risorse.csv", euro("1,23")),
    ),
  },
  "cifre-perse": {
    caso: "Il foglio ha accorciato il codice fiscale.",
    prima: nel("ente.csv", scheda("8,00001E+10")),
    dopo: csv("Scritto per intero.", "ente.csv", scheda(CODICE)),
  },
  "data-per-numero": {
    caso: "Il foglio ha cambiato 12.1 in una data.",
    prima: nel("volontari.csv", tavola(`${VOLONTARI};Ore di volontariato nell'anno`, `${DOVE};12;12-gen`)),
    dopo: csv(
      "Scritto di nuovo il numero.",
      "volontari.csv",
      tavola(`${VOLONTARI};Ore di volontariato nell'anno`, `${DOVE};12;12,1`),
    ),
  },
  "segni-invisibili": {
    caso: "Un numero copiato da una pagina, con un segno che ne rovescia le cifre.",
    prima: nel("volontari.csv", quanti("\u202e0021")),
    dopo: csv("Scritto di nuovo a mano.", "volontari.csv", quanti("1200")),
  },
  "troppi-decimali": {
    caso: "Un importo con quattro decimali.",
    prima: nel("risorse.csv", euro("1200,3456")),
    dopo: csv("Scritto con due decimali.", "risorse.csv", euro("1200,35")),
  },
  "codice-sconosciuto": {
    caso: "La zona è scritta male.",
    prima: nel("volontari.csv", volontari("Crescere insieme;Aple;12")),
    dopo: csv("Scritta com'è nell'elenco.", "volontari.csv", quanti("12")),
  },
  "data-non-riconosciuta": {
    caso: "Una data a parole.",
    prima: nel("punti.csv", punto("Data di apertura", "la primavera scorsa")),
    dopo: csv("Scritta con il giorno.", "punti.csv", punto("Data di apertura", "12/03/2024")),
  },
  "data-ambigua": {
    caso: "Una data che si può leggere in due modi.",
    prima: nel("punti.csv", aperti("03/04/2024")),
    dopo: csv(
      "Scritto il mese in lettere.",
      "punti.csv",
      aperti("3 aprile 2024"),
      csv("Era l'altro giorno.", "punti.csv", aperti("4 marzo 2024")),
    ),
  },
  "data-in-giorni": {
    caso: "La data è diventata un numero.",
    prima: nel("punti.csv", punto("Data di apertura", "45363")),
    dopo: csv("Scritta come data.", "punti.csv", punto("Data di apertura", "12/03/2024")),
  },
  "si-no-non-riconosciuto": {
    caso: "Né sì né no.",
    prima: nel("ente.csv", scheda(CODICE).replace(";sì;", ";forse;")),
    dopo: csv("Scritto sì.", "ente.csv", scheda(CODICE)),
  },
  "anno-non-riconosciuto": {
    caso: "Un anno a parole.",
    prima: nel("ente.csv", scheda(CODICE, "Anno di costituzione", "anni ottanta")),
    dopo: csv("Scritto con quattro cifre.", "ente.csv", scheda(CODICE, "Anno di costituzione", "1985")),
  },
  "codice-fiscale-errato": {
    caso: "L'ultima cifra del codice fiscale è sbagliata.",
    prima: nel("ente.csv", scheda("80000019995")),
    dopo: csv("Copiato dal certificato.", "ente.csv", scheda(CODICE)),
  },
  "codice-fiscale-persona": {
    caso: "Al posto del codice dell'ente c'è quello di una persona (che non esiste).",
    prima: nel("ente.csv", scheda("XXXYYY00A01Z999P")),
    dopo: csv("Scritto quello dell'ente.", "ente.csv", scheda(CODICE)),
  },
  "codice-fiscale-zeri": {
    caso: "Il foglio ha tolto lo zero iniziale.",
    prima: nel("ente.csv", scheda("1466360193")),
    dopo: csv("Scritto con lo zero.", "ente.csv", scheda("01466360193")),
  },
  "cella-errore": {
    caso: "La formula prende un foglio che non c'è più.",
    prima: casella({ errore: "#REF!", formula: "#REF!+1" }),
    dopo: {
      ...numero("Scritto il numero al posto della formula."),
      oppure: [{ come: "Corretta la formula.", invii: casella({ v: 12, formula: "7+5" }), restano: ["formula-letta"] }],
    },
  },
  "cella-barrata": {
    caso: "Il numero è barrato, e la riga no.",
    prima: modulo([TITOLI, ["Crescere insieme", "Alpe", { v: 12, stile: "barrato" }]]),
    dopo: {
      ...numero("Tolta la barratura."),
      oppure: [{ come: "Scritto quello che vale.", invii: casella(15) }],
    },
  },
  "celle-unite": {
    caso: "Il numero di due zone sta in una cella unita.",
    prima: modulo({ righe: [TITOLI, [...PRESENTI], ["Crescere insieme", "Piana", null]], unite: ["C2:C3"] }),
    dopo: {
      come: "Separate, ciascuna con il suo numero.",
      invii: modulo([TITOLI, ["Crescere insieme", "Alpe", 7], ["Crescere insieme", "Piana", 5]]),
    },
  },
  "numero-mostrato": {
    caso: "Il foglio mostra «12 mila», e nella cella c'è 12.",
    prima: casella({ v: 12, stile: "mila" }),
    dopo: { come: "Scritto per esteso, senza formato.", invii: casella(12_000) },
  },
  "data-spostata": {
    caso: "Un programma ha spostato la data alla sera prima.",
    prima: aperto({ v: 45_362.958_333_333, stile: "data" }),
    dopo: { come: "Scritto il giorno senza l'ora.", invii: aperto({ v: 45_363, stile: "data" }) },
  },
  "formula-letta": {
    caso: "Il numero è il risultato di una formula.",
    prima: casella({ v: 12, formula: "7+5" }),
    dopo: NOTA,
  },
  "testo-troppo-lungo": {
    caso: "Un contributo di due pagine.",
    prima: nel("voci.csv", voce("Serve un posto per stare insieme. ".repeat(30).trim())),
    dopo: csv("Accorciato.", "voci.csv", voce("Serve un posto per stare insieme.")),
  },
  "dato-personale": {
    caso: "Un numero di telefono nel testo.",
    prima: nel("voci.csv", voce("Chiamateci al 333 1234567.")),
    dopo: csv("Riscritto senza.", "voci.csv", voce("Chiamateci.")),
  },
} satisfies Record<keyof typeof catalogoCella, CasoDifetto>;
