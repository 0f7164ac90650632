// Reminders (COLLECTING D27): who is to be reminded now, of what. A step of the ladder is due from its day on until the next one;
// what was sent back and not mended for five days, and what waits five days to be accepted, has its own. Each letter has a key,
// so it leaves once; nobody is written to twice in three days; whoever is done, or does not take part, is left alone.
import type { Ente } from "../../schemas/edizione.ts";
import type { Persona } from "../collect/registro-portale.ts";
import { daysLeft, endOfDay, wholeDay } from "./dates.ts";
import { situation } from "./events.ts";
import { writtenTo } from "./identity/access.ts";
import { isTheirs } from "./identity/may.ts";
import { lateWords, type MotivoOwed, owedOf } from "./owed.ts";
import type { Portale } from "./routes.ts";
import type { Situazione } from "./situation.ts";
import { returnPlace } from "./story.ts";

/** Days before the last one; the last step is after it. */
const LADDER = [21, 14, 7, 1, -3] as const;
const FIVE_DAYS = 5;
const DAY = 86_400_000;
/** Three days, less what lies between two hours of looking. */
const QUIET = 2.5 * DAY;

export type MotivoPromemoria = MotivoOwed | "da firmare" | "rimandata" | "da accettare";

export interface Reminder {
  readonly chiave: string;
  readonly motivo: MotivoPromemoria;
  readonly persona: Persona;
  /** Whom it is about; of whoever coordinates, the enti that wait. */
  readonly enti: readonly Ente[];
  readonly oggetto: string;
  /** Between greeting and link. */
  readonly testo: string;
  /** After which it would name a day that is past; empty where it names none. */
  readonly scade_il: string;
}

export interface Due {
  readonly promemoria: readonly Reminder[];
  /** Enti that would be reminded, and have nobody with an address. */
  readonly senza: readonly Ente[];
}

/** The step of today; null before the first, and between the last day and the step after it. */
export function stepOf(giorni: number): number | null {
  if (giorni < 0) return giorni <= -3 ? -3 : null;
  return LADDER.findLast((step) => step > 0 && giorni <= step) ?? null;
}

export function dueReminders(portale: Portale): Due {
  const { edizione, registro, raccolta, termini, now } = portale;
  if (raccolta.now().chiusura !== null) return { promemoria: [], senza: [] };
  const giorni = daysLeft(now(), termini.scadenza);
  const step = stepOf(giorni);
  const words = wordsOf(portale, giorni);
  const scade_il = giorni < 0 ? "" : endOfDay(termini.scadenza);
  const letters = registro.lettere();
  const known = new Set(letters.map(({ chiave }) => chiave));
  const last = new Map(
    letters.filter(({ tipo }) => tipo === "promemoria").map(({ ambito, email, il }) => [`${ambito} ${email}`, il]),
  );
  const lastTo = ({ ambito, email }: Persona): string => last.get(`${ambito} ${email}`) ?? "";
  const since = new Date(Date.parse(now()) - QUIET).toISOString();
  const people = writtenTo(registro, now());
  const senza: Ente[] = [];
  const promemoria: Reminder[] = [];
  const waiting: Waiting[] = [];
  for (const ente of edizione.enti) {
    const s = situation(portale, ente.codice);
    const signed = s.stato === "confermata" ? signedLongAgo(s, now()) : null;
    if (signed !== null) waiting.push({ ente, il: signed });
    const reasons = reasonsOf(s, step, termini.scadenza, now());
    if (reasons.length === 0) continue;
    const own = people.filter(({ ruolo, ambito }) => ruolo === "ente" && ambito === ente.codice);
    if (own.length === 0) senza.push(ente);
    for (const persona of own) {
      const chiave = reasons
        .filter(({ dal }) => lastTo(persona) < dal)
        .map(({ perche }) => `promemoria/${perche}/${ente.codice}/${persona.numero}`)
        .find((key) => !known.has(key));
      if (chiave !== undefined) promemoria.push({ ...words(ente, s), chiave, persona, enti: [ente], scade_il });
    }
  }
  promemoria.push(...toApprovers(portale, people, waiting).filter(({ chiave }) => !known.has(chiave)));
  return { promemoria: promemoria.filter(({ persona }) => lastTo(persona) < since), senza };
}

const OWING: readonly Situazione["stato"][] = ["attesa", "bozza", "inviata", "corretta", "rimandata"];

interface Reason {
  readonly perche: string;
  /** Whoever was written to since then knows it already. */
  readonly dal: string;
}

