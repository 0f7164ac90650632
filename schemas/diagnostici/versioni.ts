// Findings on several files of one organisation: which of them counts, and what is lost from one to the next.
import { quanti, voce } from "./entry.ts";

const versione = { stadio: "modello" } as const;

export const catalogoVersioni = {
  "versione-superata": voce({
    ...versione,
    gravita: "nota",
    effetto: "nessuno",
    titolo: "Sostituito da un invio più recente",
    testo: (p: { blocchi: string }) => `Un tuo invio più recente sostituisce questo per: ${p.blocchi}.`,
    rimedio: () => "Non devi fare niente: teniamo anche questo, ma conta l'ultimo.",
    caso: { blocchi: "Volontari, Personale" },
  }),
  "file-identico": voce({
    gravita: "nota",
    effetto: "nessuno",
    stadio: "file",
    titolo: "File già ricevuto",
    testo: (p: { altro: string }) =>
      `Questo file è identico a «${p.altro}», che abbiamo già: lo contiamo una volta sola.`,
    rimedio: () => "Non devi fare niente.",
    caso: { altro: "bilancio-2016-E042.xlsx" },
  }),
  "ordine-incerto": voce({
    ...versione,
    gravita: "confermare",
    effetto: "numero",
    titolo: "Due file, e non sappiamo quale è arrivato dopo",
    testo: (p: { altro: string; blocchi: string }) =>
      `Per ${p.blocchi} questo file e «${p.altro}» rispondono tutti e due, e non sappiamo quale è arrivato dopo: contiamo «${p.altro}» e non questo.`,
    rimedio: () =>
      "Dicci quale dei due vale: chi raccoglie i file scrive in ricezioni.csv quando sono arrivati, oppure ritira quello che non conta.",
    caso: { altro: "modulo (1).csv", blocchi: "Volontari" },
  }),
  "versione-tornata": voce({
    ...versione,
    gravita: "confermare",
    effetto: "numero",
    titolo: "È tornato un file che un altro aveva sostituito",
    testo: (p: { blocchi: string; altro: string }) =>
      `Questo file è identico a uno che avevamo già e che «${p.altro}» aveva sostituito: adesso torna a contare questo per ${p.blocchi}.`,
    rimedio: () => "Se volevi proprio tornare a questo confermalo, altrimenti mandaci di nuovo il file giusto.",
    caso: { blocchi: "Volontari", altro: "corretto.csv" },
  }),
  "versione-ridotta": voce({
    ...versione,
    gravita: "confermare",
    effetto: "numero",
    titolo: "Meno di prima",
    testo: (p: { tabella: string; altro: string; prima: string; ora: string; righe: number; nomi: string }) =>
      `In «${p.tabella}» il tuo file precedente, «${p.altro}», aveva ${p.prima}; ora ${p.ora}.${mancano(p.righe, p.nomi)}`,
    rimedio: () =>
      "Se è giusto così confermalo; se quello che manca vale ancora, manda un file con tutte le righe, anche quelle di prima.",
    caso: {
      tabella: "Volontari",
      altro: "primo.csv",
      prima: "12 righe (Volontari 912)",
      ora: "ha 11 righe (Volontari 112)",
      righe: 1,
      nomi: "«Abitare la cura, Alpe»",
    },
  }),
  "risposte-sparite": voce({
    ...versione,
    gravita: "confermare",
    effetto: "numero",
    titolo: "Risposte che nel file nuovo non ci sono più",
    testo: (p: { ente: string; altro: string; blocchi: string }) =>
      `Qui mancano risposte di ${p.ente} che in «${p.altro}» c'erano, per: ${p.blocchi}. Contiamo ancora quelle.`,
    rimedio: () =>
      "Se valgono ancora confermalo; se non valgono più dillo a chi raccoglie i file, che può ritirare il file di prima.",
    caso: { ente: "E042", altro: "elenco-parrocchie.csv", blocchi: "Volontari" },
  }),
  "tabella-svuotata": voce({
    ...versione,
    gravita: "confermare",
    effetto: "numero",
    titolo: "Tabella vuota, prima c'erano risposte",
    testo: (p: { tabella: string; altro: string; prima: string }) =>
      `Qui la tabella «${p.tabella}» c'è, ma è vuota; in «${p.altro}» aveva ${p.prima}: contiamo ancora quelle risposte.`,
    rimedio: () =>
      "Se valgono ancora confermalo; se non c'è niente da dichiarare scrivi «niente da dichiarare» nella tabella e manda il file di nuovo.",
    caso: { tabella: "Volontari", altro: "01-primo.xlsx", prima: "12 righe (Volontari 912)" },
  }),
};

function mancano(righe: number, nomi: string): string {
  if (righe === 0) return "";
  return ` ${righe === 1 ? "Manca" : "Mancano"} ${quanti(righe, "riga", "righe")} di prima: ${nomi}.`;
}
