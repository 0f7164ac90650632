// Findings on the columns of a table: which question each is, and what its title says of the numbers under it.
import { leRighe, quanti, voce } from "./entry.ts";

/** The question whether a column is the missing one. */
function isIt({ simile, senza }: { readonly simile: string; readonly senza: string }): string {
  if (simile !== "") return ` È quella che si chiama «${simile}»?`;
  return senza === "" ? "" : ` È la colonna ${senza}, che non ha titolo?`;
}

export const catalogoColonna = {
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
  "numeri-provvisori": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "struttura",
    titolo: "Numeri forse provvisori",
    testo: (p: { valore: string }) => `C'è scritto «${p.valore}»: intanto i numeri della tabella li contiamo.`,
    rimedio: () => "Se cambieranno manda il file di nuovo quando sono definitivi; se lo sono già confermalo.",
    caso: { valore: "Dati provvisori" },
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
  "numeri-in-ogni-zona": voce({
    gravita: "confermare",
    effetto: "numero",
    stadio: "tabella",
    titolo: "Gli stessi numeri in ogni zona o cantiere",
    testo: (p: { righe: string; volte: number; cambia: "la zona" | "il cantiere" }) =>
      `Le righe ${p.righe} sono uguali, e cambia solo ${p.cambia}: se è un totale scritto in ognuna lo contiamo ${p.volte} volte.`,
    rimedio: (p) =>
      `Se è un totale tieni una riga sola, con la voce che vale per ${p.cambia === "la zona" ? "tutta la città" : "tutti i cantieri"}; se i numeri sono proprio uguali confermalo.`,
    caso: { righe: "6-8", volte: 3, cambia: "la zona" },
  }),
};
