// The estimates of how many persons are in need (`territorio/fabbisogni.csv`): each says one number of one group in one
// place, within its own limits, and none is counted twice.
import type { Fabbisogno } from "../../schemas/edition-tables.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { residentsIn, residentsOfAge, zoneOf } from "../../schemas/territorio.ts";
import { instead } from "../../schemas/text.ts";
import { formatNumber } from "../../schemas/unita.ts";
import { EdizioneRotta } from "./faults.ts";
import type { Numbered } from "./tables.ts";

export const FABBISOGNI = "territorio/fabbisogni.csv";

type Territorio = Pick<Edizione, "quartieri" | "popolazione">;

/** Throws EdizioneRotta at the first row that cannot be believed. */
export function checkNeeds(
  fabbisogni: readonly Numbered<Fabbisogno>[],
  territorio: Territorio,
  destinatari: readonly { readonly codice: string; readonly fascia?: string | undefined }[],
): void {
  const zone = zoneOf(territorio);
  const wholes = new Map<string, { line: number; isCity: boolean }>();
  for (const { line, row } of fabbisogni) {
    const stop = (cosa: string, rimedio: string): never => {
      throw new EdizioneRotta(FABBISOGNI, line, cosa, rimedio);
    };
    if (!destinatari.some(({ codice }) => codice === row.destinatari)) {
      const codes = destinatari.map(({ codice }) => codice);
      stop(
        `la colonna destinatari dice «${row.destinatari}», che l'edizione non conosce`,
        instead(row.destinatari, codes),
      );
    }
    if (row.zona !== "" && !zone.includes(row.zona))
      stop(`la colonna zona dice «${row.zona}», che non è una zona con dei quartieri`, instead(row.zona, zone));
    checkNumber(row, stop);
    if (row.prevalenza_percento !== null && residentsIn(territorio, row.zona) === null)
      stop(
        `la prevalenza non diventa un numero di persone, perché non si sanno tutti i residenti ${row.zona === "" ? "della città" : `di «${row.zona}»`}`,
        "Aggiungi in popolazione.csv i quartieri che mancano, o scrivi le persone.",
      );
    const most = residentsOf(row, territorio, destinatari);
    if (most !== null && (row.sup ?? row.persone ?? 0) > most && row.persone !== null)
      stop(
        `dice più persone dei residenti, che sono ${formatNumber(most)}`,
        "Correggi il numero, o i residenti in popolazione.csv.",
      );
    const isCity = row.zona === "";
    const before = wholes.get(row.destinatari);
    if (before !== undefined && before.isCity !== isCity)
      stop(
        `per «${row.destinatari}» c'è sia una stima di tutta la città sia una di zona (riga ${before.line})`,
        "Tieni l'una o le altre: la città è la somma delle zone.",
      );
    wholes.set(row.destinatari, before ?? { line, isCity });
  }
}

/** How many may need it at most: who lives in that place, and of an age that is told who has it in the city; null where neither is known. */
function residentsOf(
  { destinatari: code, zona }: Fabbisogno,
  territorio: Territorio,
  destinatari: Parameters<typeof checkNeeds>[2],
): number | null {
  const fascia = destinatari.find(({ codice }) => codice === code)?.fascia;
  const known = [
    residentsIn(territorio, zona),
    fascia === undefined ? null : residentsOfAge(territorio, fascia),
  ].filter((n) => n !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function checkNumber(
  { persone, prevalenza_percento, inf, sup }: Fabbisogno,
  stop: (cosa: string, rimedio: string) => never,
): void {
  const value = persone ?? prevalenza_percento;
  if (value === null || (persone !== null && prevalenza_percento !== null)) {
    stop(
      value === null ? "non dice quante persone hanno bisogno" : "dice sia le persone sia la prevalenza",
      "Scrivi persone oppure prevalenza_percento, una sola delle due.",
    );
    return;
  }
  if ((inf === null) !== (sup === null))
    stop("dice un solo estremo dell'intervallo", "Scrivi inf e sup, o lasciali vuoti tutti e due.");
  if (inf !== null && sup !== null && !(inf <= value && value <= sup))
    stop(
      "il valore non sta tra inf e sup",
      "inf e sup sono gli estremi della stima, nella stessa unità: correggi il numero sbagliato.",
    );
  if (prevalenza_percento !== null && (sup ?? 0) > 100)
    stop("sup è più di 100 residenti su 100", "Scrivi una percentuale, da 0 a 100.");
}
