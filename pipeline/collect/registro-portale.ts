// What the portal keeps in the register: who may come in, by which links, in which sessions, and what was done. Links and
// sessions are known by the hash of their token; what was done is only ever added.
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { type Chiusure, chiusureOf } from "./registro-chiusure.ts";
import { type Codici, codiciOf } from "./registro-codice.ts";
import { costruzioniOf, type RegistroCostruzioni } from "./registro-costruzioni.ts";
import { discussioneOf, type RegistroDiscussione } from "./registro-discussione.ts";
import { type Lettere, lettereOf } from "./registro-lettere.ts";
import { contattoSchema, type Persona, type Persone, personeOf, type Ruolo } from "./registro-persone.ts";
import { type Rimandi, rimandiOf } from "./registro-rimandi.ts";
import { inTransaction, openDatabase } from "./registro-tables.ts";
import { type RegistroTavoli, tavoliOf } from "./registro-tavoli.ts";

export type { Persona, Quanti, Ruolo } from "./registro-persone.ts";

const collegamentoSchema = z.object({
  numero: z.number(),
  contatto: z.number(),
  il: z.string(),
  scade_il: z.string(),
  revocato_il: z.string().nullable(),
  /** When somebody first came in by it, and when they were last seen; null when nobody did. */
  usato_il: z.string().nullable(),
  visto_il: z.string().nullable(),
});
/** A link of a person; its token is nowhere. */
export type Collegamento = z.infer<typeof collegamentoSchema>;

const eventoSchema = z.object({
  numero: z.number(),
  il: z.string(),
  ente: z.string(),
  chi: z.string(),
  tipo: z.string(),
  dati: z.string(),
});
/** Something that was done about an ente: `dati` is JSON. */
export type EventoScritto = z.infer<typeof eventoSchema>;

export interface NewSession {
  readonly impronta: string;
  readonly collegamento: number;
  readonly browser: string;
  readonly il: string;
}

export interface RegistroPortale
  extends Lettere,
    RegistroDiscussione,
    RegistroTavoli,
    RegistroCostruzioni,
    Persone,
    Codici,
    Pick<Rimandi, "sendBack">,
    Pick<Chiusure, "chiusura"> {
  /** Does several things as one: all of them, or nothing where one throws. */
  readonly together: <T>(work: () => T) => T;
  /** Adds a person, or finds the same one; returns its number. */
  readonly addPersona: (persona: Omit<Persona, "numero">, il: string) => number;
  readonly persone: () => Persona[];
  readonly persona: (numero: number) => Persona | null;
  readonly addCollegamento: (of: { contatto: number; impronta: string; il: string; scade_il: string }) => number;
  readonly collegamenti: (contatto: number) => Collegamento[];
  readonly collegamento: (numero: number) => Collegamento | null;
  /** The link that holds at that time; null when it is unknown, expired or revoked. */
  readonly validLink: (impronta: string, now: string) => { numero: number; persona: Persona } | null;
  /** A link holds no longer, nor do the sessions that it opened. */
  readonly revoke: (collegamento: number, il: string) => void;
  /** Opens a session from a browser. */
  readonly openSession: (session: NewSession) => void;
  /** From how many other browsers that person came in, and whether from this one. */
  readonly browsersOf: (contatto: number, browser: string) => { readonly altri: number; readonly isKnown: boolean };
  /** Who the session is of, when it was seen since `since` and its link holds; it is seen now. */
  readonly seen: (impronta: string, now: string, since: (ruolo: Ruolo) => string) => Persona | null;
  readonly closeSession: (impronta: string, il: string) => void;
  /** Writes what was done. */
  readonly addEvento: (evento: Omit<EventoScritto, "numero">) => void;
  /** Of one ente, or of all, in their order; what is of no ente is told by `discussione`. */
  readonly eventi: (ente?: string) => EventoScritto[];
  /** Whether an arrival was expected from that ente. */
  readonly isOf: (protocollo: number, ente: string) => boolean;
  /** Changes when arrivals come, by whatever mouth, when one is withdrawn, when something is decided or sent back, when the edition is closed. */
  readonly arrivi: () => string;
  readonly close: () => void;
}

