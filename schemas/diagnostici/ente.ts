// Findings on whose answers a file holds, and of which year.
import { voce } from "./entry.ts";

/** Where it is said whose answers they are: in a workbook, in a text file, in one row of either, in an answer to a survey. */
type Dove = "file" | "testo" | "riga" | "risposta";

export const catalogoEnte = {
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
};
