// Links and sessions: how a person comes in, for how long, and how it ends.
import type { Persona, RegistroPortale, Ruolo } from "../../collect/registro-portale.ts";
import { impronta, isToken, newToken } from "./tokens.ts";
import { newPaperCode, paperHash } from "./totp.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A link of the staff is for the one who asked for it, now. */
const STAFF_LINK = HOUR / 4;
/** Idle hours after which one comes in again by the link. */
const IDLE: Readonly<Record<Ruolo, number>> = {
  ...{ ente: 12 * HOUR, lettore: 12 * HOUR, facilitatore: 12 * HOUR },
  ...{ coordinatore: 8 * HOUR, analista: 8 * HOUR },
};
/** How long after the deadline the links of enti still open their page, and how long those of who reads the draft or writes at the tables hold. */
const THREE_MONTHS = 91 * DAY;

const plus = (iso: string, milliseconds: number): string => new Date(Date.parse(iso) + milliseconds).toISOString();

/** The last moment of a link that is made now. */
export function expiryOf(ruolo: Ruolo, now: string, scadenza: string): string {
  if (ruolo === "lettore" || ruolo === "facilitatore") return plus(now, THREE_MONTHS);
  if (ruolo !== "ente") return plus(now, STAFF_LINK);
  const last = plus(`${scadenza}T00:00:00.000Z`, THREE_MONTHS);
  // After the collection somebody may still need to look.
  return last > plus(now, DAY) ? last : plus(now, 7 * DAY);
}

/** Whether a link still opens something. */
export const holds = (link: { readonly revocato_il: string | null; readonly scade_il: string }, now: string): boolean =>
  link.revocato_il === null && link.scade_il > now;

/** Whether somebody has taken their access away: the last of their links was revoked, and none holds. Until a new one is made
 *  for them nothing that the portal does by itself lets them in. */
export function isShutOut(registro: RegistroPortale, { numero }: Persona, now: string): boolean {
  const links = registro.collegamenti(numero);
  return links.at(-1)?.revocato_il != null && !links.some((each) => holds(each, now));
}

/** Those whom the portal writes to: with an address, and with their access. */
export const writtenTo = (registro: RegistroPortale, now: string): Persona[] =>
  registro.persone().filter((persona) => persona.email !== "" && !isShutOut(registro, persona, now));

/** Makes a link; its secret is told once, here. */
export function newLink(registro: RegistroPortale, persona: Persona, now: string, scadenza: string): string {
  const { segreto, impronta } = newToken();
  const scade_il = expiryOf(persona.ruolo, now, scadenza);
  registro.addCollegamento({ contatto: persona.numero, impronta, il: now, scade_il });
  return segreto;
}

/** A code that somebody types from a letter of paper: a link like the others, whose secret can be typed. Told once, here. */
export function newLetterCode(registro: RegistroPortale, persona: Persona, now: string, scadenza: string): string {
  const code = newPaperCode();
  const scade_il = expiryOf(persona.ruolo, now, scadenza);
  registro.addCollegamento({ contatto: persona.numero, impronta: paperHash(code), il: now, scade_il });
  return code;
}

/** A link that is to be told in a letter: it holds from when it is registered, which is done together with the letter. */
export interface ToldLink {
  readonly segreto: string;
  readonly scade_il: string;
  readonly register: () => void;
}

export function linkToTell(registro: RegistroPortale, persona: Persona, now: string, scadenza: string): ToldLink {
  const { segreto, impronta } = newToken();
  const scade_il = expiryOf(persona.ruolo, now, scadenza);
  const register = (): void => void registro.addCollegamento({ contatto: persona.numero, impronta, il: now, scade_il });
  return { segreto, scade_il, register };
}

/** The person a link opens for; null for one that is unknown, expired or revoked. Nothing is consumed. */
export function personOfLink(registro: RegistroPortale, segreto: string, now: string): Persona | null {
  return isToken(segreto) ? (registro.validLink(impronta(segreto), now)?.persona ?? null) : null;
}

export interface Entered {
  readonly persona: Persona;
  /** What the cookie holds. */
  readonly sessione: string;
  /** What the browser keeps, so that it is known again. */
  readonly browser: string;
  /** The person comes in for the first time, or from where they never had; null where neither. */
  readonly come: "prima volta" | "browser nuovo" | null;
}

/** Opens a session by a link; null for one that does not hold. `known` is what the browser kept of an earlier time. */
export const enter = (
  registro: RegistroPortale,
  segreto: string,
  known: string | undefined,
  now: string,
): Entered | null => (isToken(segreto) ? enterBy(registro, impronta(segreto), known, now) : null);

/** The same by a code that was typed, however it was. */
export const enterByLetter = (
  registro: RegistroPortale,
  typed: string,
  known: string | undefined,
  now: string,
): Entered | null => enterBy(registro, paperHash(typed), known, now);

function enterBy(registro: RegistroPortale, hash: string, known: string | undefined, now: string): Entered | null {
  const link = registro.validLink(hash, now);
  if (link === null) return null;
  const browser = known !== undefined && isToken(known) ? known : newToken().segreto;
  const { altri, isKnown } = registro.browsersOf(link.persona.numero, impronta(browser));
  const token = newToken();
  registro.openSession({ impronta: token.impronta, collegamento: link.numero, browser: impronta(browser), il: now });
  const come = isKnown ? null : altri === 0 ? "prima volta" : "browser nuovo";
  return { persona: link.persona, sessione: token.segreto, browser, come };
}

/** Whose session it is, while it holds. */
export function personOfSession(registro: RegistroPortale, sessione: string | undefined, now: string): Persona | null {
  if (sessione === undefined || !isToken(sessione)) return null;
  return registro.seen(impronta(sessione), now, (ruolo) => plus(now, -IDLE[ruolo]));
}

/** Who follows the collection. */
export const STAFF: readonly Ruolo[] = ["coordinatore", "analista"];
/** Whether somebody who came in by their link has still to show the code of their phone, where the edition wants it. */
export const mustConfirm = (registro: RegistroPortale, { ruolo }: Persona, sessione: string): boolean =>
  STAFF.includes(ruolo) && !registro.isConfirmed(impronta(sessione));

export function confirmSession(registro: RegistroPortale, sessione: string | undefined, now: string): void {
  if (sessione !== undefined) registro.confirm(impronta(sessione), now);
}

export function leave(registro: RegistroPortale, sessione: string | undefined, now: string): void {
  if (sessione !== undefined) registro.closeSession(impronta(sessione), now);
}
