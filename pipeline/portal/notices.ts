// Pages that say why something was not done, what is safe, and what to do.

import { dal } from "../../schemas/articles.ts";
import { capital } from "../../schemas/text.ts";
import { dayOf } from "./dates.ts";
import type { Pagina } from "./routes.ts";

export const notice = (
  titolo: string,
  stato: number,
  frasi: readonly string[],
  azione: readonly [string, string],
  scritto: readonly string[] = [],
): Pagina => ({
  ...{ pagina: "avviso", titolo, stato },
  dati: { frasi, scritto, azione: { parole: azione[0], indirizzo: azione[1] } },
});
const HOME = ["Torna alla tua pagina", "/"] as const;
export const NOT_THERE = notice(
  "Questa pagina non c'è",
  404,
  ["L'indirizzo è scritto male, oppure la pagina non è per te."],
  HOME,
);
export const COME_IN = notice(
  "Apri di nuovo il tuo collegamento",
  401,
  [
    "Per vedere questa pagina entra dal collegamento che hai ricevuto: dopo qualche ora senza usarlo si esce da soli, per prudenza.",
    "Quello che avevi già mandato resta registrato.",
  ],
  ["Mandami un nuovo collegamento", "/collegamento"],
);
/** What can be done with what was written, or chosen, in a form that was not taken. */
const toCopy = (scritto: readonly string[]): string =>
  scritto.length > 0
    ? "Ciò che avevi scritto è qui sotto: copialo e mandalo da lì."
    : "Se avevi scelto un file, sceglilo e mandalo di nuovo da lì.";
/** A form that was left open too long: nothing of it may be thought to have arrived. */
export const comeInFirst = (scritto: readonly string[]): Pagina =>
  notice(
    "Quello che hai appena mandato non è arrivato",
    401,
    [
      "Dopo qualche ora senza usarla la pagina si chiude da sola, per prudenza: non abbiamo preso niente di ciò che hai appena scritto o caricato. Quello che avevi mandato prima resta registrato.",
      `Entra di nuovo dal tuo collegamento, in un'altra scheda. ${toCopy(scritto)}`,
    ],
    ["Mandami un nuovo collegamento", "/collegamento"],
    scritto,
  );
/** One of another time: open too long, or sent once more by a browser that went back to it. */
export const OLD_FORM = notice(
  "Questa pagina è di prima",
  403,
  [
    "Adesso non abbiamo fatto niente, per prudenza: la pagina era aperta da troppo tempo, oppure il browser, tornando indietro, l'ha mandata un'altra volta.",
    "Ciò che avevi già mandato o firmato resta registrato: lo vedi nella tua pagina. Se manca qualcosa, ripetilo da lì.",
  ],
  HOME,
);
/** A page that was shown to one, sent after another came in by the same browser. */
export const othersForm = (
  { nome, di }: { readonly nome: string; readonly di: string },
  scritto: readonly string[],
): Pagina =>
  notice(
    "Questa pagina era di qualcun altro",
    409,
    [
      `Dopo che l'avevi aperta, in questo browser si è entrati con un altro collegamento: adesso sei dentro come ${nome}${di === "" ? "" : ` (${di})`}. Non abbiamo preso niente di ciò che hai appena scritto o caricato.`,
      `Se volevi mandarlo per l'altro, apri di nuovo il suo collegamento, in un'altra scheda. ${toCopy(scritto)}`,
    ],
    HOME,
    scritto,
  );
/** Nothing that this browser was given came back: it refuses cookies, or it has forgotten them. */
export const NO_COOKIES = notice(
  "Il tuo browser non accetta i cookie",
  403,
  [
    "Senza non possiamo riconoscerti, e non abbiamo fatto niente di ciò che hai chiesto. Servono solo a questo: nessuno ti segue, né qui né altrove.",
    "Accetta i cookie per questo sito, nelle impostazioni del browser o chiudendo la finestra anonima; poi apri di nuovo il tuo collegamento e ripeti.",
  ],
  HOME,
);
export const closed = (il: string): Pagina =>
  notice(
    "La raccolta è chiusa",
    409,
    [
      `${capital(dal(dayOf(il)))} non si possono più mandare o firmare dati: quello che il tuo ente aveva mandato conta com'era.`,
      "Se hai visto uno sbaglio telefonaci: una correzione si può ancora scrivere.",
    ],
    HOME,
  );
export const TOO_OFTEN = notice(
  "Aspetta qualche minuto",
  429,
  ["Sono arrivate troppe richieste di fila. Riprova fra dieci minuti: quello che avevi già mandato resta registrato."],
  HOME,
);
export const TOO_LARGE = notice(
  "È troppo grande",
  413,
  [
    "Non abbiamo preso niente: ciò che hai mandato è più grande di quanto possiamo ricevere, o sono troppi file. Un file può avere fino a 20 MB, e se ne possono mandare 10 alla volta.",
    "Quello che avevi mandato prima resta registrato.",
  ],
  ["Carica il file", "/carica"],
);
export const NOT_UNDERSTOOD = notice(
  "Non abbiamo capito la richiesta",
  400,
  ["Non abbiamo fatto niente. Torna indietro e ripeti; se si ripresenta, telefonaci."],
  HOME,
);

/** `registrato` says what is known to be safe; null when nothing is known. `isOnlySeen`: a page was asked for, nothing was sent. */
export const ourFault = (codice: string, registrato: string | null, isOnlySeen: boolean): Pagina => ({
  ...{ pagina: "guasto", titolo: "Si è fermato qualcosa da parte nostra", stato: 500 },
  dati: { codice, registrato, isOnlySeen },
});
