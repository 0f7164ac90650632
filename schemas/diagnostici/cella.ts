// Findings on one cell. Each state has its own sentence: empty, text for a number, not in the list, ambiguous.
import { conArticolo } from "../articles.ts";
import { numero, quanti, voce } from "./entry.ts";

const cella = { gravita: "correggere", effetto: "numero", stadio: "cella" } as const;

export const catalogoCella = {
  "cella-vuota": voce({
    ...cella,
    titolo: "Manca una risposta",
    testo: () => "La cella è vuota.",
    rimedio: (p: { esempio: string }) => p.esempio,
    caso: { esempio: "Scegli una zona, oppure «Tutta la città»." },
  }),
  "risposta-necessaria": voce({
    ...cella,
    titolo: "Qui serve una risposta",
    testo: (p: { valore: string; esempio: string }) => `C'è scritto «${p.valore}», ma questa risposta serve sempre.`,
    rimedio: (p) => p.esempio,
    caso: { valore: "n.d.", esempio: "Scegli una voce dell'elenco, per esempio «Nord» o «Sud»." },
  }),
  "cella-non-numero": voce({
    ...cella,
    titolo: "Testo al posto di un numero",
    /** `come`: why the number beside the words is not the one to write. `domanda`: its question. */
    testo: (p: {
      valore: string;
      esempio: string;
      come: "" | "periodo" | "esteso" | "quota" | "tanti" | "parole";
      domanda: string;
    }) => `C'è scritto «${p.valore}».`,
    rimedio: ({ come, domanda, esempio }) => {
      if (come === "periodo") return `Scrivi il numero che chiede la domanda, «${domanda}», senza altre parole.`;
      if (come === "quota") return `Scrivi il numero che chiede la domanda, «${domanda}», e non la percentuale.`;
      if (come === "esteso") return "Scrivi il numero per esteso, con tutti i suoi zeri e senza altre parole.";
      if (come === "tanti") return "Scrivi un numero solo, senza altre parole.";
      if (come === "parole")
        return "Scrivi il numero: se non ce ne sono scrivi 0, se non lo sai scrivi «non disponibile».";
      return `Scrivi solo il numero, per esempio ${esempio}.`;
    },
    caso: { valore: "circa 20", esempio: "20", come: "", domanda: "Volontari" },
  }),
  "cella-non-intero": voce({
    ...cella,
    titolo: "Serve un numero intero",
    testo: (p: { valore: string; mostrato: string; esempio: string }) =>
      `C'è scritto «${p.valore}»${p.mostrato === "" ? "" : `, anche se il foglio mostra «${p.mostrato}»`}.`,
    rimedio: (p) => `Scrivi un numero intero, per esempio ${p.esempio}.`,
    caso: { valore: "3,5", mostrato: "4", esempio: "4" },
  }),
  "numero-negativo": voce({
    ...cella,
    titolo: "Numero negativo",
    testo: (p: { valore: string; esempio: string; denaro: "sì" | "no" }) =>
      `C'è scritto «${p.valore}», ma qui va un numero da zero in su.`,
    rimedio: (p) =>
      p.denaro === "sì"
        ? `Se è una restituzione toglila dall'importo che l'aveva contata; se è un errore scrivi ${p.esempio}.`
        : `Controlla il segno: se è un errore scrivi ${p.esempio}, se non ce ne sono scrivi 0.`,
    caso: { valore: "-1.200", esempio: "1200", denaro: "sì" },
  }),
  "numero-fuori-limite": voce({
    ...cella,
    titolo: "Numero fuori misura",
    testo: (p: { valore: string; min: string; max: string }) =>
      `C'è scritto «${p.valore}», ma qui va un numero da ${p.min} a ${p.max}.`,
    rimedio: (p) => `Controlla di non aver aggiunto cifre e scrivi un numero tra ${p.min} e ${p.max}.`,
    caso: { valore: "9", min: "1", max: "5" },
  }),
  "numero-ambiguo": voce({
    ...cella,
    titolo: "Numero che si può leggere in due modi",
    testo: (p: { valore: string; intero: string; decimale: string; corto: string }) =>
      `«${p.valore}» può voler dire ${p.intero.replaceAll(".", "")} oppure ${p.decimale}.`,
    rimedio: (p) =>
      `Scrivilo senza punti, con la virgola per i decimali: ${p.intero.replaceAll(".", "")} oppure ${p.corto}.`,
    caso: { valore: "1.234", intero: "1.234", decimale: "1,234", corto: "1,23" },
  }),
  "ora-o-numero": voce({
    ...cella,
    titolo: "Ore e minuti, o ore con i decimali",
    testo: (p: { valore: string; ore: string; minuti: string; conMinuti: string; decimale: string }) =>
      `«${p.valore}» può voler dire ${quanti(Number(p.ore), "ora", "ore")} e ${quanti(Number(p.minuti), "minuto", "minuti")} oppure ${p.decimale} ore.`,
    rimedio: (p) => `Scrivi le ore con la virgola: ${p.conMinuti} oppure ${p.decimale}.`,
    caso: { valore: "12.30", ore: "12", minuti: "30", conMinuti: "12,5", decimale: "12,3" },
  }),
  "cifre-perse": voce({
    ...cella,
    titolo: "Cifre perse dal foglio di calcolo",
    testo: (p: { valore: string; cosa: string; formato: string }) =>
      `C'è scritto «${p.valore}»: il foglio di calcolo ha accorciato ${p.cosa} e qualche cifra può essersi persa.`,
    rimedio: (p) => `Formatta la cella come ${p.formato} e scrivi ${p.cosa} per intero.`,
    caso: { valore: "9,8001E+10", cosa: "il codice", formato: "testo" },
  }),
  "data-per-numero": voce({
    ...cella,
    titolo: "Data al posto di un numero",
    testo: (p: { valore: string; esempio: string }) =>
      `C'è la data «${p.valore}»: spesso è il foglio di calcolo che cambia in data un numero come 12,1 o 12/1.`,
    rimedio: (p) => `Formatta la cella come numero e scrivi di nuovo il numero, per esempio ${p.esempio}.`,
    caso: { valore: "12/01/2024", esempio: "20" },
  }),
  "segni-invisibili": voce({
    ...cella,
    titolo: "Caratteri invisibili",
    testo: (p: { valore: string }) =>
      `Nella cella ci sono caratteri invisibili che cambiano l'ordine delle cifre: nel file c'è «${p.valore}».`,
    rimedio: () => "Cancella la cella e scrivi di nuovo la risposta, senza incollarla.",
    caso: { valore: "0021" },
  }),
  "troppi-decimali": voce({
    gravita: "nota",
    effetto: "nessuno",
    stadio: "cella",
    titolo: "Decimali arrotondati",
    testo: (p: { valore: string; letto: string }) =>
      `«${p.valore}» ha più decimali di quanti ne servono: lo leggiamo come ${p.letto}.`,
    rimedio: () => "Se non va bene scrivi il numero con i decimali giusti.",
    caso: { valore: "12,3456", letto: "12,35" },
  }),
  "codice-sconosciuto": voce({
    ...cella,
    titolo: "Non è nell'elenco",
    testo: (p: { valore: string; simile: string; esempi: string }) =>
      `«${p.valore}» non è nell'elenco.${p.simile === "" ? "" : ` Intendevi «${p.simile}»?`}`,
    rimedio: (p) =>
      p.simile === ""
        ? `Scegli una voce dell'elenco, per esempio ${p.esempi}.`
        : `Scrivi «${p.simile}» se è giusto, altrimenti scegli un'altra voce dell'elenco.`,
    caso: { valore: "Brescia nord", simile: "Nord", esempi: "«Nord» o «Tutta la città»" },
  }),
  "data-non-riconosciuta": voce({
    ...cella,
    effetto: "risposta",
    titolo: "Data da riscrivere",
    /** `giorno`: «sì» where it is written as a day and is none. */
    testo: (p: { valore: string; esempio: string; giorno: string }) =>
      p.giorno === "sì" ? `La data «${p.valore}» non è nel calendario.` : `La data è scritta «${p.valore}».`,
    rimedio: (p) => (p.giorno === "sì" ? "Controlla il giorno, il mese e l'anno." : `Scrivila così: ${p.esempio}.`),
    caso: { valore: "marzo scorso", esempio: "12/03/2016", giorno: "" },
  }),
  "data-ambigua": voce({
    ...cella,
    effetto: "risposta",
    titolo: "Data che si può leggere in due modi",
    testo: (p: { valore: string; una: string; altra: string }) =>
      `La data «${p.valore}» può essere ${conArticolo(p.una)} oppure ${conArticolo(p.altra)}.`,
    rimedio: (p) => `Scrivi il mese in lettere: ${p.una} oppure ${p.altra}.`,
    caso: { valore: "03/04/2024", una: "3 aprile 2024", altra: "4 marzo 2024" },
  }),
  "data-in-giorni": voce({
    ...cella,
    effetto: "risposta",
    titolo: "Data diventata un numero",
    testo: (p: { valore: string; giorno: string }) =>
      `C'è scritto «${p.valore}»: è il modo in cui i fogli di calcolo contano i giorni, e vorrebbe dire ${p.giorno}.`,
    rimedio: (p) => `Se il giorno è quello scrivi ${p.giorno}, altrimenti scrivi la data giusta.`,
    caso: { valore: "45363", giorno: "12/03/2024" },
  }),
  "si-no-non-riconosciuto": voce({
    ...cella,
    effetto: "risposta",
    titolo: "Serve sì o no",
    testo: (p: { valore: string }) => `C'è scritto «${p.valore}».`,
    rimedio: () => "Scrivi «sì» oppure «no».",
    caso: { valore: "forse" },
  }),
  "anno-non-riconosciuto": voce({
    ...cella,
    effetto: "risposta",
    titolo: "Anno da riscrivere",
    testo: (p: { valore: string }) => `C'è scritto «${p.valore}».`,
    rimedio: () => "Scrivi l'anno con quattro cifre, per esempio 1998.",
    caso: { valore: "anni ottanta" },
  }),
  "codice-fiscale-errato": voce({
    ...cella,
    effetto: "risposta",
    titolo: "Codice da controllare",
    testo: (p: { valore: string }) =>
      `«${p.valore}» non è un codice di undici cifre corretto: l'ultima cifra non torna o ne manca qualcuna.`,
    rimedio: () => "Copialo dal certificato di attribuzione, undici cifre senza spazi.",
    caso: { valore: "80008730171" },
  }),
  "codice-fiscale-persona": voce({
    ...cella,
    effetto: "risposta",
    titolo: "È il codice di una persona",
    testo: () => "Qui c'è il codice fiscale di una persona, di sedici caratteri: non lo conserviamo.",
    rimedio: () => "Scrivi il codice fiscale dell'ente, di undici cifre.",
    caso: {},
  }),
  "codice-fiscale-zeri": voce({
    gravita: "nota",
    effetto: "nessuno",
    stadio: "cella",
    titolo: "Zeri iniziali aggiunti",
    testo: (p: { valore: string; letto: string }) =>
      `«${p.valore}» ha meno di undici cifre perché il foglio ha tolto gli zeri iniziali: lo leggiamo ${p.letto}.`,
    rimedio: () => "Se non va bene formatta la cella come testo e riscrivi il codice.",
    caso: { valore: "1466360193", letto: "01466360193" },
  }),
  "cella-errore": voce({
    ...cella,
    titolo: "La formula non dà un risultato",
    testo: (p: { errore: string }) => `La cella mostra ${p.errore}.`,
    rimedio: () => "Correggi la formula oppure scrivi la risposta al suo posto.",
    caso: { errore: "#REF!" },
  }),
  "cella-barrata": voce({
    ...cella,
    titolo: "Testo barrato",
    testo: (p: { valore: string; resta: string }) =>
      `C'è scritto «${p.valore}», ma ${p.resta === "" ? "è barrato" : "una parte è barrata"}.`,
    rimedio: (p) =>
      p.resta === ""
        ? "Se vale ancora togli la barratura; se non vale scrivi al suo posto quello che vale, o cancella la riga."
        : `Lascia scritto solo quello che vale, per esempio ${p.resta}.`,
    caso: { valore: "20 34", resta: "34" },
  }),
  "celle-unite": voce({
    ...cella,
    titolo: "Celle unite",
    testo: (p: { celle: string }) =>
      `Le celle ${p.celle} sono unite: non sappiamo a quale riga o a quale domanda va quello che c'è scritto.`,
    rimedio: () => "Separa le celle unite e scrivi in ciascuna la sua risposta.",
    caso: { celle: "E2:E4" },
  }),
  "numero-mostrato": voce({
    ...cella,
    titolo: "Il foglio mostra un altro numero",
    testo: (p: { mostrato: string; valore: string }) =>
      `Il foglio mostra «${p.mostrato}», ma nella cella c'è scritto ${p.valore}.`,
    rimedio: () => "Scrivi per esteso il numero che vale, e scegli per la cella il formato «Generale».",
    caso: { mostrato: "12 mila", valore: "12" },
  }),
  "data-spostata": voce({
    ...cella,
    titolo: "Data che può essere del giorno dopo",
    testo: (p: { mostrato: string; valore: string }) =>
      `Il foglio mostra ${p.mostrato}, ma nella cella c'è anche un'ora della sera: ${p.valore}.`,
    rimedio: () =>
      "Alcuni programmi spostano le date alla sera del giorno prima: scrivi di nuovo il giorno, senza l'ora.",
    caso: { mostrato: "11/03/2024", valore: "11/03/2024 23:00" },
  }),
  "formula-letta": voce({
    gravita: "nota",
    effetto: "nessuno",
    stadio: "cella",
    titolo: "Letto il risultato di una formula",
    testo: () => "Qui c'è una formula: abbiamo letto il risultato salvato nel file.",
    rimedio: () => "Se il risultato non è quello giusto apri il file, aggiornalo e salvalo di nuovo.",
    caso: {},
  }),
  "testo-troppo-lungo": voce({
    gravita: "confermare",
    effetto: "risposta",
    stadio: "cella",
    titolo: "Testo lungo",
    testo: (p: { lunghezza: number; max: number }) =>
      `Il testo ha ${numero(p.lunghezza)} caratteri: ne teniamo i primi ${numero(p.max)}.`,
    rimedio: () => "Accorcialo tu, così resta ciò che conta di più, oppure confermalo.",
    caso: { lunghezza: 900, max: 600 },
  }),
  "dato-personale": voce({
    gravita: "consiglio",
    effetto: "nessuno",
    stadio: "cella",
    titolo: "Dati di una persona nel testo",
    testo: (p: { cosa: string }) => `Nel testo c'è ${p.cosa}: non lo conserviamo, e al suo posto resta «[omesso]».`,
    rimedio: () => "Riscrivi il testo senza recapiti né codici di persone.",
    caso: { cosa: "un numero di telefono" },
  }),
};
