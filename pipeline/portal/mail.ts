// The letters of the portal. With a mail server they leave by themselves, each once; without one they are files, which a mail
// program opens as drafts. A letter is prepared first (its words on the disk, its line in the register), then sent, then what
// the server said is written down.
//
// At most once: «in spedizione» is written before a letter is handed over. Where the program dies, or the line breaks, before
// the answer is known, the letter may have left: it is not sent again by itself, and who follows the collection is asked.
import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import Handlebars from "handlebars";
import { z } from "zod";
import { type EsitoLettera, type Lettera, type Lettere, waits } from "../collect/registro-lettere.ts";
import { emlOf, type Message } from "../effects/eml.ts";
import { writeWhole } from "../effects/files.ts";
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
  /** Sends what waits, as far as the server lets. */
  readonly send: () => Promise<void>;
  /** Puts a letter that may have left, or was given up, among those that wait; false where it is no such letter. */
  readonly sendAgain: (numero: number, chi: string) => Promise<boolean>;
  readonly close: () => Promise<void>;
}

export interface PostaOptions {
  readonly archivio: string;
  readonly registro: Lettere;
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
const LOST = "il testo della lettera non c'è più";

const nameOf = (chiave: string): string => createHash("sha256").update(chiave).digest("hex").slice(0, 32);
const messageSchema = z.object({ to: z.string(), subject: z.string(), text: z.string() });

/** Opens the post; what another process had in its hands when it died is from now on uncertain. */
export async function openPosta(options: PostaOptions): Promise<Posta> {
  const { archivio, registro, now, deliver, say } = options;
  const cartella = join(archivio, "posta");
  const outgoing = join(cartella, "in-uscita");
  const pathOf = ({ chiave }: Pick<Lettera, "chiave">): string => join(outgoing, `${nameOf(chiave)}.json`);
  for (const { numero, esito } of registro.lettere())
    if (esito === "in-spedizione")
      registro.addEsito(numero, "incerta", "il programma si è fermato mentre la mandava", now());

  /** As a draft, under a name by which the same letter is found again. */
  const asFile = async (chiave: string, message: Message): Promise<void> => {
    await mkdir(cartella, { recursive: true });
    const end = `${nameOf(chiave).slice(0, 8)}.eml`;
    const there = (await readdir(cartella)).find((name) => name.endsWith(end));
    await writeWhole(join(cartella, there ?? `${now().replaceAll(":", "-")}-${end}`), emlOf(message));
  };

  const write: Posta["write"] = async (message, about = {}) => {
    const { tipo = "lettera", ambito = "", chiave = randomUUID(), scade_il = "", also } = about;
    if (registro.lettera(chiave) !== null) return false;
    // Its words first: a line in the register without them could never be sent.
    if (deliver === null) await asFile(chiave, message);
    else await writeWhole(pathOf({ chiave }), JSON.stringify(message));
    const lettera = { chiave, il: now(), tipo, ambito, email: message.to, oggetto: message.subject, scade_il };
    const isNew = registro.addLettera(lettera, () => {
      also?.();
      // What is written down as a draft is done with, whatever stops the program next.
      const written = deliver === null ? registro.lettera(chiave) : null;
      if (written !== null) registro.addEsito(written.numero, "scritta", "", now());
    });
    if (isNew) void send();
    return isNew;
  };

  let downSince = 0;
  let notBefore = "";
  const after = (milliseconds: number): string => new Date(Date.parse(now()) + milliseconds).toISOString();

  const end = async (letter: Lettera, esito: EsitoLettera, parole: string): Promise<void> => {
    registro.addEsito(letter.numero, esito, parole, now());
    // What may still be sent again keeps its words.
    if (!["rimandata", "rinunciata", "incerta"].includes(esito)) await rm(pathOf(letter), { force: true });
  };

  /** False when the server cannot be had, and the others need not be tried. */
  const sendOne = async (letter: Lettera, hand: Deliver): Promise<boolean> => {
    if (letter.scade_il !== "" && letter.scade_il <= now()) {
      await end(letter, "scaduta", "non è partita in tempo");
      return true;
    }
    const words = await readFile(pathOf(letter), "utf8").catch(() => null);
    if (words === null) await end(letter, "rifiutata", LOST);
    if (words === null || !registro.take(letter.numero, now())) return true;
    const message = messageSchema.parse(JSON.parse(words));
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
      const words = await readFile(pathOf(letter), "utf8").catch(() => null);
      if (words !== null) await asFile(letter.chiave, messageSchema.parse(JSON.parse(words)));
      await end(letter, words === null ? "rifiutata" : "scritta", words === null ? LOST : "");
    }
  void send();

  return {
    ...{ cartella, isSent: deliver !== null, write, send },
    sendAgain: async (numero, chi) => {
      const letter = registro.lettere().find((each) => each.numero === numero);
      if (deliver === null || (letter?.esito !== "incerta" && letter?.esito !== "rinunciata")) return false;
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

const LINK = /https?:\/\/[^\s<>"]+/g;

/** The same words for who reads letters as pages: paragraphs, lists, links; nothing is fetched. */
function htmlOf(text: string): string {
  const linked = (line: string): string =>
    Handlebars.escapeExpression(line).replace(LINK, (url) => `<a href="${url}">${url}</a>`);
  const blocks = text
    .trim()
    .split(/\n{2,}/)
    .map((block) => {
      const lines = block.split("\n");
      if (lines.every((line) => line.startsWith("- ")))
        return `<ul>${lines.map((line) => `<li>${linked(line.slice(2))}</li>`).join("")}</ul>`;
      return `<p>${lines.map(linked).join("<br>")}</p>`;
    });
  return `<!doctype html><html lang="it"><meta charset="utf-8"><body style="font:16px/1.5 sans-serif">${blocks.join("")}</body></html>`;
}
