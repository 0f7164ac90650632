// What the register keeps of persons beside what proves a published number: their access, their addresses, their names. All of
// it can be told to them, and taken out; who signed, sent, sent back or accepted stays, with the name that was written then.
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { inTransaction, leaveNoBytes } from "./registro-tables.ts";

/** A `lettore` reads the draft, a `facilitatore` writes down what is said at the tables; nothing else is theirs. */
const RUOLI = ["ente", "coordinatore", "analista", "lettore", "facilitatore"] as const;
export type Ruolo = (typeof RUOLI)[number];

export const contattoSchema = z.object({
  numero: z.number(),
  ruolo: z.enum(RUOLI),
  /** The code of the ente; «cantiere=…» or «zona=…» of a coordinatore; empty for an analista; for a lettore the group that
   *  they read for, empty where the link is for whoever has it, and for a facilitatore. */
  ambito: z.string(),
  nome: z.string(),
  email: z.string(),
});
/** Somebody who may come in. */
export type Persona = z.infer<typeof contattoSchema>;

const sessioneSchema = z.object({ il: z.string(), vista_il: z.string(), finita_il: z.string().nullable() });
const scrittoSchema = z.object({ il: z.string(), cosa: z.string(), ente: z.string(), parole: z.string() });

/** Everything of one person, beside their links and the person itself. */
export interface DiPersona {
  /** Since when they may come in. */
  readonly dal: string;
  /** Times that they came in, until when they were seen. */
  readonly sessioni: readonly z.infer<typeof sessioneSchema>[];
  /** Numbers of the letters to them. */
  readonly lettere: readonly number[];
  /** Of what was done and decided, that by them or about their access; `parole` is JSON. */
  readonly fatti: readonly z.infer<typeof scrittoSchema>[];
}

/** Of which kinds there is something in the register, and how much. */
export interface Quanti {
  readonly accessi: number;
  readonly lettere: number;
  readonly contatti: number;
}

export interface Persone {
  readonly diPersona: (persona: Persona) => DiPersona;
  /** Their links and sessions are gone, their address is in no letter, their name in nothing that proves no number; they are
   *  nobody any more. Gives back the keys of the letters, whose words may still lie somewhere. */
  readonly forget: (persona: Persona) => readonly string[];
  /** Sessions that were last seen before `since`, letters that have an address, persons but those who keep the portal. */
  readonly quanti: (since: string) => Quanti;
  /** Takes out sessions that were last seen before, and links that opened nothing any more then. */
  readonly forgetAccess: (since: string) => void;
  /** Takes the addresses out of all letters; gives back their keys. */
  readonly forgetLetters: () => readonly string[];
}

const keySchema = z.object({ numero: z.number(), chiave: z.string() });
/** Whoever keeps the portal is not forgotten with the others: their account has no address. */
const STAFF: Ruolo = "analista";
/** Deeds that prove no number: who came in, took the workbook, had a link, was reminded. */
const OF_ACCESS = "('entrato', 'scaricato', 'collegamento', 'revocato', 'promemoria')";

/** What is kept of a session beside it. */
const OF_SESSIONS = ["browser", "sessione_confermata"];
/** About their ente, or about none; of who is of no ente, about any. */
const ABOUT = "(:ruolo <> 'ente' OR ente IN ('', :ambito))";
/** As an author is written: «Anna», «coordinamento Abitare, Anna», «Anna (coordinamento Abitare)». */
const BY = `(:nome <> '' AND (chi = :nome OR substr(chi, -length(', ' || :nome)) = ', ' || :nome
  OR substr(chi, 1, length(:nome || ' (')) = :nome || ' ('))`;
const FIELDS = ["di", "a", "nome"].map((name) => `json_extract(dati, '$.${name}')`).join(", ");

