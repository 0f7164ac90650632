// Findings on what the file is: whose, of which year, with which sheets and columns.
import { quanti, voce } from "./entry.ts";

const leRighe = (n: number): string => (n === 1 ? "la riga" : `le ${quanti(n, "riga", "righe")}`);

export const catalogoStruttura = {
  "ente-mancante": voce({
    gravita: "correggere",
    stadio: "modello",
    titolo: "Manca il codice dell'ente",
    testo: () => "Nel file non troviamo il codice della tua organizzazione.",
    rimedio: () =>
      "Scrivilo nel foglio «Istruzioni», o nella colonna «ente» del file CSV: è una lettera e tre cifre, per esempio E042.",
    caso: {},
  }),
  "ente-sconosciuto": voce({
    gravita: "correggere",
    stadio: "modello",
    titolo: "Organizzazione non presente nell'elenco",
    testo: (p: { ente: string }) => `Il codice «${p.ente}» non è nell'elenco delle organizzazioni della rete.`,
    rimedio: () =>
      "Controlla il codice nella lettera di invito; se la tua organizzazione è nuova scrivici e la aggiungiamo.",
    caso: { ente: "E999" },
  }),
  "ente-diverso": voce({
    gravita: "correggere",
    stadio: "modello",
    titolo: "File di un'altra organizzazione",
    testo: (p: { nelFile: string; atteso: string }) =>
      `Il file è intestato a «${p.nelFile}», ma ci aspettavamo quello di «${p.atteso}».`,
    rimedio: (p) => `Manda il file di «${p.atteso}», oppure scrivici se il codice è sbagliato.`,
    caso: { nelFile: "E007", atteso: "E042" },
  }),
  "edizione-diversa": voce({
    gravita: "correggere",
    stadio: "modello",
    titolo: "Modulo di un altro anno",
    testo: (p: { trovata: string; attesa: string }) =>
      `Questo è il modulo del ${p.trovata}. Serve quello del ${p.attesa}.`,
    rimedio: (p) => `Compila il modulo del ${p.attesa}: puoi copiare le risposte che non sono cambiate.`,
    caso: { trovata: "2015", attesa: "2016" },
  }),
  "edizione-mancante": voce({
    gravita: "correggere",
    stadio: "modello",
    titolo: "Manca l'anno",
    testo: () => "Il file non dice di quale edizione è.",
    rimedio: (p: { attesa: string }) =>
      `Scrivi ${p.attesa} nella casella «Edizione», o nella colonna «edizione» del file CSV.`,
    caso: { attesa: "2016" },
  }),
  "blocco-non-riconosciuto": voce({
    gravita: "correggere",
    stadio: "struttura",
    titolo: "Foglio non riconosciuto",
    testo: (p: { titoli: string; mancano: string }) =>
      `Non riconosciamo le colonne di questo foglio: ${p.titoli}.${p.mancano === "" ? "" : ` Somiglia a «${p.mancano}», ma mancano dei titoli.`}`,
    rimedio: () => "Usa i titoli delle colonne del modulo, senza cambiarli; l'ordine non conta.",
    caso: { titoli: "«Nome», «Cosa facciamo»", mancano: "Servizi e attività" },
  }),
  "foglio-non-letto": voce({
    gravita: "nota",
    stadio: "struttura",
    titolo: "Foglio che non leggiamo",
    testo: (p: { foglio: string }) => `Il foglio «${p.foglio}» non è una parte del questionario: non lo leggiamo.`,
    rimedio: () => "Non devi fare niente, se non contiene dati che volevi mandarci.",
    caso: { foglio: "Appunti" },
  }),
  "nessuna-risposta": voce({
    gravita: "correggere",
    stadio: "struttura",
    titolo: "Nessuna risposta",
    testo: () => "Nel file ci sono le domande, ma nessuna risposta.",
    rimedio: () =>
      "Compila almeno una riga, oppure scrivi «niente da dichiarare» se quest'anno non avete niente da dirci.",
    caso: {},
  }),
  "nessun-blocco": voce({
    gravita: "correggere",
    stadio: "struttura",
    titolo: "Nessun dato riconosciuto",
    testo: () => "Nel file non troviamo nessuno dei fogli del questionario.",
    rimedio: () => "Compila il modulo che ti abbiamo mandato, oppure un CSV con i titoli delle colonne del modulo.",
    caso: {},
  }),
  "colonna-mancante": voce({
    gravita: "correggere",
    stadio: "struttura",
    titolo: "Manca una colonna",
    testo: (p: { colonna: string; righe: number; simile: string }) =>
      `Manca la colonna «${p.colonna}»: senza non possiamo contare ${leRighe(p.righe)} del foglio.${p.simile === "" ? "" : ` È quella che si chiama «${p.simile}»?`}`,
    rimedio: (p) =>
      p.simile === ""
        ? `Aggiungi la colonna «${p.colonna}» e compilala per ogni riga.`
        : `Se è quella scrivi «${p.colonna}» al posto di «${p.simile}», altrimenti aggiungi la colonna.`,
    caso: { colonna: "Zona", righe: 12, simile: "Zone" },
  }),
  "colonna-nascosta": voce({
    gravita: "correggere",
    stadio: "struttura",
    titolo: "Una colonna che serve è nascosta",
    testo: (p: { colonna: string; righe: number }) =>
      `La colonna «${p.colonna}» è nascosta e non la leggiamo: senza non possiamo contare ${leRighe(p.righe)} del foglio.`,
    rimedio: () => "Rendila visibile e manda il file di nuovo.",
    caso: { colonna: "Zona", righe: 12 },
  }),
  "colonne-nascoste": voce({
    gravita: "confermare",
    stadio: "struttura",
    titolo: "Colonne nascoste con risposte",
    testo: (p: { colonne: string; quante: number }) =>
      p.quante === 1
        ? `La colonna ${p.colonne} è nascosta e contiene risposte: non le abbiamo contate.`
        : `Le colonne ${p.colonne} sono nascoste e contengono risposte: non le abbiamo contate.`,
    rimedio: () => "Se vanno contate rendi visibile la colonna e manda il file di nuovo; se no confermalo.",
    caso: { colonne: "«di cui donne»", quante: 1 },
  }),
  "righe-nascoste": voce({
    gravita: "confermare",
    stadio: "struttura",
    titolo: "Righe nascoste con risposte",
    testo: (p: { righe: string; quante: number }) =>
      p.quante === 1
        ? `La riga ${p.righe} è nascosta e contiene risposte: non l'abbiamo contata.`
        : `Le righe ${p.righe} sono nascoste e contengono risposte: non le abbiamo contate.`,
    rimedio: () => "Se vanno contate rendile visibili e manda il file di nuovo; se no confermalo.",
    caso: { righe: "5-9, 14", quante: 6 },
  }),
  "filtro-acceso": voce({
    gravita: "confermare",
    stadio: "struttura",
    titolo: "Filtro rimasto acceso",
    testo: (p: { righe: string; quante: number }) =>
      p.quante === 1
        ? `Nel foglio è rimasto acceso un filtro che nasconde la riga ${p.righe}: l'abbiamo contata lo stesso.`
        : `Nel foglio è rimasto acceso un filtro che nasconde le righe ${p.righe}: le abbiamo contate lo stesso.`,
    rimedio: () => "Se vanno contate confermalo; se no cancella quelle righe e manda il file di nuovo.",
    caso: { righe: "3, 7", quante: 2 },
  }),
  "colonna-ignorata": voce({
    gravita: "nota",
    stadio: "struttura",
    titolo: "Cose che non leggiamo",
    testo: (p: { colonne: string }) =>
      `Nel foglio c'è anche altro, che il questionario non chiede e che non leggiamo: ${p.colonne}.`,
    rimedio: () => "Non devi fare niente, se non contiene dati che volevi mandarci.",
    caso: { colonne: "«Note interne»" },
  }),
  "colonna-doppia": voce({
    gravita: "correggere",
    stadio: "struttura",
    titolo: "Titolo ripetuto",
    testo: (p: { colonna: string; letta: string; altra: string }) =>
      `«${p.colonna}» c'è due volte, ${p.letta} e ${p.altra}: leggiamo solo la prima.`,
    rimedio: () => "Tienine una sola.",
    caso: { colonna: "Importo (€)", letta: "nella colonna D", altra: "nella colonna G" },
  }),
  "foglio-altrove": voce({
    gravita: "nota",
    stadio: "struttura",
    titolo: "Tabella trovata in un altro posto",
    testo: (p: { blocco: string; foglio: string }) =>
      `La tabella «${p.blocco}» era nel foglio «${p.foglio}»: l'abbiamo letta da lì.`,
    rimedio: () => "Non devi fare niente.",
    caso: { blocco: "Volontari", foglio: "Foglio1" },
  }),
  "foglio-doppio": voce({
    gravita: "correggere",
    stadio: "struttura",
    titolo: "Due fogli per la stessa tabella",
    testo: (p: { blocco: string; letto: string; altro: string }) =>
      `La tabella «${p.blocco}» c'è sia nel foglio «${p.letto}» sia nel foglio «${p.altro}»: leggiamo solo il primo.`,
    rimedio: () => "Riunisci le righe in un solo foglio, oppure togli quello che non serve.",
    caso: { blocco: "Volontari", letto: "Volontari", altro: "Volontari (2)" },
  }),
  "riga-totale": voce({
    gravita: "nota",
    stadio: "struttura",
    titolo: "Riga di totale non contata",
    testo: (p: { etichetta: string }) => `La riga «${p.etichetta}» è un totale: non la sommiamo alle altre.`,
    rimedio: () => "Non devi fare niente.",
    caso: { etichetta: "TOTALE" },
  }),
  "totale-non-torna": voce({
    gravita: "correggere",
    stadio: "tabella",
    titolo: "Il totale non torna",
    testo: (p: { colonna: string; totale: string; somma: string; differenza: string }) =>
      `Il totale della colonna «${p.colonna}» è ${p.totale}, ma le righe sopra sommano ${p.somma}: la differenza è ${p.differenza}.`,
    rimedio: () => "Controlla le righe e il totale: noi contiamo le righe.",
    caso: { colonna: "Importo (€)", totale: "48.000,00 €", somma: "45.500,00 €", differenza: "2.500,00 €" },
  }),
  "niente-e-righe": voce({
    gravita: "correggere",
    stadio: "tabella",
    titolo: "«Niente da dichiarare» e righe compilate",
    testo: (p: { righe: number }) =>
      `Il foglio dice «niente da dichiarare», ma ha ${quanti(p.righe, "riga compilata", "righe compilate")}: ${p.righe === 1 ? "contiamo la riga" : "contiamo le righe"}.`,
    rimedio: () => "Togli «niente da dichiarare», oppure cancella le righe compilate.",
    caso: { righe: 3 },
  }),
  "guasto-nostro": voce({
    gravita: "confermare",
    stadio: "file",
    titolo: "Un problema nostro",
    testo: (p: { codice: string }) => `Si è fermato qualcosa da parte nostra, non nel tuo file (codice ${p.codice}).`,
    rimedio: () => "Non devi fare niente: ti scriviamo appena è risolto.",
    caso: { codice: "7F3A" },
  }),
};
