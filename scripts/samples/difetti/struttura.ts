// Files whose owner, year, sheets or columns are not as expected.
import type { catalogoColonna } from "../../../schemas/diagnostici/colonna.ts";
import type { catalogoEnte } from "../../../schemas/diagnostici/ente.ts";
import type { catalogoFoglio } from "../../../schemas/diagnostici/foglio.ts";
import type { catalogoTotale } from "../../../schemas/diagnostici/totale.ts";
import {
  type CasoDifetto,
  celle,
  diOgnuno,
  type Invii,
  NOTA,
  PRESENTI,
  RISORSE,
  type Rimedio,
  risorse,
  tavola,
  VOLONTARI,
  volontari,
} from "./caso.ts";
import { cartella, conFoto, type Fogli, inBianco, libro } from "./libro.ts";

type Catalogo = typeof catalogoEnte & typeof catalogoFoglio & typeof catalogoColonna & typeof catalogoTotale;

const TITOLI = celle(VOLONTARI);
const CON_DONNE = [...TITOLI, "di cui donne"];
const ORE = "Ore di volontariato nell'anno";
const MONEY = celle(RISORSE);
const SPESA = ["Crescere insieme", "Alpe", "Stipendi", 12_500] as const;
const RIGA = "Crescere insieme;Alpe;12";

const TITOLI_PERSONALE = "Cantiere;Zona;Contratto;Persone";
const PERSONALE = [
  ["Crescere insieme", "Alpe", "Contratto stabile", 9],
  ["Crescere insieme", "Piana", "Borsa lavoro", 2],
];

const SCHEDA: readonly (readonly string[])[] = [
  ["Denominazione", "Parrocchia di San Berolfo"],
  ["Codice fiscale dell'ente", "80008730170"],
  ["Forma giuridica", "Parrocchia"],
  ["Zona della sede", "Alpe"],
  ["Possiamo pubblicare dati riconoscibili?", "sì"],
];

const modulo = (fogli: Fogli) => ({ "modulo.xlsx": libro(fogli) });
const bene = (come: string, fogli: Fogli, ...oppure: readonly Rimedio[]): Rimedio => ({
  come,
  invii: modulo(fogli),
  oppure,
});
const csv = (come: string, nome: string, testo: string): Rimedio => ({ come, invii: { [nome]: testo } });

