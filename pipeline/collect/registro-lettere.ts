// The letters of the portal in the register: to whom, about what, and what became of each. Only ever added to. The words of a
// letter are not here: a link in them would open to whoever reads the register.
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { inTransaction } from "./registro-tables.ts";

/**
 * What becomes of a letter. `scritta`: as a file, for a person to send. `in-spedizione`: handed to the server, whose answer is
 * not known yet. `rimandata`: not now. `incerta`: it may have left, and nobody can know. `di-nuovo`: somebody wants it sent again.
 * `persa`: its words are not there any more, so it will never leave.
 */
const ESITI = [
  "scritta",
  "in-spedizione",
  "mandata",
  "rimandata",
  "rifiutata",
  "di-nuovo",
  "scaduta",
  "rinunciata",
  "incerta",
  "persa",
] as const;
export type EsitoLettera = (typeof ESITI)[number];

const letteraSchema = z.object({
  numero: z.number(),
  /** What makes it this letter and no other: two of one key are one letter. */
  chiave: z.string(),
  il: z.string(),
  tipo: z.string(),
  /** The ente, cantiere or zona of whom it is written to. */
  ambito: z.string(),
  email: z.string(),
  oggetto: z.string(),
  /** After which it says nothing true; empty for one that never ends. */
  scade_il: z.string(),
  /** What last became of it, in whose words, and when; null when nothing was tried. */
  esito: z.enum(ESITI).nullable(),
  parole: z.string().nullable(),
  esito_il: z.string().nullable(),
  /** Times that it was put off. */
  rinvii: z.number(),
});
export type Lettera = z.infer<typeof letteraSchema>;
export type NewLettera = Pick<Lettera, "chiave" | "il" | "tipo" | "ambito" | "email" | "oggetto" | "scade_il">;

export interface Lettere {
  /** Registers a letter, and does `also` in the same transaction; false, and nothing done, where its key is known. */
  readonly addLettera: (lettera: NewLettera, also?: () => void) => boolean;
  /** Writes what became of a letter. */
  readonly addEsito: (numero: number, esito: EsitoLettera, parole: string, il: string) => void;
  /** Takes a letter that waits, so that nobody else does; false where it does not wait. */
  readonly take: (numero: number, il: string) => boolean;
  /** Of that key; null where there is none. */
  readonly lettera: (chiave: string) => Lettera | null;
  /** In their order. */
  readonly lettere: () => Lettera[];
}

const LETTERE = `SELECT l.*, c.esito, c.parole, c.il AS esito_il,
  (SELECT count(*) FROM consegna r WHERE r.lettera = l.numero AND r.esito = 'rimandata') AS rinvii
  FROM lettera l LEFT JOIN consegna c ON c.numero = (SELECT max(numero) FROM consegna WHERE lettera = l.numero)`;

/** Outcomes after which a letter is still to leave. */
export const waits = ({ esito }: Pick<Lettera, "esito">): boolean =>
  esito === null || esito === "rimandata" || esito === "di-nuovo";

/** Outcomes after which somebody may want it sent all the same. */
export const canGoAgain = ({ esito }: Pick<Lettera, "esito">): boolean => esito === "incerta" || esito === "rinunciata";

export function lettereOf(db: DatabaseSync): Lettere {
  const last = "SELECT esito FROM consegna WHERE lettera = ? ORDER BY numero DESC LIMIT 1";
  const addEsito: Lettere["addEsito"] = (numero, esito, parole, il) =>
    void db
      .prepare("INSERT INTO consegna (lettera, il, esito, parole) VALUES (?, ?, ?, ?)")
      .run(numero, il, esito, parole);
  return {
    addEsito,
    addLettera: (lettera, also) =>
      inTransaction(db, () => {
        if (db.prepare("SELECT 1 FROM lettera WHERE chiave = ?").get(lettera.chiave) !== undefined) return false;
        const insert = `INSERT INTO lettera (chiave, il, tipo, ambito, email, oggetto, scade_il)
          VALUES (:chiave, :il, :tipo, :ambito, :email, :oggetto, :scade_il)`;
        db.prepare(insert).run({ ...lettera });
        also?.();
        return true;
      }),
    take: (numero, il) =>
      inTransaction(db, () => {
        const row = db.prepare(last).get(numero);
        const esito = row === undefined ? null : z.object({ esito: z.enum(ESITI) }).parse(row).esito;
        if (!waits({ esito })) return false;
        addEsito(numero, "in-spedizione", "", il);
        return true;
      }),
    lettera: (chiave) => {
      const row = db.prepare(`${LETTERE} WHERE l.chiave = ?`).get(chiave);
      return row === undefined ? null : letteraSchema.parse(row);
    },
    lettere: () => z.array(letteraSchema).parse(db.prepare(`${LETTERE} ORDER BY l.numero`).all()),
  };
}
