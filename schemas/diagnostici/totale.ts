// Findings on rows that sum others, and on sums that stand beside the table.
import { voce } from "./entry.ts";

export const catalogoTotale = {
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
};
