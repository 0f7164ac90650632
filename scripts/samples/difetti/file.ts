// Files that cannot be read, or only in part.
import type { Codice } from "../../../schemas/diagnostic.ts";
import type { catalogoFile } from "../../../schemas/diagnostici/file.ts";
import { jpeg, protetto, troncato } from "../guasti-byte.ts";
import { type CasoDifetto, celle, diOgnuno, PRESENTI, RISORSE, risorse, tavola, VOLONTARI, volontari } from "./caso.ts";
import { cartella, libro, sheetPart, zip } from "./libro.ts";

const buono = libro({ Volontari: [celle(VOLONTARI), [...PRESENTI]] });
const BUONO = volontari("Crescere insieme;Alpe;12");
const latin1 = (text: string): Uint8Array => Buffer.from(text, "latin1");
const VOCI = "Occasione;Cantiere;Contributo";
const voci = (...righe: readonly string[]): string => tavola(VOCI, ...righe);
const conOre = (riga: string): string =>
  tavola(
    `${VOLONTARI};di cui donne;Ore di volontariato nell'anno`,
    "Crescere insieme;Alpe;12;5;340",
    "Crescere insieme;Piana;8;3;100",
    riga,
  );
const conUtenti = (righe: readonly (readonly string[])[]) => ({ righe, nascosto: true });
const conRisorse = { Risorse: [celle(RISORSE), ["Abitare la cura", "Alpe", "Stipendi", 26_000]] };
const virgole = (...righe: readonly string[]): string =>
  diOgnuno("ente,edizione,Cantiere,Zona,Voce di spesa,Importo (€)", ...righe.map((riga) => `V105,2024,${riga}`));

/** One part more. */
const con = (nome: string, parte: string | Uint8Array) => (parti: Record<string, string | Uint8Array>) => {
  parti[nome] = parte;
};

