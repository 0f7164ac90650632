// Findings on what the file is: whose, of which year, with which sheets and columns.
import { quanti, voce } from "./entry.ts";

/** Where it is said whose answers they are: in a workbook, in a text file, in one row of either, in an answer to a survey. */
type Dove = "file" | "testo" | "riga" | "risposta";

const leRighe = (n: number): string => (n === 1 ? "la riga" : `le ${quanti(n, "riga", "righe")}`);

/** The question whether a column is the missing one. */
function isIt({ simile, senza }: { readonly simile: string; readonly senza: string }): string {
  if (simile !== "") return ` È quella che si chiama «${simile}»?`;
  return senza === "" ? "" : ` È la colonna ${senza}, che non ha titolo?`;
}

export const catalogoStruttura = {
  "ente-mancante": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "modello",
    titolo: "Manca il codice dell'ente",
    // `anno`: that which is missing beside it.
    testo: ({ dove, anno }: { dove: Dove; anno: string }) => {
      if (dove === "file" || dove === "testo") return "Nel file non troviamo il codice della tua organizzazione.";
      const anche =
        anno === "" ? "manca il codice dell'organizzazione" : "mancano il codice dell'organizzazione e l'anno";
      return `In questa ${dove} ${anche}: non la contiamo.`;
    },
    rimedio: ({ dove, anno }) => {
      if (dove === "file")
        return "Scrivilo accanto a «Codice dell'ente» nel primo foglio: è una lettera e tre cifre, per esempio E042.";
      if (dove === "testo")
        return "Aggiungi la colonna «ente» e scrivilo in ogni riga: è una lettera e tre cifre, per esempio E042.";
      if (dove === "risposta") return "Scrivi il codice nella sua colonna dell'esportazione.";
      return anno === ""
        ? "Scrivi il codice nella colonna «ente», oppure cancella la riga."
        : `Scrivi il codice nella colonna «ente» e ${anno} nella colonna «edizione», oppure cancella la riga.`;
    },
    caso: { dove: "riga", anno: "2016" },
  }),
  "ente-sconosciuto": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "modello",
    titolo: "Organizzazione non presente nell'elenco",
    testo: (p: { ente: string; simile: string }) =>
      `«${p.ente}» non è nell'elenco delle organizzazioni della rete.${p.simile === "" ? "" : ` Intendevi «${p.simile}»?`}`,
    rimedio: (p) =>
      p.simile === ""
        ? "Controlla il codice nella lettera di invito; se la tua organizzazione è nuova scrivici e la aggiungiamo."
        : `Scrivi «${p.simile}» se è giusto, o il codice che sta nella lettera di invito; se siete nuovi scrivici.`,
    caso: { ente: "E999", simile: "" },
  }),
  "ente-diverso": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "modello",
    titolo: "File di un'altra organizzazione",
    testo: (p: { nelFile: string; atteso: string; dove: Dove }) =>
      p.dove === "riga"
        ? `Questa riga è di «${p.nelFile}», e il resto di «${p.atteso}»: non la contiamo.`
        : `Il file è intestato a «${p.nelFile}», ma ci aspettavamo quello di «${p.atteso}».`,
    rimedio: (p) =>
      p.dove === "riga"
        ? "Correggi il codice, oppure cancella la riga."
        : `Manda il file di «${p.atteso}», oppure scrivici se il codice è sbagliato.`,
    caso: { nelFile: "E007", atteso: "E042", dove: "file" },
  }),
  "intestazione-discorde": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "modello",
    titolo: "Due organizzazioni in un file",
    testo: (p: { scritto: string; contato: string; dove: "nome" | "foglio" }) =>
      `${p.dove === "nome" ? "Il nome del file" : "Il primo foglio"} dice «${p.scritto}», ma il codice delle risposte è di «${p.contato}»: le contiamo per quest'ultima.`,
    rimedio: () => "Se il codice è giusto confermalo; se no correggi il codice e manda il file di nuovo.",
    caso: { scritto: "E007", contato: "E042", dove: "nome" },
  }),
  "edizione-diversa": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "modello",
    titolo: "Modulo di un altro anno",
    testo: (p: { trovata: string; attesa: string; dove: Dove }) =>
      p.dove === "riga"
        ? `Questa riga è del ${p.trovata}, e servono quelle del ${p.attesa}: non la contiamo.`
        : `Questo è il modulo del ${p.trovata}. Serve quello del ${p.attesa}.`,
    rimedio: (p) =>
      p.dove === "riga"
        ? `Se l'anno è sbagliato scrivi ${p.attesa}, altrimenti cancella la riga.`
        : `Compila il modulo del ${p.attesa}, oppure chiedi a chi raccoglie i dati di riportarci le risposte.`,
    caso: { trovata: "2015", attesa: "2016", dove: "file" },
  }),
  "edizione-mancante": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "modello",
    titolo: "Manca l'anno",
    testo: (p: { attesa: string; dove: Dove }) =>
      p.dove === "riga"
        ? "Questa riga non dice di quale anno è: non la contiamo."
        : "Il file non dice di quale edizione è.",
    rimedio: (p) => {
      if (p.dove === "riga") return `Scrivi ${p.attesa} nella colonna «edizione», oppure cancella la riga.`;
      return p.dove === "testo"
        ? `Aggiungi la colonna «edizione» e scrivi ${p.attesa} in ogni riga.`
        : `Scrivi ${p.attesa} accanto a «Edizione» nel primo foglio.`;
    },
    caso: { attesa: "2016", dove: "file" },
  }),
  "blocco-non-riconosciuto": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "struttura",
    titolo: "Foglio non riconosciuto",
    testo: (p: { titoli: string; mancano: string }) =>
      `Non riconosciamo le colonne di questo foglio: ${p.titoli}.${p.mancano === "" ? "" : ` Somiglia a «${p.mancano}», ma mancano dei titoli.`}`,
    rimedio: () => "Usa i titoli delle colonne del modulo, senza cambiarli; l'ordine non conta.",
    caso: { titoli: "«Nome», «Cosa facciamo»", mancano: "Servizi e attività" },
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
  "colonna-mancante": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "struttura",
    titolo: "Manca una colonna",
    /** `misura`: the title of a column that has it in thousands, by the month. */
    testo: (p: {
      colonna: string;
      righe: number;
      simile: string;
      senza: string;
      misura: string;
      forma: "tabella" | "scheda";
    }) =>
      p.forma === "scheda"
        ? `Manca la domanda «${p.colonna}»: senza non possiamo contare le risposte del foglio.${isIt(p)}`
        : `Manca la colonna «${p.colonna}»: senza non possiamo contare ${leRighe(p.righe)} del foglio.${p.misura === "" ? isIt(p) : ` «${p.misura}» sembra la stessa cosa in un'altra misura, e non la leggiamo.`}`,
    rimedio: (p) => {
      if (p.forma === "scheda")
        return p.simile === ""
          ? `Aggiungi una riga con «${p.colonna}», e accanto la risposta.`
          : `Se è quella scrivi «${p.colonna}» al posto di «${p.simile}», altrimenti aggiungi una riga con la domanda e la risposta.`;
      if (p.misura !== "") return `Scrivi i numeri come li chiede «${p.colonna}», sotto questo titolo.`;
      if (p.simile !== "")
        return `Se è quella scrivi «${p.colonna}» al posto di «${p.simile}», altrimenti aggiungi la colonna.`;
      return p.senza === ""
        ? `Aggiungi la colonna «${p.colonna}» e compilala per ogni riga.`
        : `Se è quella scrivi «${p.colonna}» sopra la colonna ${p.senza}, altrimenti aggiungi la colonna.`;
    },
    caso: { colonna: "Zona", righe: 12, simile: "Zone", senza: "", misura: "", forma: "tabella" },
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
    testo: (p: { celle: string; quante: number }) =>
      p.quante === 1
        ? `Nella cella ${p.celle} c'è una risposta che sul foglio non si vede: le lettere hanno il colore dello sfondo, o non hanno altezza. L'abbiamo contata.`
        : `Nelle celle ${p.celle} ci sono risposte che sul foglio non si vedono: le lettere hanno il colore dello sfondo, o non hanno altezza. Le abbiamo contate.`,
    rimedio: (p) =>
      p.quante === 1
        ? "Se va contata confermalo, o scegli per le lettere il nero; se no cancellala e manda il file di nuovo."
        : "Se vanno contate confermalo, o scegli per le lettere il nero; se no cancellale e manda il file di nuovo.",
    caso: { celle: "C7 e D9", quante: 2 },
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
  "colonna-ignorata": voce({
    gravita: "nota",
    effetto: "nessuno",
    stadio: "struttura",
    titolo: "Cose che non leggiamo",
    testo: (p: { colonne: string }) =>
      `Nel foglio c'è anche altro, che il questionario non chiede e che non leggiamo: ${p.colonne}.`,
    rimedio: () => "Non devi fare niente, se non contiene dati che volevi mandarci.",
    caso: { colonne: "«Note interne»" },
  }),
  "colonna-somigliante": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "struttura",
    titolo: "Una colonna che somiglia a una domanda",
    testo: (p: { titolo: string; domanda: string }) =>
      `Non leggiamo la colonna «${p.titolo}», perché il questionario non ha questo titolo: somiglia a «${p.domanda}», che nel foglio manca.`,
    rimedio: (p) => `Se è quella scrivi «${p.domanda}» al suo posto; se è un'altra cosa confermalo.`,
    caso: { titolo: "Donne (n.)", domanda: "di cui donne" },
  }),
  "colonna-altra-misura": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "struttura",
    titolo: "Una colonna con un'altra misura",
    testo: (p: { titolo: string; domanda: string }) =>
      `Non leggiamo la colonna «${p.titolo}»: sembra «${p.domanda}» in un'altra misura, e nel foglio quella domanda manca.`,
    rimedio: (p) =>
      `Scrivi i numeri come li chiede «${p.domanda}», sotto questo titolo; se è un'altra cosa confermalo.`,
    caso: { titolo: "Ore (mensili)", domanda: "Ore di volontariato nell'anno" },
  }),
  "unita-detta": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "struttura",
    titolo: "Numeri forse in un'altra unità",
    testo: (p: { valore: string; letti: string }) =>
      `C'è scritto «${p.valore}», ma noi leggiamo i numeri della tabella così come sono, ${p.letti}.`,
    rimedio: () => "Se sono in un'altra unità scrivili per intero e togli la nota; se sono già giusti confermalo.",
    caso: { valore: "Importi in migliaia di euro", letti: "in euro" },
  }),
  "anno-detto": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "struttura",
    titolo: "Numeri forse di un altro periodo",
    testo: (p: { valore: string; anno: string }) =>
      `C'è scritto «${p.valore}», ma qui vanno i numeri di tutto il ${p.anno}: intanto li contiamo.`,
    rimedio: (p) =>
      `Se sono di un altro periodo scrivi quelli del ${p.anno} e correggi la scritta; se sono del ${p.anno} confermalo, o correggi la scritta.`,
    caso: { valore: "Risorse anno 2023", anno: "2024" },
  }),
  "colonna-di-altra-tabella": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "struttura",
    titolo: "Una colonna di un'altra tabella",
    testo: (p: { titolo: string; tabella: string; altra: string }) =>
      `La colonna «${p.titolo}» è una domanda di «${p.altra}»: in questa tabella, «${p.tabella}», non la leggiamo.`,
    rimedio: (p) => `Se sono risposte spostale nella tabella «${p.altra}», altrimenti confermalo.`,
    caso: { titolo: "Importo (€)", tabella: "Volontari", altra: "Risorse impiegate" },
  }),
  "righe-di-altra-tabella": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "struttura",
    titolo: "Righe di un'altra tabella",
    testo: (p: { righe: number; tabella: string; altra: string; foglio: string; dove: "foglio" | "testo" }) =>
      `Queste ${quanti(p.righe, "riga", "righe")} sembrano quelle di «${p.altra}», e stanno sotto i titoli di «${p.tabella}»: qui non le contiamo.`,
    rimedio: (p) =>
      p.dove === "foglio"
        ? `Spostale nel foglio «${p.foglio}», sotto i suoi titoli.`
        : `Mandale con i titoli di «${p.altra}».`,
    caso: { righe: 12, tabella: "Volontari", altra: "Personale retribuito", foglio: "Personale", dove: "foglio" },
  }),
  "colonna-senza-titolo": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "struttura",
    titolo: "Numeri in una colonna senza titolo",
    testo: (p: { colonna: string; cosa: "numeri" | "parole" }) =>
      p.cosa === "parole"
        ? `Nella colonna ${p.colonna}, che non ha un titolo, accanto alle righe sono scritte delle parole con dei numeri: non le leggiamo.`
        : `Nella colonna ${p.colonna} ci sono numeri accanto alle righe, ma non c'è un titolo: non li leggiamo.`,
    rimedio: (p) =>
      p.cosa === "parole"
        ? "Se dicono che una risposta è un'altra scrivilo nella sua cella, altrimenti confermalo."
        : "Se sono risposte scrivi il titolo della domanda sopra la colonna, altrimenti confermalo.",
    caso: { colonna: "F", cosa: "numeri" },
  }),
  "colonna-altro-anno": voce({
    gravita: "nota",
    effetto: "nessuno",
    stadio: "struttura",
    titolo: "Colonne di un altro anno",
    testo: (p: { colonne: string; anno: string }) =>
      `Il foglio ha anche i numeri di un altro anno (${p.colonne}): leggiamo solo quelli del ${p.anno}.`,
    rimedio: () => "Non devi fare niente.",
    caso: { colonne: "«Importo (€)», colonna D", anno: "2024" },
  }),
  "scritto-nell-anno-prima": voce({
    gravita: "confermare",
    effetto: "risposta",
    stadio: "struttura",
    titolo: "Un numero nella colonna grigia dell'anno prima",
    /** `noto`: whether it is known what stood there when the module was given. */
    testo: (p: { colonna: string; valore: string; celle: number; anno: string; noto: "sì" | "no" }) => {
      const what = `c'è «${p.valore}»${p.celle === 1 ? "" : ` e altro in ${quanti(p.celle - 1, "cella", "celle")}`}`;
      return p.noto === "sì"
        ? `Nella colonna grigia «${p.colonna}», che serve solo per confronto, ${what}, e nel modulo che ti abbiamo dato non c'era: lì non leggiamo niente.`
        : `Nella colonna «${p.colonna}», di un altro anno, ${what}, e la cella del ${p.anno} accanto è vuota: lì non leggiamo niente.`;
    },
    rimedio: (p) =>
      p.noto === "sì"
        ? `Se è una risposta del ${p.anno} scrivila nella cella bianca accanto e svuota quella grigia; se no scrivi in una riga che cos'è.`
        : `Se è una risposta del ${p.anno} scrivila nella cella accanto; se è il numero di allora scrivi accanto quello del ${p.anno}, o conferma che non c'è.`,
    caso: { colonna: "Ore di volontariato 2023", valore: "340", celle: 3, anno: "2024", noto: "sì" },
  }),
  "risposta-accanto": voce({
    gravita: "confermare",
    effetto: "risposta",
    stadio: "struttura",
    titolo: "Qualcosa accanto alle risposte",
    testo: (p: { valore: string; celle: number }) =>
      `Accanto alle risposte c'è «${p.valore}»${p.celle === 1 ? "" : ` e altro in ${quanti(p.celle - 1, "cella", "celle")}`}: leggiamo soltanto la prima cella dopo ogni domanda.`,
    rimedio: () => "Se cambia una risposta scrivila nella sua cella; se no confermalo.",
    caso: { valore: "solo il totale", celle: 1 },
  }),
  "colonna-ripetuta": voce({
    gravita: "nota",
    effetto: "nessuno",
    stadio: "struttura",
    titolo: "Titolo ripetuto con le stesse risposte",
    testo: (p: { colonna: string }) =>
      `«${p.colonna}» c'è due volte, ma le risposte sono le stesse o stanno in una sola delle due: leggiamo quella.`,
    rimedio: () => "Non devi fare niente.",
    caso: { colonna: "Importo (€)" },
  }),
  "colonna-doppia": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "struttura",
    titolo: "Titolo ripetuto",
    testo: (p: { colonna: string; letta: string; altra: string }) =>
      `«${p.colonna}» c'è due volte, ${p.letta} e ${p.altra}, con risposte diverse: non sappiamo quale contare.`,
    rimedio: () => "Tienine una sola.",
    caso: { colonna: "Importo (€)", letta: "nella colonna D", altra: "nella colonna G" },
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
  "riga-totale-da-verificare": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "struttura",
    titolo: "Totale che non possiamo verificare",
    testo: (p: { etichetta: string }) =>
      `Prendiamo la riga «${p.etichetta}» per un totale e non la contiamo, ma non possiamo confrontarla con le righe sopra.`,
    rimedio: () => "Se è un totale confermalo; se è una risposta cambia il suo nome.",
    caso: { etichetta: "Totale sollievo" },
  }),
  "riga-totale": voce({
    gravita: "nota",
    effetto: "nessuno",
    stadio: "struttura",
    titolo: "Riga di totale non contata",
    testo: (p: { etichetta: string }) =>
      p.etichetta === ""
        ? "I numeri di questa riga, che non ha un nome, sono la somma di quelli sopra: è un totale, e non la sommiamo alle altre."
        : `La riga «${p.etichetta}» è un totale: non la sommiamo alle altre.`,
    rimedio: () => "Non devi fare niente.",
    caso: { etichetta: "TOTALE" },
  }),
  "riga-somma": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "tabella",
    titolo: "Una riga che sembra un totale",
    testo: (p: { nome: string; righe: string; quante: number }) =>
      `I numeri della riga «${p.nome}» sono ${p.quante === 1 ? `gli stessi della riga ${p.righe}` : `la somma di altre righe (${p.righe})`}: se è un totale li contiamo due volte.`,
    rimedio: () => "Se è un totale cancella la riga; se sono numeri in più confermalo.",
    caso: { nome: "Abitare la cura, Tutta la città", righe: "2, 3 e 4", quante: 3 },
  }),
  "numeri-in-ogni-zona": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "tabella",
    titolo: "Gli stessi numeri in ogni zona",
    testo: (p: { righe: string; volte: number }) =>
      `Le righe ${p.righe} sono uguali, e cambia solo la zona: se è un totale scritto in ognuna lo contiamo ${p.volte} volte.`,
    rimedio: () =>
      "Se è un totale tieni una riga sola, con la voce che vale per tutta la città; se i numeri sono proprio uguali confermalo.",
    caso: { righe: "6-8", volte: 3 },
  }),
  "somma-fuori-scala": voce({
    gravita: "confermare",
    effetto: "numero",
    trattiene: true,
    stadio: "anno",
    titolo: "Una somma fuori misura",
    testo: (p: { colonna: string; somma: string; prima: string }) =>
      `La colonna «${p.colonna}» somma ${p.somma}${p.prima === "" ? ", molto per un ente di cui non conosciamo l'anno prima" : `, mentre l'anno prima le risorse dell'ente erano ${p.prima}`}: qui c'è il numero che pesa di più.`,
    rimedio: () => "È possibile: confermalo e scrivi in una riga il motivo, oppure correggi il numero.",
    caso: { colonna: "Importo (€)", somma: "9.000.000.000,00 €", prima: "28.201 €" },
  }),
  "totale-non-torna": voce({
    gravita: "correggere",
    effetto: "numero",
    stadio: "tabella",
    titolo: "Il totale non torna",
    testo: (p: { colonna: string; totale: string; somma: string; differenza: string; dove: string }) =>
      `Il totale della colonna «${p.colonna}» è ${p.totale}, ma le righe ${p.dove} sommano ${p.somma}: la differenza è ${p.differenza}.`,
    rimedio: () => "Controlla le righe e il totale: noi contiamo le righe, non il totale.",
    caso: {
      colonna: "Importo (€)",
      totale: "48.000,00 €",
      somma: "45.500,00 €",
      differenza: "2.500,00 €",
      dove: "sopra",
    },
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