const PERSONA = "numero, ruolo, ambito, nome, email";
const COLLEGAMENTO = `SELECT c.numero, c.contatto, c.il, c.scade_il, c.revocato_il, min(s.il) AS usato_il,
  max(s.vista_il) AS visto_il FROM collegamento c LEFT JOIN sessione s ON s.collegamento = c.numero`;

/** Opens the register of an archive folder for the portal. Throws as `openDatabase` does. */
export function openRegistroPortale(archivio: string): RegistroPortale {
  const db = openDatabase(archivio);
  const counts = ["ricezione", "ritiro", "decisione", "chiusura", "rimando", "rimando_tolto"].map(
    (table) => `(SELECT count(*) FROM ${table})`,
  );
  const count = db.prepare(`SELECT ${counts.join(" || ' ' || ")} AS quanti`);
  const arrivi = (): string => z.object({ quanti: z.string() }).parse(count.get()).quanti;
  const expected = db.prepare("SELECT 1 FROM ricezione WHERE protocollo = ? AND ente_atteso = ?");
  const isOf = (protocollo: number, ente: string): boolean => expected.get(protocollo, ente) !== undefined;
  return {
    ...people(db),
    ...links(db),
    ...sessions(db),
    ...events(db),
    ...lettereOf(db),
    ...discussioneOf(db),
    ...tavoliOf(db),
    ...personeOf(db),
    ...codiciOf(db),
    sendBack: rimandiOf(db).sendBack,
    chiusura: chiusureOf(db).chiusura,
    together: (work) => inTransaction(db, work),
    ...costruzioniOf(db),
    isOf,
    arrivi,
    close: () => db.close(),
  };
}

const orNull = <T>(schema: z.ZodType<T>, row: unknown): T | null => (row === undefined ? null : schema.parse(row));
const numbered = z.object({ numero: z.number() });

function people(db: DatabaseSync): Pick<RegistroPortale, "addPersona" | "persone" | "persona"> {
  return {
    addPersona: ({ ruolo, ambito, nome, email }, il) =>
      inTransaction(db, () => {
        const same = "SELECT numero FROM contatto WHERE ruolo = ? AND ambito = ? AND nome = ? AND email = ?";
        const found = orNull(numbered, db.prepare(same).get(ruolo, ambito, nome, email));
        if (found !== null) return found.numero;
        const insert = "INSERT INTO contatto (ruolo, ambito, nome, email, il) VALUES (?, ?, ?, ?, ?) RETURNING numero";
        return numbered.parse(db.prepare(insert).get(ruolo, ambito, nome, email, il)).numero;
      }),
    persone: () => z.array(contattoSchema).parse(db.prepare(`SELECT ${PERSONA} FROM contatto ORDER BY numero`).all()),
    persona: (numero) =>
      orNull(contattoSchema, db.prepare(`SELECT ${PERSONA} FROM contatto WHERE numero = ?`).get(numero)),
  };
}

type OfLinks = "addCollegamento" | "collegamenti" | "collegamento" | "validLink" | "revoke";

function links(db: DatabaseSync): Pick<RegistroPortale, OfLinks> {
  return {
    addCollegamento: ({ contatto, impronta, il, scade_il }) => {
      const insert = "INSERT INTO collegamento (contatto, impronta, il, scade_il) VALUES (?, ?, ?, ?) RETURNING numero";
      return numbered.parse(db.prepare(insert).get(contatto, impronta, il, scade_il)).numero;
    },
    collegamenti: (contatto) =>
      z
        .array(collegamentoSchema)
        .parse(db.prepare(`${COLLEGAMENTO} WHERE c.contatto = ? GROUP BY c.numero ORDER BY c.numero`).all(contatto)),
    collegamento: (numero) =>
      orNull(collegamentoSchema, db.prepare(`${COLLEGAMENTO} WHERE c.numero = ? GROUP BY c.numero`).get(numero)),
    validLink: (impronta, now) => {
      const find = `SELECT c.numero AS collegamento, p.numero, p.ruolo, p.ambito, p.nome, p.email
        FROM collegamento c JOIN contatto p ON p.numero = c.contatto
        WHERE c.impronta = ? AND c.revocato_il IS NULL AND c.scade_il > ?`;
      const row = db.prepare(find).get(impronta, now);
      if (row === undefined) return null;
      const { collegamento, ...persona } = contattoSchema.extend({ collegamento: z.number() }).parse(row);
      return { numero: collegamento, persona };
    },
    revoke: (collegamento, il) =>
      inTransaction(db, () => {
        db.prepare("UPDATE collegamento SET revocato_il = ? WHERE numero = ? AND revocato_il IS NULL").run(
          il,
          collegamento,
        );
        db.prepare("UPDATE sessione SET finita_il = ? WHERE collegamento = ? AND finita_il IS NULL").run(
          il,
          collegamento,
        );
      }),
  };
}