/** Why an ente is to be reminded now. */
function reasonsOf(s: Situazione, step: number | null, scadenza: string, now: string): Reason[] {
  if (!OWING.includes(s.stato)) return [];
  const returned = s.stato === "rimandata" ? s.storia.findLast(({ tipo }) => tipo === "rimandata") : undefined;
  const day = (before: number): string => new Date(Date.parse(scadenza) - before * DAY).toISOString().slice(0, 10);
  const ladder = step === null ? [] : [{ perche: `${scadenza}/${step}`, dal: day(step) }];
  if (returned === undefined) return ladder;
  const back = isLongAgo(returned.il, now) ? [{ perche: `rimandata/${returned.il}`, dal: returned.il }] : [];
  // A step of before it was sent back said something else.
  return [...back, ...ladder.filter(({ dal }) => dal >= returned.il.slice(0, 10))];
}

const isLongAgo = (il: string, now: string): boolean => Date.parse(now) - Date.parse(il) >= FIVE_DAYS * DAY;

/** When the signature that waits was given; null when it is recent. */
function signedLongAgo({ storia }: Situazione, now: string): string | null {
  const signature = storia.findLast(({ tipo }) => tipo === "firmata");
  return signature !== undefined && isLongAgo(signature.il, now) ? signature.il : null;
}

type Words = Pick<Reminder, "motivo" | "oggetto" | "testo">;

/** What an ente is reminded of. */
function wordsOf(portale: Portale, giorni: number): (ente: Ente, s: Situazione) => Words {
  const { edizione, raccolta, termini } = portale;
  const { titolo, anno } = edizione.yaml;
  const name = `${titolo} ${anno}`;
  const day = wholeDay(termini.scadenza);
  const entro = giorni < 0 ? "" : giorni === 0 ? " entro oggi" : ` entro ${day}`;
  // What comes before the edition is closed counts like any other.
  const late = giorni < 0 ? lateWords(day) : "";
  const owed = new Map(owedOf(edizione, raccolta.now(), { via: "pagina", entro }).map((each) => [each.ente, each]));
  const said = (motivo: MotivoPromemoria, oggetto: string, testo: string): Words => ({
    ...{ motivo, oggetto: `${name}: ${oggetto}`, testo: testo + late },
  });
  return ({ codice, denominazione }, s) => {
    const returned = s.stato === "rimandata" ? s.storia.findLast((each) => each.tipo === "rimandata") : undefined;
    if (returned !== undefined) {
      const motivi = returned.dati.motivi.map((each) => `- ${returnPlace(each)}: ${each.motivo}`);
      return said(
        "rimandata",
        `aspettiamo la correzione di ${denominazione}`,
        `ti avevamo chiesto di riguardare i dati di ${denominazione}, e li aspettiamo ancora:\n\n${motivi.join("\n")}\n\nCorreggi il file e caricalo dalla tua pagina${entro}. Se i numeri sono giusti, telefonaci.`,
      );
    }
    const found = owed.get(codice);
    if (found !== undefined) return { motivo: found.motivo, oggetto: found.oggetto, testo: found.testo + late };
    return said(
      "da firmare",
      `manca la firma di ${denominazione}`,
      `grazie per i dati di ${denominazione}: sono arrivati e non c'è niente da sistemare. Manca la firma: sulla tua pagina guardi il riepilogo e confermi${entro}.`,
    );
  };
}

interface Waiting {
  readonly ente: Ente;
  readonly il: string;
}

/** One letter for each who coordinates, about all that waits: another one when something more has waited long enough. */
function toApprovers({ edizione }: Portale, people: readonly Persona[], waiting: readonly Waiting[]): Reminder[] {
  const { titolo, anno } = edizione.yaml;
  return people
    .filter(({ ruolo }) => ruolo === "coordinatore")
    .flatMap((persona): Reminder[] => {
      const own = waiting.filter(({ ente }) => isTheirs(persona, ente));
      const newest = own
        .map(({ il }) => il)
        .sort()
        .at(-1);
      if (newest === undefined) return [];
      const what = own.length === 1 ? "un ente ha firmato" : `${own.length} enti hanno firmato`;
      return [
        {
          ...{ chiave: `promemoria/accettare/${newest}/${persona.numero}`, motivo: "da accettare", persona },
          enti: own.map(({ ente }) => ente),
          scade_il: "",
          oggetto: `${titolo} ${anno}: ${what} e aspetta${own.length === 1 ? "" : "no"} te`,
          testo: `${what} da almeno cinque giorni. Per contare quei dati manca che tu li guardi e li accetti:\n\n${own.map(({ ente }) => `- ${ente.denominazione}`).join("\n")}\n\nDalla tua pagina li accetti, oppure li rimandi con un motivo.`,
        },
      ];
    });
}
