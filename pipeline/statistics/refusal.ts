// Why an estimate is not made, or not published. A refusal is a value: the line stops, or prints what was declared, and
// says the words.
import { formatNumber, formatShare } from "../../schemas/unita.ts";

/** Of the frame and its classes: nothing is estimated until the edition is mended. */
export type FrameRefusal =
  | { readonly tipo: "ente-doppio"; readonly enti: readonly string[] }
  | { readonly tipo: "dimensione-non-valida"; readonly enti: readonly string[] }
  | { readonly tipo: "dimensione-mancante"; readonly enti: readonly string[] }
  | { readonly tipo: "classe-solitaria"; readonly classe: string; readonly enti: number; readonly rispondenti: number }
  | { readonly tipo: "classe-senza-dimensione"; readonly classe: string }
  /** Of one misura: a large ente is silent and nothing says what it is worth this year. */
  | { readonly tipo: "grande-senza-valore"; readonly ente: string };

/** Of one figura: a gate that does not hold. Shares are 0–1. */
export type FiguraRefusal =
  | { readonly tipo: "pochi-rispondenti"; readonly rispondenti: number; readonly minimo: number }
  | { readonly tipo: "copertura-bassa"; readonly copertura: number | null; readonly minimo: number }
  | { readonly tipo: "troppo-stimato"; readonly stimato: number; readonly massimo: number }
  | { readonly tipo: "grande-assente"; readonly ente: string; readonly quota: number }
  | { readonly tipo: "troppo-incerto"; readonly cv: number }
  | { readonly tipo: "conflitto-aperto"; readonly quota: number };

/** What was asked for, or why it is not given. */
export type Outcome<T> = { readonly made: T } | { readonly refused: FrameRefusal };

/** What happened and the one action that mends it: the shape of a fault of the edition. Shares stand without an article,
 *  which would change with the number. */
export interface Words {
  readonly cosa: string;
  readonly rimedio: string;
}

/** For whoever keeps the edition. `nameOf` turns a code into the name of the ente. */
export function wordsOfFrame(refusal: FrameRefusal, nameOf: (codice: string) => string): Words {
  switch (refusal.tipo) {
    case "ente-doppio":
      return {
        cosa: `nell'elenco degli enti c'è più di una riga per ${listed(refusal.enti.map(nameOf))}`,
        rimedio: "Lascia una riga sola per ogni codice; se due enti si sono uniti, somma le loro risorse",
      };
    case "dimensione-non-valida":
      return {
        cosa: `la grandezza non è un numero da zero in su per ${listed(refusal.enti.map(nameOf))}`,
        rimedio: "Correggi l'importo o il numero di persone, oppure lascia la cella vuota se non lo sai",
      };
    case "dimensione-mancante":
      return {
        cosa: `non si sa quanto è grande, nemmeno da enti simili: ${listed(refusal.enti.map(nameOf))}`,
        rimedio: "Scrivi le risorse dell'anno prima di almeno un ente",
      };
    case "classe-solitaria":
      return {
        cosa: `nella classe di grandezza ${refusal.classe} ${heard(refusal.rispondenti)} su ${formatNumber(refusal.enti)}: di chi manca non si può stimare nulla`,
        rimedio: "Chiedi la risposta ad altri enti della classe",
      };
    case "classe-senza-dimensione":
      return {
        cosa: `nella classe di grandezza ${refusal.classe} chi ha risposto non aveva risorse l'anno prima: non c'è misura per chi manca`,
        rimedio: "Controlla le risorse dell'anno prima di chi ha risposto",
      };
    case "grande-senza-valore":
      return {
        cosa: `manca la risposta di ${nameOf(refusal.ente)}, che è fra i più grandi, e niente dice quanto vale quest'anno`,
        rimedio: "Chiedi la risposta, oppure il bilancio depositato",
      };
  }
}

/** For whoever keeps the edition, never for a page: it names enti and their share. */
export function wordsOfFigura(refusal: FiguraRefusal, nameOf: (codice: string) => string): Words {
  switch (refusal.tipo) {
    case "pochi-rispondenti":
      return {
        cosa: `le risposte sono ${formatNumber(refusal.rispondenti)}: per stimare chi manca ne servono almeno ${formatNumber(refusal.minimo)}`,
        rimedio: DECLARED,
      };
    case "copertura-bassa":
      return {
        cosa:
          refusal.copertura === null
            ? "non si sa quanto pesa chi ha risposto"
            : `il peso di chi ha risposto è ${formatShare(refusal.copertura, 1)}: per stimare chi manca serve almeno ${formatShare(refusal.minimo)}`,
        rimedio: DECLARED,
      };
    case "troppo-stimato":
      return {
        cosa: `la parte stimata del valore sarebbe ${formatShare(refusal.stimato, 1)}: può essere al massimo ${formatShare(refusal.massimo)}`,
        rimedio: DECLARED,
      };
    case "grande-assente":
      return {
        cosa: `manca la risposta di ${nameOf(refusal.ente)}: la sua parte del valore sarebbe ${formatShare(refusal.quota, 1)}`,
        rimedio: `Chiedi la risposta. ${DECLARED}`,
      };
    case "troppo-incerto":
      return {
        cosa: Number.isFinite(refusal.cv)
          ? `la stima è troppo incerta: l'errore è ${formatShare(refusal.cv)} del valore`
          : "la stima è troppo incerta: il valore è zero, l'errore no",
        rimedio: DECLARED,
      };
    case "conflitto-aperto":
      return {
        cosa: `chi paga e chi riceve dicono importi diversi: la differenza è ${formatShare(refusal.quota, 1)} del totale`,
        rimedio: "Decidi quale dei due importi vale",
      };
  }
}

const DECLARED = "Finché è così si pubblica soltanto la somma di quanto è stato dichiarato";

const heard = (respondents: number): string => (respondents === 0 ? "non ha risposto nessuno" : "ha risposto uno solo");

const MOST_NAMES = 5;
function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(", ");
  const rest = names.length - MOST_NAMES;
  return rest > 0 ? `${shown} e altri ${formatNumber(rest)}` : shown;
}
