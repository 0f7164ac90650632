// Mappings of a survey that do not fit its export: only who keeps the edition can mend them.
import type { catalogoMappa } from "../../../schemas/diagnostici/mappa.ts";
import { type CasoDifetto, diOgnuno, type Invii, NOTA } from "./caso.ts";
import { cartella } from "./libro.ts";

/** The mapping of `risposte.csv`, with these lines. */
const mappa = (righe: string, file = "risposte.csv"): string =>
  `file: [${file}]\nente: CODICE\nedizione: 2024\n${righe}`;
const gruppo = (campi: string, altro = ""): string =>
  `blocchi:\n  volontari:\n    gruppi:\n      - fissi: { cantiere: crescere }\n        campi: { ${campi} }\n${altro}`;
const VOLONTARI = gruppo("zona: ZONA, volontari: VOL");
const risposte = (...righe: readonly string[]): string => diOgnuno(...righe);
const con = (mappatura: string, ...righe: readonly string[]): Invii => ({
  "rilevazione.yaml": mappatura,
  "risposte.csv": risposte(...righe),
});

const MAIN = [
  ["CODICE", "_id"],
  ["V105", 901],
] as const;
const GRUPPO = [
  ["ZONA", "VOL", "_submission__id"],
  ["alpe", 12, 901],
] as const;
const nelFoglio = (foglio: string, altro = ""): string =>
  mappa(
    `${altro}blocchi:\n  volontari:\n    gruppi:\n      - foglio: ${foglio}\n        fissi: { cantiere: crescere }\n        campi: { zona: ZONA, volontari: VOL }\n`,
    "risposte.xlsx",
  );
const fogli = (mappatura: string, altri: Parameters<typeof cartella>[0]): Invii => ({
  "rilevazione.yaml": mappatura,
  "risposte.xlsx": cartella({ Risposte: MAIN, ...altri }),
});

const SCELTE = (altro = ""): string =>
  mappa(
    `${altro}blocchi:\n  bisogni:\n    gruppi:\n      - fissi: { cantiere: crescere, zona: alpe, gravita: "3", risposta: piena }\n        scelte: { campo: bisogno, colonne: { compagnia: "B[1]", trasporto: "B[2]" } }\n`,
  );
const SERVIZIO = (destinatari: string): string =>
  mappa(
    `blocchi:\n  servizi:\n    gruppi:\n      - fissi: { cantiere: crescere, zona: alpe, bisogno: compagnia, modalita: centro }\n        ${destinatari}\n`,
  );
const RIPETUTE = (fino_a: number): string =>
  mappa(
    `blocchi:\n  volontari:\n    gruppi:\n      - fissi: { cantiere: crescere }\n        campi: { zona: "ZONA{n}", volontari: "VOL{n}" }\n        fino_a: ${fino_a}\n`,
  );
const FISSI = (volontari: string): string =>
  mappa(
    `blocchi:\n  volontari:\n    gruppi:\n      - fissi: { cantiere: crescere, zona: alpe, volontari: "${volontari}" }\n        campi: { donne: DONNE }\n`,
  );
const LIME = "id,submitdate,lastpage,CODICE,ZONA,VOL";
const DI_LIME = risposte(LIME, "1,2025-02-01 09:00:00,6,V105,alpe,12");

