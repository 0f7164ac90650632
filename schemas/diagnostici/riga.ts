// Findings on a whole row: its cells are each right, but not together.
import { conArticolo } from "../articles.ts";
import { formatDate } from "../unita.ts";
import { numero, quanti, voce } from "./entry.ts";

export const catalogoRiga = {
  "di-cui-maggiore": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "riga",
    titolo: "Una parte supera il totale",
    testo: (p: { campo: string; parte: number; padre: string; tutto: number }) =>
      `${p.campo} sono ${numero(p.parte)}, più del totale «${p.padre}», che è ${numero(p.tutto)}.`,
    rimedio: () => "Correggi il numero sbagliato: la parte non può superare il totale.",
    caso: { campo: "Le donne", parte: 14, padre: "Persone", tutto: 12 },
  }),
  "parte-maggiore-del-tutto": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "riga",
    titolo: "La parte supera il tutto",
    testo: (p: { valore: number; su: number }) => `Il valore è ${numero(p.valore)} su un totale di ${numero(p.su)}.`,
    rimedio: () => "Controlla i due numeri: il valore è una parte del totale e non può superarlo.",
    caso: { valore: 50, su: 40 },
  }),
  "ore-per-persona": voce({
    gravita: "confermare",
    effetto: "numero",
    trattiene: true,
    stadio: "riga",
    titolo: "Molte ore per persona",
    testo: (p: { ore: number; persone: number; media: number; nome: string }) =>
      p.persone === 0
        ? `Le ore nell'anno sono ${numero(p.ore)}, ma le persone sono zero.`
        : `Risultano ${numero(p.media)} ore nell'anno per ogni ${p.nome} (${numero(p.ore)} ore, ${quanti(p.persone, p.nome, "persone in tutto")}).`,
    rimedio: () =>
      "È possibile: confermalo e scrivi in una riga il motivo, oppure correggi le ore o il numero di persone.",
    caso: { ore: 24_000, persone: 2, media: 12_000, nome: "volontario" },
  }),
  "ore-oltre-la-settimana": voce({
    gravita: "confermare",
    effetto: "numero",
    trattiene: true,
    stadio: "riga",
    titolo: "Più ore di quante ne ha una settimana",
    testo: (p: { ore: number; sedi: number }) =>
      `Risultano ${numero(p.ore)} ore a settimana in ${quanti(p.sedi, "sede", "sedi")}: una settimana ne ha 168.`,
    rimedio: () =>
      "Scrivi le ore di una settimana, non dell'anno; se le sedi sono di più correggi il loro numero, oppure conferma.",
    caso: { ore: 1560, sedi: 1 },
  }),
  "utenti-oltre-i-residenti": voce({
    gravita: "confermare",
    effetto: "numero",
    trattiene: true,
    stadio: "riga",
    titolo: "Più utenti dei residenti",
    testo: (p: { utenti: number; residenti: number; dove: string }) =>
      `Gli utenti sono ${numero(p.utenti)}, più dei ${numero(p.residenti)} residenti (${p.dove}).`,
    rimedio: () =>
      "Conta ogni persona una volta sola; se vengono anche da fuori confermalo e scrivi in una riga il motivo.",
    caso: { utenti: 64_000, residenti: 48_781, dove: "65 anni e più, in tutta la città" },
  }),
  "chiusura-prima-dell-apertura": voce({
    gravita: "correggere",
    effetto: "risposta",
    stadio: "riga",
    titolo: "Chiude prima di aprire",
    testo: (p: { apertura: string; chiusura: string }) =>
      `La data di chiusura è ${conArticolo(formatDate(p.chiusura))}, prima di quella di apertura, che è ${conArticolo(formatDate(p.apertura))}.`,
    rimedio: () => "Correggi la data sbagliata delle due.",
    caso: { apertura: "2017-09-20", chiusura: "2016-09-20" },
  }),
  "stato-e-data-diversi": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "riga",
    titolo: "Lo stato e la data non vanno d'accordo",
    testo: (p: { stato: string; quale: "apertura" | "chiusura"; data: string; anno: number }) =>
      `Lo stato al 31 dicembre ${p.anno} è «${p.stato}», ma la data di ${p.quale} è ${conArticolo(formatDate(p.data))}.`,
    rimedio: () => "Correggi lo stato o la data; se sono giusti così confermalo e scrivi in una riga il motivo.",
    caso: { stato: "Attivo", quale: "apertura", data: "2017-03-12", anno: 2016 },
  }),
  "accessi-a-punto-chiuso": voce({
    gravita: "confermare",
    effetto: "numero",
    trattiene: true,
    stadio: "riga",
    titolo: "Accessi a un Punto che non era aperto",
    testo: (p: { accessi: number; anno: number }) =>
      `Nel ${p.anno} il Punto non risulta aperto, ma gli accessi sono ${numero(p.accessi)}.`,
    rimedio: () =>
      "Correggi lo stato, le date o gli accessi; se è giusto così confermalo e scrivi in una riga il motivo.",
    caso: { accessi: 480, anno: 2016 },
  }),
  "chiave-ripetuta": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "tabella",
    titolo: "Due righe per la stessa cosa",
    testo: (p: { prima: string; colonne: string }) =>
      `Anche la riga ${p.prima} ha le stesse risposte in ${p.colonne}, con altri numeri: le contiamo tutte e due.`,
    rimedio: () => "Se una delle due sostituisce l'altra cancella quella vecchia; se sono due cose diverse confermalo.",
    caso: { prima: "7", colonne: "Cantiere, Zona e Voce di spesa" },
  }),
  "beneficiario-senza-trasferimento": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "riga",
    titolo: "Ente che riceve senza trasferimento",
    testo: (p: { voce: string; ente: string }) =>
      `La riga indica l'ente ${p.ente} che riceve, ma la voce di spesa è un'altra.`,
    rimedio: () =>
      "Se è denaro dato a quell'ente scegli la voce per il denaro dato a enti della rete, altrimenti togli il codice.",
    caso: { voce: "personale", ente: "E042" },
  }),
  "quartiere-fuori-zona": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "riga",
    titolo: "Il quartiere non è in quella zona",
    testo: (p: { quartiere: string; zonaQuartiere: string; zona: string }) =>
      `${p.quartiere} è nella zona ${p.zonaQuartiere}, ma la riga dice ${p.zona}.`,
    rimedio: (p) => `Scrivi la zona ${p.zonaQuartiere}, oppure un altro quartiere.`,
    caso: { quartiere: "Mompiano", zonaQuartiere: "Nord", zona: "Sud" },
  }),
  "riga-ripetuta": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "riga",
    titolo: "Riga ripetuta",
    testo: (p: { prima: string }) => `Questa riga è uguale alla riga ${p.prima}: la contiamo una volta sola.`,
    rimedio: () => "Se sono due cose diverse sommale in una riga sola, altrimenti cancella quella in più.",
    caso: { prima: "7" },
  }),
  "scheda-ripetuta": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "riga",
    titolo: "Due schede per la stessa organizzazione",
    testo: (p: { prima: string }) =>
      `Questa tabella ha una riga sola per organizzazione, e c'è già alla riga ${p.prima}: leggiamo quella.`,
    rimedio: () => "Tieni la riga giusta e cancella l'altra.",
    caso: { prima: "2" },
  }),
  "riga-incompleta": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "riga",
    titolo: "Riga incompleta",
    testo: (p: { valore: string; mancano: string }) => `Nella riga c'è solo «${p.valore}»: mancano ${p.mancano}.`,
    rimedio: () => "Completa la riga, oppure cancella quello che c'è.",
    caso: { valore: "Nord", mancano: "«Cantiere», «Voce di spesa» e «Importo (€)»" },
  }),
  "riga-spostata": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "riga",
    titolo: "Riga con le celle spostate",
    testo: (p: { come: "celle" | "colonna" }) =>
      p.come === "celle"
        ? "Questa riga non ha tante celle quanti i titoli, e le risposte non tornano: non la contiamo."
        : "Le risposte di questa riga sembrano spostate di una colonna: non la contiamo.",
    rimedio: (p) =>
      p.come === "celle"
        ? "Se manca il segno tra due celle rimettilo, se un testo lo contiene mettilo tra virgolette, e manda il file di nuovo."
        : "Rimettile ciascuna sotto il suo titolo e manda il file di nuovo.",
    caso: { come: "colonna" },
  }),
  "riga-senza-risposte": voce({
    gravita: "nota",
    effetto: "nessuno",
    stadio: "riga",
    titolo: "Riga che non leggiamo",
    testo: () => "Questa riga non risponde a nessuna domanda del foglio: non la leggiamo.",
    rimedio: () => "Non devi fare niente, se non contiene dati che volevi mandarci.",
    caso: {},
  }),
  "riga-di-cui": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "riga",
    titolo: "Una riga che sembra parte di un'altra",
    testo: (p: { nome: string; contata: "sì" | "no" }) =>
      `La riga «${p.nome}» sembra una parte di quella sopra: ${p.contata === "sì" ? "la contiamo come una riga in più" : "non la contiamo"}.`,
    rimedio: (p) =>
      p.contata === "sì"
        ? "Se è una parte di un'altra riga cancellala; se è una riga in più confermalo."
        : "Se è una parte di un'altra riga confermalo, o cancellala; se è una riga in più scrivi nelle sue celle le voci degli elenchi.",
    caso: { nome: "di cui minori", contata: "sì" },
  }),
  "riga-da-non-contare": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "riga",
    titolo: "Una riga che forse non va contata",
    testo: (p: { valore: string }) => `Nella riga c'è scritto «${p.valore}»: intanto la contiamo.`,
    rimedio: () => "Se non va contata cancella la riga; se va contata confermalo.",
    caso: { valore: "esempio, da cancellare" },
  }),
  "riga-fuori-colonne": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "riga",
    titolo: "Numeri fuori dalle colonne",
    testo: () => "In questa riga ci sono numeri solo fuori dalle colonne del questionario: non li contiamo.",
    rimedio: () => "Se sono risposte spostale sotto il loro titolo, altrimenti confermalo.",
    caso: {},
  }),
  "riga-fuori-tabella": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "riga",
    titolo: "Riga sopra i titoli",
    testo: () => "Questa riga sta sopra i titoli delle colonne: non la leggiamo.",
    rimedio: () => "Se è un dato da contare spostala sotto i titoli, altrimenti confermalo.",
    caso: {},
  }),
  "titoli-ripetuti": voce({
    gravita: "nota",
    effetto: "nessuno",
    stadio: "riga",
    titolo: "Titoli ripetuti",
    testo: () => "Questa riga ripete i titoli delle colonne: non la contiamo.",
    rimedio: () => "Non devi fare niente.",
    caso: {},
  }),
  "riga-barrata": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "riga",
    titolo: "Riga barrata",
    testo: () => "Tutta la riga è barrata: non l'abbiamo contata.",
    rimedio: () =>
      "Se vale ancora togli la barratura e manda il file di nuovo; se non vale confermalo, o cancella la riga.",
    caso: {},
  }),
};
