// The letters of the portal. With a mail server they leave by themselves, each once; without one they are files, which a mail
// program opens as drafts. A letter is prepared first (its words on the disk, its line in the register), then sent, then what
// the server said is written down.
//
// At most once: «in spedizione» is written before a letter is handed over. Where the program dies, or the line breaks, before
// the answer is known, the letter may have left: it is not sent again by itself, and who follows the collection is asked.
import { randomUUID } from "node:crypto";
import { typographic } from "../../schemas/apostrophes.ts";
import { canGoAgain, type EsitoLettera, type Lettera, type Lettere, waits } from "../collect/registro-lettere.ts";
import type { RegistroPortale } from "../collect/registro-portale.ts";
import type { Message } from "../effects/eml.ts";
import { htmlOf, nameOf, wordsIn } from "./mail-words.ts";
import type { Deliver, Sender } from "./smtp.ts";

export const TIPI_LETTERA = [
  "lettera",
  "collegamento",
  "invito",
  "rimando",
  "promemoria",
  "entrata",
  "commento",
] as const;
export type TipoLettera = (typeof TIPI_LETTERA)[number];

/** What a letter is, beside its words. */
export interface About {
  readonly tipo?: TipoLettera;
  /** Of whom it is written to. */
  readonly ambito?: string;
  /** Two letters of one key are one; left out, every one is its own. */
  readonly chiave?: string;
  /** After which it would say nothing true. */
  readonly scade_il?: string;
  /** Done together with the letter, or not at all. */
  readonly also?: () => void;
}

export interface Posta {
  /** Where the letters for a person to send lie. */
  readonly cartella: string;
  /** Letters leave by themselves. */
  readonly isSent: boolean;
  /** Prepares a letter; false where one of its key is there already. */
  readonly write: (message: Message, about?: About) => Promise<boolean>;
  /** Prepares letters and does `also`: all of it or nothing. Throws as `also` does. */
  readonly writeAll: (letters: readonly (readonly [Message, About])[], also: () => void) => Promise<void>;
  /** Sends what waits, as far as the server lets. */
  readonly send: () => Promise<void>;
  /** Puts a letter that may have left, or was given up, among those that wait; false where it is no such letter. */
  readonly sendAgain: (numero: number, chi: string) => Promise<boolean>;
  readonly close: () => Promise<void>;
}

export interface PostaOptions {
  readonly archivio: string;
  readonly registro: Lettere & Pick<RegistroPortale, "together">;
  readonly now: () => string;
  readonly say: (line: string) => void;
  readonly mittente: Sender;
  /** Null where there is no mail server. */
  readonly deliver: Deliver | null;
}

const MINUTE = 60_000;
/** How long one waits after each time that it did not work; then always the last. */
const PAUSES = [1, 5, 15, 30, 60].map((minutes) => minutes * MINUTE);
const pauseAfter = (times: number): number => PAUSES[Math.min(times, PAUSES.length) - 1] ?? 0;
/** As long as mail servers themselves try. */
const GIVEN_UP = 5 * 24 * 60 * MINUTE;
const ROUND = MINUTE / 2;

/** With the apostrophes that people print, as the pages have them; addresses stay as they are typed. */
const printed = (message: Message): Message => ({
  ...message,
  subject: typographic(message.subject),
  text: typographic(message.text),
});