export function personeOf(db: DatabaseSync): Persone {
  /** All or nothing, and no byte of it stays. */
  const takenOut = <T>(work: () => T): T => {
    const result = inTransaction(db, work);
    leaveNoBytes(db);
    return result;
  };
  /** Another of the same ente has that name: it is nobody's own. */
  const isShared = ({ numero, ruolo, ambito, nome }: Persona): boolean =>
    db
      .prepare("SELECT 1 FROM contatto WHERE ruolo = ? AND ambito = ? AND nome = ? AND numero <> ?")
      .get(ruolo, ambito, nome, numero) !== undefined;
  const lettersTo = ({ email, ambito }: Persona): z.infer<typeof keySchema>[] =>
    email === ""
      ? []
      : z
          .array(keySchema)
          .parse(db.prepare("SELECT numero, chiave FROM lettera WHERE email = ? AND ambito = ?").all(email, ambito));
  const clear = (letters: readonly z.infer<typeof keySchema>[]): string[] => {
    for (const { numero } of letters) {
      db.prepare("UPDATE lettera SET email = '' WHERE numero = ?").run(numero);
      db.prepare("UPDATE consegna SET parole = '' WHERE lettera = ? AND parole <> ''").run(numero);
    }
    return letters.map(({ chiave }) => chiave);
  };
  const dropAccess = (where: string, ...values: (string | number)[]): void => {
    const links = `SELECT numero FROM collegamento WHERE ${where}`;
    const sessions = `SELECT impronta FROM sessione WHERE collegamento IN (${links})`;
    for (const table of OF_SESSIONS) db.prepare(`DELETE FROM ${table} WHERE sessione IN (${sessions})`).run(...values);
    db.prepare(`DELETE FROM sessione WHERE collegamento IN (${links})`).run(...values);
    db.prepare(`DELETE FROM collegamento WHERE ${where}`).run(...values);
  };
  return {
    diPersona: (persona) => {
      const { numero, ruolo, ambito, nome, email } = persona;
      const since = db.prepare("SELECT il FROM contatto WHERE numero = ?").get(numero);
      const sessions = `SELECT il, vista_il, finita_il FROM sessione
        WHERE collegamento IN (SELECT numero FROM collegamento WHERE contatto = ?) ORDER BY il`;
      const told = `SELECT il, tipo AS cosa, ente, dati AS parole FROM evento
          WHERE json_extract(dati, '$.persona') = :numero OR (${ABOUT} AND (${BY} OR
            (:nome <> '' AND :nome IN (${FIELDS})) OR (:email <> '' AND :email IN (${FIELDS}))))
        UNION ALL SELECT il, 'decisione', ente, json_object('scelta', scelta, 'dopo', dopo, 'motivo', motivo)
          FROM decisione WHERE ${ABOUT} AND ${BY}
        UNION ALL SELECT il, 'rimando', ente, json_object('dove', dove, 'motivo', motivo)
          FROM rimando WHERE ${ABOUT} AND ${BY}
        ORDER BY il`;
      // What may be somebody else's is told to nobody.
      const who = { numero, ambito, email, ruolo, nome: isShared(persona) ? "" : nome };
      return {
        dal: z.object({ il: z.string() }).parse(since).il,
        sessioni: z.array(sessioneSchema).parse(db.prepare(sessions).all(numero)),
        lettere: lettersTo(persona).map((each) => each.numero),
        fatti: z.array(scrittoSchema).parse(db.prepare(told).all(who)),
      };
    },
    forget: (persona) =>
      takenOut(() => {
        const { numero, ambito, nome, email } = persona;
        dropAccess("contatto = ?", numero);
        for (const table of ["codice_riserva", "secondo_fattore"])
          db.prepare(`DELETE FROM ${table} WHERE contatto = ?`).run(numero);
        db.prepare(
          `UPDATE evento SET chi = '', dati = json_set(dati, '$.nome', '') WHERE tipo = 'commento' AND json_extract(dati, '$.persona') = ?`,
        ).run(numero);
        const names = [nome, email].filter((each) => each !== "" && (each === email || !isShared(persona)));
        for (const name of names) {
          const of = `ente = ? AND tipo IN ${OF_ACCESS}`;
          db.prepare(`UPDATE evento SET chi = '' WHERE ${of} AND chi = ?`).run(ambito, name);
          for (const field of ["di", "a"])
            db.prepare(
              `UPDATE evento SET dati = json_set(dati, '$.${field}', '') WHERE ${of} AND json_extract(dati, '$.${field}') = ?`,
            ).run(ambito, name);
        }
        const keys = clear(lettersTo(persona));
        db.prepare("DELETE FROM contatto WHERE numero = ?").run(numero);
        return keys;
      }),
    quanti: (since) => {
      const count = `SELECT (SELECT count(*) FROM sessione WHERE vista_il < ?) AS accessi,
        (SELECT count(*) FROM lettera WHERE email <> '') AS lettere,
        (SELECT count(*) FROM contatto WHERE ruolo <> ?) AS contatti`;
      const row = db.prepare(count).get(since, STAFF);
      return z.object({ accessi: z.number(), lettere: z.number(), contatti: z.number() }).parse(row);
    },
    forgetAccess: (since) =>
      takenOut(() => {
        const old = "SELECT impronta FROM sessione WHERE vista_il < ?";
        for (const table of OF_SESSIONS) db.prepare(`DELETE FROM ${table} WHERE sessione IN (${old})`).run(since);
        db.prepare("DELETE FROM sessione WHERE vista_il < ?").run(since);
        dropAccess("scade_il < ? AND numero NOT IN (SELECT collegamento FROM sessione)", since);
      }),
    forgetLetters: () =>
      takenOut(() =>
        clear(z.array(keySchema).parse(db.prepare("SELECT numero, chiave FROM lettera WHERE email <> ''").all())),
      ),
  };
}