export const CASI_MAPPA = {
  "domanda-mancante": {
    caso: "La mappatura chiama «ZONE» la domanda che nell'esportazione è «ZONA».",
    prima: con(mappa(gruppo("zona: ZONE, volontari: VOL")), "CODICE,ZONA,VOL", "V105,alpe,12"),
    dopo: { come: "Scritto il titolo giusto.", invii: con(mappa(VOLONTARI), "CODICE,ZONA,VOL", "V105,alpe,12") },
  },
  "domanda-ripetuta": {
    caso: "Nell'esportazione due domande hanno lo stesso titolo.",
    prima: con(mappa(VOLONTARI), "CODICE,ZONA,VOL,VOL", "V105,alpe,12,8"),
    dopo: {
      come: "Detto quale delle due, e lasciata l'altra.",
      invii: con(
        mappa(`tralascia: ["VOL#2"]\n${gruppo('zona: ZONA, volontari: "VOL#1"')}`),
        "CODICE,ZONA,VOL,VOL",
        "V105,alpe,12,8",
      ),
    },
  },
  "foglio-mancante": {
    caso: "La mappatura nomina un foglio che nell'esportazione ha un altro nome.",
    prima: fogli(nelFoglio("volontarie"), { volontari: GRUPPO }),
    dopo: { come: "Scritto il nome del foglio.", invii: fogli(nelFoglio("volontari"), { volontari: GRUPPO }) },
  },
  "foglio-da-indicare": {
    caso: "Le domande del gruppo stanno in un altro foglio, e la mappatura non lo dice.",
    prima: fogli(mappa(VOLONTARI, "risposte.xlsx"), { volontari: GRUPPO }),
    dopo: { come: "Aggiunto il foglio al gruppo.", invii: fogli(nelFoglio("volontari"), { volontari: GRUPPO }) },
  },
  "gruppo-non-letto": {
    caso: "Un foglio di risposte che nessun gruppo legge.",
    prima: fogli(nelFoglio("volontari"), {
      volontari: GRUPPO,
      sedi: [
        ["SEDE", "_submission__id"],
        ["Nord", 901],
      ],
    }),
    dopo: {
      come: "Scritto il foglio in «tralascia».",
      invii: fogli(nelFoglio("volontari", "tralascia: [sedi]\n"), {
        volontari: GRUPPO,
        sedi: [
          ["SEDE", "_submission__id"],
          ["Nord", 901],
        ],
      }),
    },
  },
  "foglio-in-piu": {
    caso: "Un foglio di appunti nell'esportazione.",
    prima: fogli(nelFoglio("volontari"), { volontari: GRUPPO, Appunti: [["da rivedere"], ["con Anna"]] }),
    dopo: {
      come: "Scritto il foglio in «tralascia».",
      invii: fogli(nelFoglio("volontari", "tralascia: [Appunti]\n"), {
        volontari: GRUPPO,
        Appunti: [["da rivedere"], ["con Anna"]],
      }),
    },
  },
  "domande-non-lette": {
    caso: "Una seconda coppia di domande che la mappatura non nomina.",
    prima: con(mappa(VOLONTARI), "CODICE,ZONA,VOL,ZONA.1,VOL.1", "V105,alpe,12,piana,8"),
    dopo: {
      come: "Aggiunte in un altro gruppo.",
      invii: con(
        mappa(
          gruppo(
            "zona: ZONA, volontari: VOL",
            "      - fissi: { cantiere: crescere }\n        campi: { zona: ZONA.1, volontari: VOL.1 }\n",
          ),
        ),
        "CODICE,ZONA,VOL,ZONA.1,VOL.1",
        "V105,alpe,12,piana,8",
      ),
    },
  },
  "colonne-non-lette": {
    caso: "Una domanda che non serve al bilancio.",
    prima: con(mappa(VOLONTARI), "CODICE,ZONA,VOL,Saluti", "V105,alpe,12,ciao"),
    dopo: NOTA,
  },
  "ripetizioni-oltre": {
    caso: "Le domande si ripetono tre volte, e la mappatura si ferma a due.",
    prima: con(RIPETUTE(2), "CODICE,ZONA1,VOL1,ZONA2,VOL2,ZONA3,VOL3", "V105,alpe,1,piana,2,fiume,5"),
    dopo: {
      come: "Scritto fino a tre.",
      invii: con(RIPETUTE(3), "CODICE,ZONA1,VOL1,ZONA2,VOL2,ZONA3,VOL3", "V105,alpe,1,piana,2,fiume,5"),
    },
  },
  "risposta-non-mappata": {
    caso: "L'esportazione dice «Z1», e la mappatura non dice quale zona è.",
    prima: con(mappa(VOLONTARI), "CODICE,ZONA,VOL", "V105,Z1,12"),
    dopo: {
      come: "Aggiunto il codice.",
      invii: con(mappa(`codici: { zone: { Z1: alpe } }\n${VOLONTARI}`), "CODICE,ZONA,VOL", "V105,Z1,12"),
    },
  },
  "fisso-non-letto": {
    caso: "Un valore fisso che il campo non accetta.",
    prima: con(FISSI("tanti"), "CODICE,DONNE", "V105,3"),
    dopo: { come: "Scritto un numero.", invii: con(FISSI("12"), "CODICE,DONNE", "V105,3") },
  },
  "risposte-insieme": {
    caso: "Più risposte nella stessa cella, lette come una sola.",
    prima: con(
      SERVIZIO("campi: { nome: NOME, destinatari: DESTINATARI }"),
      "CODICE,NOME,DESTINATARI",
      'V105,Centro,"ragazzi, piccoli"',
    ),
    dopo: {
      come: "Letta con «scelte».",
      invii: con(
        SERVIZIO("campi: { nome: NOME }\n        scelte: { campo: destinatari, colonna: DESTINATARI, se_piu: tutti }"),
        "CODICE,NOME,DESTINATARI",
        'V105,Centro,"ragazzi, piccoli"',
      ),
    },
  },
  "spunta-non-riconosciuta": {
    caso: "Una casella segnata con una parola che non conosciamo.",
    prima: con(SCELTE(), "CODICE,B[1],B[2]", "V105,Certo,Y"),
    dopo: {
      come: "Scritta in «spunta».",
      invii: con(SCELTE("spunta: [Certo, Y]\n"), "CODICE,B[1],B[2]", "V105,Certo,Y"),
    },
  },
  "data-non-letta": {
    caso: "La mappatura indica come data la durata della compilazione.",
    prima: con(
      mappa(`data: DURATA\n${VOLONTARI}`),
      "DURATA,Timestamp,CODICE,ZONA,VOL",
      "7 minuti,2025-02-01,V105,alpe,12",
    ),
    dopo: {
      come: "Indicata la colonna dell'invio, e lasciata l'altra.",
      invii: con(
        mappa(`data: Timestamp\ntralascia: [DURATA]\n${VOLONTARI}`),
        "DURATA,Timestamp,CODICE,ZONA,VOL",
        "7 minuti,2025-02-01,V105,alpe,12",
      ),
    },
  },
  "rilevazione-contesa": {
    caso: "Due mappature nominano lo stesso file.",
    prima: { ...con(mappa(VOLONTARI), "CODICE,ZONA,VOL", "V105,alpe,12"), "rilevazioni/altra.yaml": mappa(VOLONTARI) },
    dopo: {
      come: "Corretto «file» in una delle due.",
      invii: {
        ...con(mappa(VOLONTARI), "CODICE,ZONA,VOL", "V105,alpe,12"),
        "rilevazioni/altra.yaml": mappa(VOLONTARI, "altre-risposte.csv"),
      },
    },
  },
  "rilevazione-senza-mappa": {
    caso: "L'esportazione di un questionario in rete che nessuna mappatura nomina.",
    prima: { "rilevazione.yaml": mappa(VOLONTARI, "altra.csv"), "risposte.csv": DI_LIME },
    dopo: {
      come: "Aggiunto il nome del file alla sua mappatura.",
      invii: { "rilevazione.yaml": mappa(VOLONTARI, "altra.csv, risposte.csv"), "risposte.csv": DI_LIME },
    },
  },
} satisfies Record<keyof typeof catalogoMappa, CasoDifetto>;