/** Opens the post; what another process had in its hands when it died is from now on uncertain. */
export async function openPosta(options: PostaOptions): Promise<Posta> {
  const { archivio, registro, now, deliver, say } = options;
  const words = wordsIn(archivio, now);
  for (const { numero, esito } of registro.lettere())
    if (esito === "in-spedizione")
      registro.addEsito(numero, "incerta", "il programma si è fermato mentre la mandava", now());

  const register = (chiave: string, message: Message, { tipo = "lettera", ambito = "", ...about }: About): boolean => {
    const { scade_il = "" } = about;
    const lettera = { chiave, il: now(), tipo, ambito, email: message.to, oggetto: message.subject, scade_il };
    return registro.addLettera(lettera, () => {
      about.also?.();
      // What is written down as a draft is done with, whatever stops the program next.
      const written = deliver === null ? registro.lettera(chiave) : null;
      if (written !== null) registro.addEsito(written.numero, "scritta", "", now());
    });
  };
  /** The words first: a line in the register without them could never be sent. Those of what was not registered are taken back. */
  const prepare = async (letters: ReadonlyMap<string, Message>, registerAll: () => boolean): Promise<boolean> => {
    try {
      for (const [chiave, message] of letters) await words.put(chiave, message, deliver === null ? "draft" : "waiting");
      const isNew = registerAll();
      if (isNew) void send();
      return isNew;
    } catch (error) {
      for (const chiave of letters.keys()) if (registro.lettera(chiave) === null) await words.remove(chiave);
      throw error;
    }
  };

  const write: Posta["write"] = async (given, about = {}) => {
    const message = printed(given);
    const { chiave = randomUUID() } = about;
    if (registro.lettera(chiave) !== null) return false;
    return prepare(new Map([[chiave, message]]), () => register(chiave, message, about));
  };
  const writeAll: Posta["writeAll"] = async (letters, also) => {
    const keyed = letters.map(([message, about]) => ({
      message: printed(message),
      about,
      chiave: about.chiave ?? randomUUID(),
    }));
    await prepare(new Map(keyed.map(({ chiave, message }) => [chiave, message])), () =>
      registro.together(() => {
        also();
        for (const { chiave, message, about } of keyed) register(chiave, message, about);
        return keyed.length > 0;
      }),
    );
  };

  let downSince = 0;
  let notBefore = "";
  const after = (milliseconds: number): string => new Date(Date.parse(now()) + milliseconds).toISOString();

  const end = async (letter: Lettera, esito: EsitoLettera, parole: string): Promise<void> => {
    registro.addEsito(letter.numero, esito, parole, now());
    // What may still be sent again keeps its words.
    if (!["rimandata", "rinunciata", "incerta"].includes(esito)) await words.done(letter.chiave);
  };

  /** False when the server cannot be had, and the others need not be tried. */
  const sendOne = async (letter: Lettera, hand: Deliver): Promise<boolean> => {
    if (letter.scade_il !== "" && letter.scade_il <= now()) {
      await end(letter, "scaduta", "non è partita in tempo");
      return true;
    }
    const message = await words.waiting(letter.chiave);
    if (message === null) await end(letter, "persa", "");
    if (message === null || !registro.take(letter.numero, now())) return true;
    const id = `${nameOf(letter.chiave)}@${options.mittente.email.split("@").at(-1)}`;
    const { esito, parole } = await hand({ ...message, id, html: htmlOf(message.text) }, options.mittente);
    const isTooLate = Date.parse(now()) - Date.parse(letter.il) > GIVEN_UP;
    const later = isTooLate ? "rinunciata" : "rimandata";
    await end(letter, esito === "giù" || esito === "rimandata" ? later : esito, parole);
    if (esito === "giù") {
      notBefore = after(pauseAfter(++downSince));
      if (downSince === 1) say(`La posta non parte: ${parole}. Si riprova da sé.`);
      return false;
    }
    if (downSince > 0) say("La posta è ripartita.");
    downSince = 0;
    return true;
  };

  const isDue = ({ esito, esito_il, rinvii }: Lettera): boolean =>
    esito !== "rimandata" || now() >= new Date(Date.parse(esito_il ?? "") + pauseAfter(rinvii)).toISOString();

  const round = async (): Promise<void> => {
    if (deliver === null || now() < notBefore) return;
    for (const letter of registro.lettere().filter((each) => waits(each) && isDue(each))) {
      if (isClosed || !(await sendOne(letter, deliver))) return;
    }
  };
  let isClosed = false;
  let queue: Promise<void> = Promise.resolve();
  /** A round that has not begun serves all who ask meanwhile. */
  let planned: Promise<void> | null = null;
  const send = (): Promise<void> => {
    planned ??= queue
      .then(() => {
        planned = null;
        return isClosed ? undefined : round();
      })
      .catch((error: Error) => say(`La posta si è fermata: ${error.message}`));
    queue = planned;
    return queue;
  };
  const timer = deliver === null ? undefined : setInterval(() => void send(), ROUND).unref();

  // Prepared for a server that is no longer named: a person sends them.
  if (deliver === null)
    for (const letter of registro.lettere().filter(waits)) {
      const message = await words.waiting(letter.chiave);
      if (message !== null) await words.put(letter.chiave, message, "draft");
      await end(letter, message === null ? "persa" : "scritta", "");
    }
  void send();

  return {
    ...{ cartella: words.cartella, isSent: deliver !== null, write, writeAll, send },
    sendAgain: async (numero, chi) => {
      const letter = registro.lettere().find((each) => each.numero === numero);
      if (deliver === null || letter === undefined || !canGoAgain(letter)) return false;
      registro.addEsito(numero, "di-nuovo", `per volere di ${chi}`, now());
      await send();
      return true;
    },
    close: async () => {
      isClosed = true;
      clearInterval(timer);
      await queue;
    },
  };
}
