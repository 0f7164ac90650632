// Findings on the sheets of a file: which are its tables, and what of them nobody sees.
import { leRighe, quanti, voce } from "./entry.ts";

/** What takes the answers of a cell out of sight. */
const UNSEEN = {
  lettere: "le lettere hanno il colore dello sfondo, o non hanno altezza",
  formato: "il formato della cella non mostra ciò che c'è scritto",
  regola: "una regola di formattazione condizionale le nasconde",
};

const SHOW = {
  lettere: "scegli per le lettere il nero",
  formato: "scegli per la cella il formato «Generale»",
  regola: "togli la regola da Formattazione condizionale",
};

export const catalogoFoglio = {
  "blocco-non-riconosciuto": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "struttura",
    titolo: "Foglio non riconosciuto",
    /** `giro`: «sì» where the titles stand one below the other. */
    testo: (p: { titoli: string; mancano: string; giro: string }) =>
      p.giro === "sì"
        ? "In questo foglio i titoli del modulo stanno uno sotto l'altro, con le risposte di fianco: così non sappiamo leggerlo."
        : `Non riconosciamo le colonne di questo foglio: ${p.titoli}.${p.mancano === "" ? "" : ` Somiglia a «${p.mancano}», ma mancano dei titoli.`}`,
    rimedio: (p) =>
      p.giro === "sì"
        ? "Copia la tabella in un foglio vuoto con «Incolla speciale», «Trasponi», così i titoli stanno nella prima riga, e manda il file di nuovo."
        : "Usa i titoli delle colonne del modulo, senza cambiarli; l'ordine non conta.",
    caso: { titoli: "«Nome», «Cosa facciamo»", mancano: "Servizi e attività", giro: "" },
  }),
  "foglio-non-letto": voce({
    gravita: "nota",
    effetto: "nessuno",
    stadio: "struttura",
    titolo: "Foglio che non leggiamo",
    testo: (p: { foglio: string }) => `Il foglio «${p.foglio}» non è una parte del questionario: non lo leggiamo.`,
    rimedio: () => "Non devi fare niente, se non contiene dati che volevi mandarci.",
    caso: { foglio: "Appunti" },
  }),
  "foglio-con-numeri": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "struttura",
    titolo: "Foglio con numeri che non leggiamo",
    testo: (p: { foglio: string }) =>
      `Il foglio «${p.foglio}» contiene numeri, ma non ha i titoli di una tabella del questionario: non lo leggiamo.`,
    rimedio: () => "Se sono risposte spostale nel foglio del modulo, altrimenti confermalo.",
    caso: { foglio: "Appunti" },
  }),
  "scritto-fuori-dalle-parti": voce({
    gravita: "confermare",
    effetto: "risposta",
    stadio: "struttura",
    titolo: "Qualcosa scritto in un foglio che non ha risposte",
    testo: (p: { foglio: string; valore: string; celle: number }) =>
      `Nel foglio «${p.foglio}», che non ha risposte, c'è scritto «${p.valore}»${p.celle === 1 ? "" : ` e altro in ${quanti(p.celle - 1, "cella", "celle")}`}: lì non leggiamo niente.`,
    rimedio: () => "Se è una risposta scrivila nella sua parte; se no conferma, e nel motivo scrivi che cos'è.",
    caso: { foglio: "Cose da sistemare", valore: "sono giusti", celle: 1 },
  }),
  "nessuna-risposta": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "struttura",
    titolo: "Nessuna risposta",
    testo: () => "Nel file ci sono le domande, ma nessuna risposta.",
    rimedio: () =>
      "Compila almeno una riga, oppure scrivi «niente da dichiarare» nelle tabelle su cui quest'anno non avete niente da dirci.",
    caso: {},
  }),
  "nessun-blocco": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "struttura",
    titolo: "Nessun dato riconosciuto",
    testo: () => "Nel file non troviamo nessuno dei fogli del questionario.",
    rimedio: () => "Compila il modulo che ti abbiamo mandato, oppure un CSV con i titoli delle colonne del modulo.",
    caso: {},
  }),
  "colonna-nascosta": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "struttura",
    titolo: "Una colonna che serve è nascosta",
    testo: (p: { colonna: string; righe: number }) =>
      `La colonna «${p.colonna}» è nascosta e non la leggiamo: senza non possiamo contare ${leRighe(p.righe)} del foglio.`,
    rimedio: () => "Rendila visibile, o più larga, e manda il file di nuovo.",
    caso: { colonna: "Zona", righe: 12 },
  }),
  "colonne-nascoste": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "struttura",
    titolo: "Colonne nascoste con risposte",
    testo: (p: { colonne: string; quante: number }) =>
      p.quante === 1
        ? `La colonna ${p.colonne} è nascosta e contiene risposte: non le abbiamo contate.`
        : `Le colonne ${p.colonne} sono nascoste e contengono risposte: non le abbiamo contate.`,
    rimedio: (p) =>
      p.quante === 1
        ? "Se vanno contate rendi visibile, o più larga, la colonna e manda il file di nuovo; se no confermalo."
        : "Se vanno contate rendi visibili, o più larghe, le colonne e manda il file di nuovo; se no confermalo.",
    caso: { colonne: "«di cui donne»", quante: 1 },
  }),
  "righe-nascoste": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "struttura",
    titolo: "Righe nascoste con risposte",
    testo: (p: { righe: string; quante: number }) =>
      p.quante === 1
        ? `La riga ${p.righe} è nascosta e contiene risposte: non l'abbiamo contata.`
        : `Le righe ${p.righe} sono nascoste e contengono risposte: non le abbiamo contate.`,
    rimedio: (p) =>
      p.quante === 1
        ? "Se va contata rendila visibile, o più alta, e manda il file di nuovo; se no confermalo."
        : "Se vanno contate rendile visibili, o più alte, e manda il file di nuovo; se no confermalo.",
    caso: { righe: "5-9, 14", quante: 6 },
  }),
  "celle-invisibili": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "struttura",
    titolo: "Risposte che non si vedono",
    testo: (p: { celle: string; quante: number; come: keyof typeof UNSEEN | "forse" }) => {
      const [where, there] =
        p.quante === 1
          ? [`Nella cella ${p.celle}`, "c'è una risposta"]
          : [`Nelle celle ${p.celle}`, "ci sono risposte"];
      const seen = p.quante === 1 ? "si vede" : "si vedono";
      const counted = p.quante === 1 ? "L'abbiamo contata." : "Le abbiamo contate.";
      if (p.come === "forse")
        return `${where} ${there} che una regola di formattazione condizionale del foglio può nascondere. ${counted}`;
      return `${where} ${there} che sul foglio non ${seen}: ${UNSEEN[p.come]}. ${counted}`;
    },
    rimedio: (p) => {
      const [verb, pronoun] = p.quante === 1 ? ["va contata", "la"] : ["vanno contate", "le"];
      const show = p.come === "forse" ? SHOW.regola : SHOW[p.come];
      return `Se ${verb} confermalo, o ${show}; se no cancella${pronoun} e manda il file di nuovo.`;
    },
    caso: { celle: "C7 e D9", quante: 2, come: "lettere" },
  }),
  "foglio-solo-immagini": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "struttura",
    titolo: "Un'immagine al posto delle risposte",
    testo: (p: { foglio: string }) =>
      `Nel foglio «${p.foglio}» c'è un'immagine, e nessuna risposta: le immagini non le leggiamo.`,
    rimedio: () => "Se è una tabella scrivi le risposte nelle celle e manda il file di nuovo; se no confermalo.",
    caso: { foglio: "Risorse" },
  }),
  "note-nelle-celle": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "struttura",
    titolo: "Note nelle celle",
    testo: (p: { celle: string; quante: number; cosa: "nota" | "riquadro" | "sciolto" }) => {
      if (p.cosa === "sciolto")
        return p.quante === 1
          ? "Sul foglio c'è un riquadro di testo, che non leggiamo."
          : "Sul foglio ci sono dei riquadri di testo, che non leggiamo.";
      if (p.cosa === "riquadro")
        return p.quante === 1
          ? `Sopra la cella ${p.celle} c'è un riquadro di testo, che non leggiamo.`
          : `Sopra le celle ${p.celle} ci sono dei riquadri di testo, che non leggiamo.`;
      return p.quante === 1
        ? `Alla cella ${p.celle} è attaccata una nota, che non leggiamo.`
        : `Alle celle ${p.celle} sono attaccate delle note, che non leggiamo.`;
    },
    rimedio: (p) =>
      p.quante === 1
        ? "Se dice un numero, o che il numero è un altro, scrivilo nella cella e manda il file di nuovo; se no confermalo."
        : "Se dicono un numero, o che un numero è un altro, scrivilo nella cella e manda il file di nuovo; se no confermalo.",
    caso: { celle: "C7 e D9", quante: 2, cosa: "nota" },
  }),
  "filtro-acceso": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "struttura",
    titolo: "Filtro rimasto acceso",
    testo: (p: { righe: string; quante: number }) =>
      p.quante === 1
        ? `Nel foglio è rimasto acceso un filtro che nasconde la riga ${p.righe}: l'abbiamo contata lo stesso.`
        : `Nel foglio è rimasto acceso un filtro che nasconde le righe ${p.righe}: le abbiamo contate lo stesso.`,
    rimedio: (p) =>
      p.quante === 1
        ? "Se va contata togli il filtro e manda il file di nuovo, o confermalo; se no cancella quella riga."
        : "Se vanno contate togli il filtro e manda il file di nuovo, o confermalo; se no cancella quelle righe.",
    caso: { righe: "3, 7", quante: 2 },
  }),
  "foglio-altrove": voce({
    gravita: "nota",
    effetto: "nessuno",
    stadio: "struttura",
    titolo: "Tabella trovata in un altro posto",
    testo: (p: { blocco: string; foglio: string }) =>
      `La tabella «${p.blocco}» era nel foglio «${p.foglio}»: l'abbiamo letta da lì.`,
    rimedio: () => "Non devi fare niente.",
    caso: { blocco: "Volontari", foglio: "Foglio1" },
  }),
  "foglio-doppio": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "struttura",
    titolo: "Due fogli per la stessa tabella",
    testo: (p: { blocco: string; letto: string; altro: string }) =>
      `La tabella «${p.blocco}» c'è sia nel foglio «${p.letto}» sia nel foglio «${p.altro}»: leggiamo solo il primo.`,
    rimedio: () => "Riunisci le righe in un solo foglio, oppure togli quello che non serve.",
    caso: { blocco: "Volontari", letto: "Volontari", altro: "Volontari (2)" },
  }),
  "niente-e-righe": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "tabella",
    titolo: "«Niente da dichiarare» e righe compilate",
    testo: (p: { righe: number }) =>
      `Il foglio dice «niente da dichiarare», ma ha ${quanti(p.righe, "riga compilata", "righe compilate")}: ${p.righe === 1 ? "contiamo la riga" : "contiamo le righe"}.`,
    rimedio: () => "Togli «niente da dichiarare», oppure cancella le righe compilate.",
    caso: { righe: 3 },
  }),
  "guasto-nostro": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "file",
    titolo: "Un problema nostro",
    testo: (p: { codice: string }) => `Si è fermato qualcosa da parte nostra, non nel tuo file (codice ${p.codice}).`,
    rimedio: () => "Non devi fare niente: ti scriviamo appena è risolto.",
    caso: { codice: "7F3A" },
  }),
};
