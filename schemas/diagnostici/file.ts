// Findings on a file as a whole: it could not be read, or only in part.
import { quanti, voce } from "./entry.ts";

const lookAt = (righe: number): string => (righe === 1 ? "Controlla questa riga" : "Controlla queste righe");

export const catalogoFile = {
  "file-vuoto": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "file",
    titolo: "File vuoto",
    testo: () => "Il file è vuoto: non contiene niente.",
    rimedio: () => "Apri il tuo foglio di calcolo, salvalo di nuovo e mandacelo.",
    caso: {},
  }),
  "file-non-foglio": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "file",
    titolo: "Non è un foglio di calcolo",
    testo: (p: { tipo: string; estensione: string }) =>
      `Questo file è ${p.tipo}${p.estensione === "" ? "" : `, anche se il nome finisce in ${p.estensione}`}.`,
    // What a management program calls «Excel» is often a page: there is no other original.
    rimedio: (p) =>
      p.tipo === "una pagina web"
        ? "Aprilo con il tuo foglio di calcolo, salvalo in formato .xlsx e mandaci quello."
        : "Mandaci il foglio di calcolo originale, salvato in formato .xlsx, .xls, .ods o .csv.",
    caso: { tipo: "un'immagine", estensione: ".xlsx" },
  }),
  "file-password": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "file",
    titolo: "File protetto da password",
    testo: () => "Il file è protetto da password e non possiamo leggerlo.",
    rimedio: () =>
      "Togli la password (in Excel: File › Informazioni › Proteggi cartella di lavoro) e mandalo di nuovo.",
    caso: {},
  }),
  "file-danneggiato": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "file",
    titolo: "File danneggiato",
    testo: (p: { dove: string }) => `Il file non si apre: ${p.dove}.`,
    rimedio: () => "Aprilo con il tuo programma, salvalo con un altro nome in formato .xlsx e mandaci la copia.",
    caso: { dove: "manca la parte con i fogli" },
  }),
  "file-troppo-grande": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "file",
    titolo: "File troppo grande",
    testo: (p: { cosa: string; limite: string }) =>
      `Il file è troppo grande per essere letto: ${p.cosa}, il massimo è ${p.limite}.`,
    rimedio: () =>
      "Lascia nel file solo le righe compilate, togli immagini e fogli che non servono, e mandalo di nuovo.",
    caso: { cosa: "una volta aperto occupa 240 MB", limite: "200 MB" },
  }),
  "file-pericoloso": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "file",
    titolo: "File non accettato",
    testo: (p: { motivo: string }) =>
      `Il file contiene qualcosa che un foglio di calcolo non deve contenere: ${p.motivo}.`,
    rimedio: () => "Copia i dati in un foglio nuovo, salvalo in formato .xlsx e mandaci quello.",
    caso: { motivo: "una definizione di entità XML" },
  }),
  "file-formato-vecchio": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "file",
    titolo: "Formato da convertire",
    testo: (p: { formato: string }) => `Il file è nel formato ${p.formato}, che non leggiamo.`,
    rimedio: (p) =>
      p.formato.includes("Numbers")
        ? "Aprilo, scegli «Esporta in» e poi «Excel», e mandaci il nuovo file."
        : "Aprilo, scegli «Salva con nome» e il formato .xlsx, poi mandaci il nuovo file.",
    caso: { formato: "Apple Numbers (.numbers)" },
  }),
  "file-archivio": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "file",
    titolo: "Archivio di più file",
    testo: (p: { nomi: string }) => `Il file è un archivio compresso, che contiene ${p.nomi}.`,
    rimedio: () => "Aprilo e mandaci i file che servono, uno per uno.",
    caso: { nomi: "«Volontari 2024.xlsx» e «risorse.csv»" },
  }),
  "file-solo-immagini": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "file",
    titolo: "Nel foglio c'è solo un'immagine",
    testo: () =>
      "Le celle del foglio sono vuote: c'è solo un'immagine, e i numeri di un'immagine non si possono contare.",
    rimedio: () => "Scrivi i dati nelle celle, oppure mandaci il foglio da cui viene l'immagine.",
    caso: {},
  }),
  "foglio-danneggiato": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "file",
    titolo: "Foglio che non si apre",
    testo: (p: { nome: string }) => `Il foglio «${p.nome}» non si apre; gli altri fogli del file sono stati letti.`,
    rimedio: () => "Apri il file con il tuo programma, salvalo con un altro nome in formato .xlsx e mandaci la copia.",
    caso: { nome: "Volontari" },
  }),
  "file-con-macro": voce({
    gravita: "nota",
    effetto: "nessuno",
    stadio: "file",
    titolo: "Macro non eseguite",
    testo: () => "Il file contiene delle macro: non le eseguiamo e leggiamo solo quello che è scritto nelle celle.",
    rimedio: () => "Se una macro calcola dei numeri, eseguila e salva il file prima di mandarlo.",
    caso: {},
  }),
  "foglio-nascosto": voce({
    gravita: "nota",
    effetto: "nessuno",
    stadio: "file",
    titolo: "Fogli nascosti non letti",
    testo: (p: { nomi: string; quanti: number }) =>
      p.quanti === 1
        ? `Nel file c'è un foglio nascosto, ${p.nomi}: non lo leggiamo.`
        : `Nel file ci sono ${p.quanti} fogli nascosti: ${p.nomi}. Non li leggiamo.`,
    rimedio: (p) =>
      p.quanti === 1
        ? "Se contiene dati da contare rendilo visibile; se contiene nomi di persone toglilo prima di mandare il file ad altri."
        : "Se contengono dati da contare rendili visibili; se contengono nomi di persone toglili prima di mandare il file ad altri.",
    caso: { nomi: "«Elenco utenti»", quanti: 1 },
  }),
  "foglio-nascosto-con-risposte": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "file",
    titolo: "Foglio nascosto con risposte",
    testo: (p: { foglio: string; blocco: string }) =>
      `Il foglio «${p.foglio}» è nascosto e contiene risposte su «${p.blocco}»: non le abbiamo contate.`,
    rimedio: () => "Se vanno contate rendi visibile il foglio e manda il file di nuovo; se no confermalo.",
    caso: { foglio: "Volontari (vecchio)", blocco: "Volontari" },
  }),
  "testo-codifica-incerta": voce({
    gravita: "nota",
    effetto: "nessuno",
    stadio: "file",
    titolo: "Lettere accentate da controllare",
    testo: (p: { codifica: string }) =>
      `Il file di testo non dice come sono scritte le lettere accentate: lo leggiamo come ${p.codifica}.`,
    rimedio: () =>
      "Controlla che i nomi con lettere accentate siano giusti; se non lo sono, salva il file come «CSV UTF-8».",
    caso: { codifica: "Windows-1252" },
  }),
  "testo-lettere-incerte": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "file",
    titolo: "Lettere che non si leggono",
    testo: (p: { parole: string }) =>
      `Alcune lettere accentate del file sono andate perse o sono scritte in un modo che non riconosciamo: ${p.parole}.`,
    rimedio: () => "Salva il file come «CSV UTF-8» dal programma con cui è nato e mandalo di nuovo.",
    caso: { parole: "«Solidariet?»" },
  }),
  "testo-virgolette": voce({
    gravita: "consiglio",
    effetto: "nessuno",
    stadio: "file",
    titolo: "Virgolette da controllare",
    testo: (p: { righe: number }) =>
      `In ${quanti(p.righe, "riga", "righe")} ci sono virgolette (") che si aprono e non si chiudono: le leggiamo come lettere qualsiasi.`,
    rimedio: (p) =>
      p.righe === 1
        ? "Controlla questa riga: se è giusta non serve altro, se no togli le virgolette e manda il file di nuovo."
        : "Controlla queste righe: se sono giuste non serve altro, se no togli le virgolette e manda il file di nuovo.",
    caso: { righe: 3 },
  }),
  "testo-decimali-divisi": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "file",
    titolo: "Numeri con la virgola tra celle divise da virgole",
    testo: (p: { righe: number }) =>
      `In ${quanti(p.righe, "riga", "righe")} una virgola divide in due celle un numero con i decimali: lo leggiamo intero.`,
    rimedio: (p) =>
      `${p.righe === 1 ? "Controlla questo numero" : "Controlla questi numeri"}; per toglierci il dubbio salva il file con il punto e virgola tra le celle.`,
    caso: { righe: 3 },
  }),
  "testo-celle-in-piu": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "file",
    titolo: "Più celle che titoli",
    testo: (p: { righe: number }) =>
      `In ${quanti(p.righe, "riga", "righe")} ci sono più celle che titoli: le risposte possono stare sotto il titolo sbagliato.`,
    rimedio: (p) =>
      `${lookAt(p.righe)}: se un testo contiene il segno che divide le celle, mettilo tra virgolette e manda il file di nuovo.`,
    caso: { righe: 3 },
  }),
  "testo-celle-in-meno": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "file",
    titolo: "Meno celle che titoli",
    testo: (p: { righe: number }) =>
      `In ${quanti(p.righe, "riga", "righe")} ci sono meno celle che nelle altre: le risposte possono stare sotto il titolo sbagliato.`,
    rimedio: (p) => `${lookAt(p.righe)}: se manca un segno tra due celle rimettilo e manda il file di nuovo.`,
    caso: { righe: 3 },
  }),
  "testo-tagliato": voce({
    gravita: "correggere",
    effetto: "risposta",
    stadio: "file",
    titolo: "Testo troppo lungo",
    testo: (p: { limite: number }) =>
      `C'è più testo di quanto un foglio di calcolo può tenere in una cella (${quanti(p.limite, "carattere", "caratteri")}) o in una riga: il resto non è stato letto.`,
    rimedio: () => "Accorcia il testo e manda il file di nuovo.",
    caso: { limite: 32_767 },
  }),
  "valore-da-altro-file": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "file",
    titolo: "Valori presi da un altro file",
    testo: (p: { celle: number }) =>
      `In ${quanti(p.celle, "cella", "celle")} il valore viene da un altro file, che non abbiamo: usiamo l'ultimo valore salvato.`,
    rimedio: (p) =>
      p.celle === 1
        ? "Controlla che il valore sia aggiornato e confermalo, oppure incollalo come «solo valori» e manda il file di nuovo."
        : "Controlla che i valori siano aggiornati e confermalo, oppure incollali come «solo valori» e manda il file di nuovo.",
    caso: { celle: 12 },
  }),
  "righe-oltre-limite": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "file",
    titolo: "Troppe righe",
    testo: (p: { righe: number; limite: number }) =>
      `Il file ha più di ${quanti(p.limite, "riga", "righe")}: le righe dalla ${quanti(p.righe, "", "").trim()} in poi non sono state lette.`,
    rimedio: () =>
      "Lascia solo le righe compilate; se sono ancora troppe manda un file per ogni tabella, o per ogni organizzazione.",
    caso: { righe: 200_001, limite: 200_000 },
  }),
};