export const CASI_STRUTTURA = {
  "ente-mancante": {
    caso: "Nel file non c'è il codice dell'organizzazione.",
    prima: { "volontari.csv": diOgnuno(`edizione;${VOLONTARI}`, `2024;${RIGA}`) },
    dopo: csv("Aggiunta la colonna «ente».", "volontari.csv", volontari(RIGA)),
  },
  "ente-sconosciuto": {
    caso: "Il codice è scritto male.",
    prima: { "volontari.csv": diOgnuno(`ente;edizione;${VOLONTARI}`, `V501;2024;${RIGA}`) },
    dopo: csv("Scritto il codice della lettera di invito.", "volontari.csv", volontari(RIGA)),
  },
  "ente-diverso": {
    caso: "Dalla segreteria di un'altra organizzazione arriva il file di V105.",
    ente: "V106",
    prima: modulo({ Volontari: [TITOLI, [...PRESENTI]] }),
    dopo: {
      come: "Mandato il file giusto.",
      invii: {
        "modulo.xlsx": cartella({
          Istruzioni: [
            ["Edizione", 2024],
            ["Codice dell'ente", "V106"],
          ],
          Volontari: [TITOLI, [...PRESENTI]],
        }),
      },
    },
  },
  "intestazione-discorde": {
    caso: "Il modulo di un'altra organizzazione è stato copiato, e il codice non è stato cambiato.",
    prima: { "V106-2024.xlsx": libro({ Volontari: [TITOLI, [...PRESENTI]] }) },
    dopo: {
      come: "Corretto il codice.",
      invii: {
        "V106-2024.xlsx": cartella({
          Istruzioni: [
            ["Edizione", 2024],
            ["Codice dell'ente", "V106"],
          ],
          Volontari: [TITOLI, [...PRESENTI]],
        }),
      },
    },
  },
  "edizione-diversa": {
    caso: "È il modulo dell'anno prima.",
    prima: {
      "modulo.xlsx": cartella({
        Istruzioni: [
          ["Edizione", 2023],
          ["Codice dell'ente", "V105"],
        ],
        Volontari: [TITOLI, [...PRESENTI]],
      }),
    },
    dopo: bene("Compilato il modulo di quest'anno.", { Volontari: [TITOLI, [...PRESENTI]] }),
  },
  "edizione-mancante": {
    caso: "La casella dell'anno è vuota.",
    prima: {
      "modulo.xlsx": cartella({
        Istruzioni: [["Edizione"], ["Codice dell'ente", "V105"]],
        Volontari: [TITOLI, [...PRESENTI]],
      }),
    },
    dopo: bene("Scritto l'anno.", { Volontari: [TITOLI, [...PRESENTI]] }),
  },
  "blocco-non-riconosciuto": {
    caso: "I titoli delle colonne sono stati cambiati.",
    prima: { "volontari.csv": tavola("Settore;Territorio;Quanti siamo", RIGA) },
    dopo: csv("Rimessi i titoli del modulo.", "volontari.csv", volontari(RIGA)),
  },
  "foglio-non-letto": {
    caso: "Un foglio di appunti.",
    prima: modulo({ Volontari: [TITOLI, [...PRESENTI]], Appunti: [["Chiedere in segreteria"]] }),
    dopo: NOTA,
  },
  "foglio-con-numeri": {
    caso: "Un foglio di appunti con dei numeri.",
    prima: modulo({ Volontari: [TITOLI, [...PRESENTI]], Appunti: [["Volontari a Piana", 5]] }),
    dopo: bene("Spostati nel foglio del modulo.", {
      Volontari: [TITOLI, [...PRESENTI], ["Crescere insieme", "Piana", 5]],
    }),
  },
  "scritto-fuori-dalle-parti": {
    caso: "Nella copia segnata la risposta è scritta accanto all'elenco, e non nella sua cella.",
    prima: modulo({
      Volontari: [TITOLI, [...PRESENTI]],
      "Cose da sistemare": [
        ["Cose da sistemare: 1"],
        ["", "Che cosa", "Foglio", "Cella", "Quale dato", "C'è scritto", "Che cosa è successo", "Come si sistema"],
        [
          1,
          "? Da confermare",
          "Volontari",
          "C2",
          "Volontari",
          "12",
          "L'anno scorso erano 2.",
          "Confermalo.",
          "sono giusti",
        ],
      ],
    }),
    dopo: bene("Tolto dall'elenco.", { Volontari: [TITOLI, [...PRESENTI]] }),
  },
  "nessuna-risposta": {
    caso: "Il modulo è tornato vuoto.",
    prima: modulo({ Volontari: [TITOLI] }),
    dopo: bene(
      "Scritto «niente da dichiarare».",
      { Volontari: [TITOLI, ["niente da dichiarare"]] },
      bene("Compilata una riga.", { Volontari: [TITOLI, [...PRESENTI]] }),
    ),
  },
  "nessun-blocco": {
    caso: "Del modulo è rimasto solo il primo foglio.",
    prima: modulo({}),
    dopo: bene("Mandato il modulo intero.", { Volontari: [TITOLI, [...PRESENTI]] }),
  },
  "colonna-mancante": {
    caso: "La colonna della zona è stata tolta.",
    prima: { "volontari.csv": tavola("Cantiere;Volontari;di cui donne", "Crescere insieme;12;5") },
    dopo: csv(
      "Aggiunta la colonna.",
      "volontari.csv",
      tavola("Cantiere;Zona;Volontari;di cui donne", "Crescere insieme;Alpe;12;5"),
    ),
  },
  "colonna-nascosta": {
    caso: "La colonna della zona è nascosta.",
    prima: modulo({ Volontari: { righe: [CON_DONNE, [...PRESENTI, 5]], colonneNascoste: [2] } }),
    dopo: bene("Resa visibile.", { Volontari: [CON_DONNE, [...PRESENTI, 5]] }),
  },
  "colonne-nascoste": {
    caso: "La colonna delle donne è nascosta.",
    prima: modulo({ Volontari: { righe: [CON_DONNE, [...PRESENTI, 5]], colonneNascoste: [4] } }),
    dopo: bene("Resa visibile.", { Volontari: [CON_DONNE, [...PRESENTI, 5]] }),
  },
  "righe-nascoste": {
    caso: "Una riga è nascosta.",
    prima: modulo({
      Volontari: { righe: [TITOLI, [...PRESENTI], ["Crescere insieme", "Piana", 5]], righeNascoste: [3] },
    }),
    dopo: bene("Resa visibile.", { Volontari: [TITOLI, [...PRESENTI], ["Crescere insieme", "Piana", 5]] }),
  },
  "celle-invisibili": {
    caso: "Un numero è scritto in bianco sul bianco.",
    prima: {
      "modulo.xlsx": libro(
        { Volontari: [TITOLI, [...PRESENTI], ["Crescere insieme", "Piana", { v: 5, stile: "barrato" }]] },
        inBianco,
      ),
    },
    dopo: {
      ...bene("Scelto il nero.", { Volontari: [TITOLI, [...PRESENTI], ["Crescere insieme", "Piana", 5]] }),
      oppure: [bene("Cancellata la riga.", { Volontari: [TITOLI, [...PRESENTI]] })],
    },
  },
  "foglio-solo-immagini": {
    caso: "Sotto i titoli delle risorse c'è la foto di una tabella.",
    prima: { "modulo.xlsx": libro({ Volontari: [TITOLI, [...PRESENTI]], Risorse: [MONEY] }, conFoto(2)) },
    dopo: bene("Scritte le righe.", { Volontari: [TITOLI, [...PRESENTI]], Risorse: [MONEY, [...SPESA]] }),
  },
  "note-nelle-celle": {
    caso: "Accanto a una cella vuota il numero sta in una nota.",
    prima: modulo({
      Volontari: { righe: [CON_DONNE, [...PRESENTI]], note: { D2: "Ufficio:\nle donne sono 5" } },
    }),
    dopo: bene("Scritto nella cella.", { Volontari: [CON_DONNE, [...PRESENTI, 5]] }),
  },
  "filtro-acceso": {
    caso: "È rimasto acceso il filtro su una zona.",
    prima: modulo({
      Volontari: {
        righe: [TITOLI, [...PRESENTI], ["Crescere insieme", "Piana", 5]],
        righeNascoste: [3],
        filtro: "A1:C3",
      },
    }),
    dopo: bene(
      "Cancellata la riga, che non andava contata.",
      { Volontari: [TITOLI, [...PRESENTI]] },
      bene("Tolto il filtro.", { Volontari: [TITOLI, [...PRESENTI], ["Crescere insieme", "Piana", 5]] }),
    ),
  },
  "colonna-ignorata": {
    caso: "Una colonna in più, per uso interno.",
    prima: { "volontari.csv": tavola(`${VOLONTARI};Note interne`, `${RIGA};bravi`) },
    dopo: NOTA,
  },
  "colonna-somigliante": {
    caso: "Il titolo di una domanda è cambiato un poco.",
    prima: { "volontari.csv": tavola(`${VOLONTARI};Donne (n.)`, `${RIGA};5`) },
    dopo: csv("Rimesso il titolo.", "volontari.csv", tavola(`${VOLONTARI};di cui donne`, `${RIGA};5`)),
  },
  "colonna-altra-misura": {
    caso: "Le ore sono al mese, e il questionario le chiede all'anno.",
    prima: { "volontari.csv": tavola(`${VOLONTARI};Ore di volontariato al mese`, `${RIGA};30`) },
    dopo: csv("Scritte le ore dell'anno.", "volontari.csv", tavola(`${VOLONTARI};${ORE}`, `${RIGA};360`)),
  },
  "unita-detta": {
    caso: "Sopra la tabella c'è scritto che gli importi sono in migliaia.",
    prima: modulo({
      Risorse: [["Importi in migliaia di euro"], [], MONEY, ["Crescere insieme", "Alpe", "Stipendi", 12.5]],
    }),
    dopo: bene("Scritti per intero, e tolta la nota.", { Risorse: [MONEY, [...SPESA]] }),
  },
  "anno-detto": {
    caso: "Sopra la tabella c'è scritto l'anno prima.",
    prima: modulo({ Risorse: [["Consuntivo 2023"], [], MONEY, ["Crescere insieme", "Alpe", "Stipendi", 11_000]] }),
    dopo: bene(
      "Scritti i numeri dell'anno giusto, e corretta la scritta.",
      { Risorse: [["Consuntivo 2024"], [], MONEY, [...SPESA]] },
      bene("Corretta solo la scritta: i numeri erano di quest'anno.", {
        Risorse: [["Consuntivo 2024"], [], MONEY, ["Crescere insieme", "Alpe", "Stipendi", 11_000]],
      }),
    ),
  },
  "numeri-provvisori": {
    caso: "Sotto la tabella c'è scritto che i dati sono provvisori.",
    prima: modulo({ Risorse: [MONEY, ["Crescere insieme", "Alpe", "Stipendi", 11_000], [], ["Dati provvisori"]] }),
    dopo: bene("Scritti i numeri definitivi, e tolta la scritta.", { Risorse: [MONEY, [...SPESA]] }),
  },
  "colonna-di-altra-tabella": {
    caso: "Accanto ai volontari sono scritti gli importi.",
    prima: modulo({
      Volontari: [
        [...TITOLI, "Importo (€)"],
        [...PRESENTI, 12_500],
      ],
    }),
    dopo: bene("Spostati nella loro tabella.", { Volontari: [TITOLI, [...PRESENTI]], Risorse: [MONEY, [...SPESA]] }),
  },
  "colonna-senza-titolo": {
    caso: "Un numero accanto alla tabella, senza titolo.",
    prima: modulo({ Volontari: [TITOLI, [...PRESENTI, 5]] }),
    dopo: bene("Scritto il titolo della domanda.", { Volontari: [CON_DONNE, [...PRESENTI, 5]] }),
  },
  "colonna-altro-anno": {
    caso: "Accanto ai numeri di quest'anno ci sono quelli dell'anno prima.",
    prima: modulo({
      Volontari: [
        ["Cantiere", "Zona", "Volontari 2023", "Volontari 2024"],
        ["Crescere insieme", "Alpe", 10, 12],
      ],
    }),
    dopo: NOTA,
  },
  "righe-di-altra-tabella": {
    caso: "Le righe del personale sono state incollate, senza i loro titoli, nel foglio dei volontari.",
    prima: modulo({ Volontari: [TITOLI, [...PRESENTI], ...PERSONALE], Personale: [celle(TITOLI_PERSONALE)] }),
    dopo: bene("Spostate nel loro foglio.", {
      Volontari: [TITOLI, [...PRESENTI]],
      Personale: [celle(TITOLI_PERSONALE), ...PERSONALE],
    }),
  },
  "scritto-nell-anno-prima": {
    caso: "I numeri di quest'anno sono stati incollati nella colonna grigia dell'anno prima.",
    prima: secondoAnno([10, null], [15, null]),
    dopo: {
      come: "Scritti nella colonna bianca, e svuotata la cella grigia.",
      invii: secondoAnno([10, 12], [null, 15]),
    },
  },
  "risposta-accanto": {
    caso: "Accanto a una risposta c'è scritto che cosa intende.",
    prima: modulo({ Ente: [...SCHEDA.slice(0, -1), [...(SCHEDA.at(-1) ?? []), "solo il totale"]] }),
    dopo: bene("Tolta, dopo aver scritto «no» nella sua cella.", {
      Ente: [...SCHEDA.slice(0, -1), [SCHEDA.at(-1)?.[0] ?? "", "no"]],
    }),
  },
  "colonna-ripetuta": {
    caso: "La stessa colonna due volte, con le stesse risposte.",
    prima: modulo({
      Volontari: [
        [...TITOLI, "Volontari"],
        [...PRESENTI, 12],
      ],
    }),
    dopo: NOTA,
  },
  "colonna-doppia": {
    caso: "La stessa colonna due volte, con risposte diverse.",
    prima: modulo({
      Volontari: [
        [...TITOLI, "Volontari"],
        [...PRESENTI, 15],
      ],
    }),
    dopo: bene("Tenuta una sola.", { Volontari: [TITOLI, [...PRESENTI]] }),
  },
  "foglio-altrove": {
    caso: "Il foglio ha un altro nome.",
    prima: modulo({ Foglio1: [TITOLI, [...PRESENTI]] }),
    dopo: NOTA,
  },
  "foglio-doppio": {
    caso: "Due fogli per gli stessi volontari.",
    prima: modulo({ Volontari: [TITOLI, [...PRESENTI]], "Volontari (2)": [TITOLI, ["Crescere insieme", "Piana", 5]] }),
    dopo: bene("Riunite le righe in un foglio.", {
      Volontari: [TITOLI, [...PRESENTI], ["Crescere insieme", "Piana", 5]],
    }),
  },
  "riga-totale-da-verificare": {
    caso: "Un totale sopra righe in cui nessuno ha saputo dire il numero.",
    prima: { "volontari.csv": volontari("Crescere insieme;Alpe;n.d.", "Totale;;12") },
    dopo: csv("Scritto il numero al posto suo, e tolto il totale.", "volontari.csv", volontari(RIGA)),
  },
  "riga-totale": {
    caso: "Una riga di totale sotto la tabella.",
    prima: { "volontari.csv": volontari(RIGA, "Crescere insieme;Piana;5", "Totale;;17") },
    dopo: NOTA,
  },
  "riga-somma": {
    caso: "Una riga che somma le altre, e non si chiama totale.",
    prima: { "volontari.csv": volontari(RIGA, "Crescere insieme;Piana;20", "Crescere insieme;Tutta la città;32") },
    dopo: csv("Cancellata la riga.", "volontari.csv", volontari(RIGA, "Crescere insieme;Piana;20")),
  },
  "numeri-in-ogni-zona": {
    caso: "Il totale della valle è scritto in ogni zona.",
    prima: {
      "volontari.csv": volontari(
        "Crescere insieme;Alpe;60",
        "Crescere insieme;Lungofiume;60",
        "Crescere insieme;Piana;60",
      ),
    },
    dopo: csv("Tenuta una riga sola.", "volontari.csv", volontari("Crescere insieme;Tutta la città;60")),
  },
  "somma-fuori-scala": {
    caso: "Tre zeri di troppo.",
    prima: { "risorse.csv": risorse("Crescere insieme;Alpe;Stipendi;27500000") },
    dopo: csv("Tolti gli zeri.", "risorse.csv", risorse("Crescere insieme;Alpe;Stipendi;27500")),
  },
  "totale-non-torna": {
    caso: "Una riga è cambiata, e il totale è rimasto.",
    prima: {
      "risorse.csv": risorse(
        "Crescere insieme;Alpe;Stipendi;12500",
        "Crescere insieme;Piana;Stipendi;9000",
        "Totale;;;24000",
      ),
    },
    dopo: csv(
      "Corretta la riga, e tolto il totale.",
      "risorse.csv",
      risorse("Crescere insieme;Alpe;Stipendi;12500", "Crescere insieme;Piana;Stipendi;11500"),
    ),
  },
  "niente-e-righe": {
    caso: "«Niente da dichiarare», e una riga compilata.",
    prima: modulo({ Volontari: [TITOLI, ["niente da dichiarare"], [...PRESENTI]] }),
    dopo: bene(
      "Tolto «niente da dichiarare».",
      { Volontari: [TITOLI, [...PRESENTI]] },
      bene("Cancellata la riga.", { Volontari: [TITOLI, ["niente da dichiarare"]] }),
    ),
  },
} satisfies Record<Exclude<keyof Catalogo, "guasto-nostro">, CasoDifetto>;

/** The module of a second year, in which 10 and 4 volunteers of 2023 were given: what stands in the grey cell and in the white. */
function secondoAnno(...righe: readonly (readonly [number | null, number | null])[]): Invii {
  const zone = ["Alpe", "Piana"];
  return {
    "modulo.xlsx": libro({
      _bilancio: {
        nascosto: true,
        righe: [
          ["modulo", 3],
          ["edizione", 2024],
          ["ente", "V105"],
          ["offerte", "volontari", ...zone.map((zona) => `crescere insieme|${zona.toLowerCase()}`)],
          ["prima", "volontari", "volontari", 10, 4],
        ],
      },
      Controlli: [["Controlli"]],
      Volontari: [
        ["Cantiere", "Zona", "Volontari 2023", "Volontari"],
        ...righe.map(([prima, ora], n) => ["Crescere insieme", zone[n] ?? "", prima, ora]),
      ],
    }),
  };
}