/** What SQLite says when somebody else writes, and when the disk is full. */
const BUSY_OR_FULL = new Set([5, 13]);
/** Notes something that is not worth a page: whoever only reads need not wait for who writes, nor for room on the disk. */
function unlessBusy(write: () => unknown): void {
  try {
    write();
  } catch (error) {
    if (!(error instanceof Error && "errcode" in error && BUSY_OR_FULL.has(Number(error.errcode) & 0xff))) throw error;
  }
}

function sessions(db: DatabaseSync): Pick<RegistroPortale, "openSession" | "browsersOf" | "seen" | "closeSession"> {
  const find = `SELECT p.numero, p.ruolo, p.ambito, p.nome, p.email, s.vista_il
    FROM sessione s JOIN collegamento c ON c.numero = s.collegamento JOIN contatto p ON p.numero = c.contatto
    WHERE s.impronta = ? AND s.finita_il IS NULL AND c.revocato_il IS NULL`;
  // Asked at every page.
  const own = db.prepare(find);
  const sessionSchema = contattoSchema.extend({ vista_il: z.string() });
  return {
    openSession: ({ impronta, collegamento, browser, il }) =>
      inTransaction(db, () => {
        db.prepare("INSERT INTO sessione VALUES (?, ?, ?, ?, NULL)").run(impronta, collegamento, il, il);
        db.prepare("INSERT INTO browser VALUES (?, ?)").run(impronta, browser);
      }),
    browsersOf: (contatto, browser) => {
      const find = `SELECT count(*) FILTER (WHERE b.impronta <> ?) AS altri, count(*) FILTER (WHERE b.impronta = ?) AS questo
        FROM browser b JOIN sessione s ON s.impronta = b.sessione JOIN collegamento c ON c.numero = s.collegamento
        WHERE c.contatto = ?`;
      const row = db.prepare(find).get(browser, browser, contatto);
      const { altri, questo } = z.object({ altri: z.number(), questo: z.number() }).parse(row);
      return { altri, isKnown: questo > 0 };
    },
    seen: (impronta, now, since) => {
      const row = own.get(impronta);
      if (row === undefined) return null;
      const { vista_il, ...persona } = sessionSchema.parse(row);
      if (vista_il < since(persona.ruolo)) return null;
      // Once a minute: a page asks for several things at once.
      if (vista_il.slice(0, 16) !== now.slice(0, 16))
        unlessBusy(() => db.prepare("UPDATE sessione SET vista_il = ? WHERE impronta = ?").run(now, impronta));
      return persona;
    },
    closeSession: (impronta, il) =>
      void db.prepare("UPDATE sessione SET finita_il = ? WHERE impronta = ? AND finita_il IS NULL").run(il, impronta),
  };
}

function events(db: DatabaseSync): Pick<RegistroPortale, "addEvento" | "eventi"> {
  const add = db.prepare("INSERT INTO evento (il, ente, chi, tipo, dati) VALUES (?, ?, ?, ?, ?)");
  const ofEnte = db.prepare("SELECT * FROM evento WHERE ente = ? ORDER BY numero");
  return {
    addEvento: ({ il, ente, chi, tipo, dati }) => void add.run(il, ente, chi, tipo, dati),
    eventi: (ente) =>
      z
        .array(eventoSchema)
        .parse(
          ente === undefined
            ? db.prepare("SELECT * FROM evento WHERE ente <> '' ORDER BY numero").all()
            : ofEnte.all(ente),
        ),
  };
}