/** So many rows of one contribution, dragged down to beyond what is read. */
function trascinata(righe: number): Uint8Array {
  return libro({ Voci: [["Occasione", "Contributo"]] }, (parti) => {
    const sheet = String(parti[sheetPart(1)]);
    const row = '<row><c t="s"><v>0</v></c><c><v>7</v></c></row>';
    parti[sheetPart(1)] = sheet.replace("</sheetData>", `${row.repeat(righe)}</sheetData>`);
    parti["xl/sharedStrings.xml"] =
      '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>Assemblea di valle</t></si></sst>';
    parti["xl/_rels/workbook.xml.rels"] = String(parti["xl/_rels/workbook.xml.rels"]).replace(
      "</Relationships>",
      '<Relationship Id="rIdS" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    );
  });
}

export const CASI_FILE = {
  "file-vuoto": {
    caso: "Il file è stato salvato prima di scriverci qualcosa.",
    prima: { "volontari.csv": "" },
    dopo: { come: "Salvato di nuovo, con le sue righe.", invii: { "volontari.csv": BUONO } },
  },
  "file-non-foglio": {
    caso: "Una fotografia del modulo di carta, con il nome di un foglio di calcolo.",
    prima: { "modulo.xlsx": jpeg() },
    dopo: { come: "Mandato il foglio di calcolo.", invii: { "modulo.xlsx": buono } },
  },
  "file-password": {
    caso: "Il foglio è protetto da una password.",
    prima: { "modulo.xlsx": protetto() },
    dopo: { come: "Tolta la password.", invii: { "modulo.xlsx": buono } },
  },
  "file-danneggiato": {
    caso: "La copia su una chiavetta si è interrotta.",
    prima: { "modulo.xlsx": troncato(buono) },
    dopo: { come: "Salvato con un altro nome.", invii: { "modulo (copia).xlsx": buono } },
  },
  "file-troppo-grande": {
    caso: "Un foglio per ogni giorno, anche degli anni prima: più di cinquecento.",
    prima: {
      "presenze.xlsx": cartella(Object.fromEntries(Array.from({ length: 501 }, (_, n) => [`Giorno ${n + 1}`, []]))),
    },
    dopo: { come: "Lasciato solo il foglio compilato.", invii: { "presenze.xlsx": buono } },
  },
  "file-pericoloso": {
    caso: "Il foglio definisce un'entità XML, che nessun programma di calcolo scrive.",
    prima: {
      "modulo.xlsx": libro({ Volontari: [celle(VOLONTARI), [...PRESENTI]] }, (parti) => {
        const sheet = String(parti[sheetPart(1)]);
        parti[sheetPart(1)] = sheet.replace("<worksheet", '<!DOCTYPE x [<!ENTITY a "ha">]><worksheet');
      }),
    },
    dopo: { come: "Copiati i dati in un foglio nuovo.", invii: { "modulo.xlsx": buono } },
  },
  "file-formato-vecchio": {
    caso: "Il foglio è stato fatto con Numbers.",
    prima: { "volontari.numbers": zip({ "Index/Document.iwa": "x" }) },
    dopo: { come: "Salvato come .xlsx.", invii: { "volontari.xlsx": buono } },
  },
  "file-archivio": {
    caso: "Il foglio è dentro una cartella compressa.",
    prima: { "dati.zip": zip({ "volontari.csv": BUONO }) },
    dopo: { come: "Mandato il file che c'era dentro.", invii: { "volontari.csv": BUONO } },
  },
  "file-solo-immagini": {
    caso: "Nel foglio è incollata la fotografia della tabella.",
    prima: { "modulo.xlsx": cartella({ Foglio1: [] }, con("xl/media/image1.jpg", jpeg())) },
    dopo: { come: "Scritti i dati nelle celle.", invii: { "modulo.xlsx": buono } },
  },
  "foglio-danneggiato": {
    caso: "Di due fogli uno si è rovinato.",
    prima: {
      "modulo.xlsx": libro({ Volontari: [celle(VOLONTARI), [...PRESENTI]], ...conRisorse }, (parti) => {
        const sheet = String(parti[sheetPart(1)]);
        parti[sheetPart(1)] = sheet.slice(0, sheet.indexOf("</sheetData>") - 9);
      }),
    },
    dopo: {
      come: "Salvato con un altro nome.",
      invii: { "modulo (copia).xlsx": libro({ Volontari: [celle(VOLONTARI), [...PRESENTI]], ...conRisorse }) },
    },
  },
  "file-con-macro": {
    caso: "Il foglio contiene una macro.",
    prima: {
      "modulo.xlsm": libro(
        { Volontari: [celle(VOLONTARI), [...PRESENTI]] },
        con("xl/vbaProject.bin", "macro di prova, senza codice"),
      ),
    },
    dopo: { come: "Eseguita la macro e salvato senza.", invii: { "modulo.xlsx": buono } },
  },
  "foglio-nascosto": {
    caso: "Nel file è rimasto, nascosto, l'elenco degli utenti.",
    prima: {
      "modulo.xlsx": libro({
        Volontari: [celle(VOLONTARI), [...PRESENTI]],
        "Elenco utenti": conUtenti([["utente 1"], ["utente 2"]]),
      }),
    },
    dopo: { come: "Tolto il foglio con i nomi.", invii: { "modulo.xlsx": buono } },
  },
  "foglio-nascosto-con-risposte": {
    caso: "Il foglio delle risorse è rimasto nascosto.",
    prima: {
      "modulo.xlsx": libro({
        Volontari: [celle(VOLONTARI), [...PRESENTI]],
        Risorse: { righe: conRisorse.Risorse, nascosto: true },
      }),
    },
    dopo: {
      come: "Reso visibile.",
      invii: { "modulo.xlsx": libro({ Volontari: [celle(VOLONTARI), [...PRESENTI]], ...conRisorse }) },
    },
  },
  "testo-codifica-incerta": {
    caso: "Il CSV è nell'alfabeto di un vecchio Windows, e non lo dice.",
    prima: { "volontari.csv": latin1(volontari("Crescere insieme;Tutta la città;12")) },
    dopo: {
      come: "Salvato come «CSV UTF-8».",
      invii: { "volontari.csv": volontari("Crescere insieme;Tutta la città;12") },
    },
  },
  "testo-lettere-incerte": {
    caso: "Un programma ha perso le lettere accentate.",
    prima: { "voci.csv": voci("Cena di vicinato;Abitare la cura;Serve pi\ufffd solidariet\ufffd tra vicini.") },
    dopo: {
      come: "Salvato come «CSV UTF-8» dal programma con cui è nato.",
      invii: { "voci.csv": voci("Cena di vicinato;Abitare la cura;Serve più solidarietà tra vicini.") },
    },
  },
  "testo-virgolette": {
    caso: "Una virgoletta aperta e mai chiusa.",
    prima: { "voci.csv": voci('Cena di vicinato;Abitare la cura;"Serve un posto per stare insieme.') },
    dopo: {
      come: "Tolta la virgoletta.",
      invii: { "voci.csv": voci("Cena di vicinato;Abitare la cura;Serve un posto per stare insieme.") },
    },
  },
  "testo-decimali-divisi": {
    caso: "Le celle sono divise da virgole, e anche i centesimi.",
    prima: { "risorse.csv": virgole("Crescere insieme,Alpe,Stipendi,1200,50", "Crescere insieme,Piana,Stipendi,900") },
    dopo: {
      come: "Salvato con il punto e virgola tra le celle.",
      invii: {
        "risorse.csv": risorse("Crescere insieme;Alpe;Stipendi;1200,50", "Crescere insieme;Piana;Stipendi;900"),
      },
    },
  },
  "testo-celle-in-piu": {
    caso: "Un contributo contiene il segno che divide le celle.",
    prima: { "voci.csv": voci("Cena di vicinato;Abitare la cura;Serve un posto; anche piccolo.") },
    dopo: {
      come: "Messo il testo tra virgolette.",
      invii: { "voci.csv": voci('Cena di vicinato;Abitare la cura;"Serve un posto; anche piccolo."') },
    },
  },
  "testo-celle-in-meno": {
    caso: "In una riga manca la cella vuota delle donne: le ore stanno al suo posto.",
    prima: { "volontari.csv": conOre("Crescere insieme;Lungofiume;12;9") },
    dopo: {
      come: "Rimesso il segno.",
      invii: { "volontari.csv": conOre("Crescere insieme;Lungofiume;12;;9") },
    },
  },
  "testo-tagliato": {
    caso: "In una cella è incollato un intero verbale.",
    prima: { "voci.csv": voci(`Cena di vicinato;Abitare la cura;${"Serve un posto. ".repeat(2050)}`) },
    dopo: { come: "Accorciato.", invii: { "voci.csv": voci("Cena di vicinato;Abitare la cura;Serve un posto.") } },
  },
  "valore-da-altro-file": {
    caso: "Un numero è preso dal foglio di un collega, che non abbiamo.",
    prima: {
      "modulo.xlsx": libro({
        Volontari: [celle(VOLONTARI), ["Crescere insieme", "Alpe", { v: 12, formula: "[1]Foglio1!$B$2" }]],
      }),
    },
    dopo: { come: "Incollato come «solo valori».", invii: { "modulo.xlsx": buono } },
  },
  "righe-oltre-limite": {
    caso: "Una riga trascinata fino in fondo al foglio.",
    prima: { "modulo.xlsx": trascinata(200_000) },
    dopo: { come: "Lasciata la riga vera.", invii: { "modulo.xlsx": trascinata(1) } },
  },
  "guasto-nostro": {
    caso: "Il file è buono: da noi i suoi byte sono cambiati mentre lo si leggeva.",
    con: "lettore",
    prima: { "volontari.csv": BUONO },
    dopo: { come: "Nessuno ha fatto niente: riletto, lo stesso file va bene.", invii: { "volontari.csv": BUONO } },
  },
} satisfies Record<keyof typeof catalogoFile | "guasto-nostro", CasoDifetto> & Partial<Record<Codice, CasoDifetto>>;
