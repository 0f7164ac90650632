// The second thing that the staff shows to come in: the secret of each account, its codes on paper, and which sessions have shown it.
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { inTransaction } from "./registro-tables.ts";

const accountSchema = z.object({
  segreto: z.string(),
  /** The last step whose code was used: none before it is taken again. */
  passo: z.number(),
  /** Codes on paper that are left. */
  riserva: z.number(),
});
export type SecondoFattore = z.infer<typeof accountSchema>;

export interface Codici {
  /** Null for an account that has none yet. */
  readonly secondoFattore: (contatto: number) => SecondoFattore | null;
  /** Gives an account its secret and the hashes of its codes on paper; false where it has one. */
  readonly addSecondoFattore: (
    contatto: number,
    dati: {
      readonly segreto: string;
      readonly passo: number;
      readonly impronte: readonly string[];
      readonly il: string;
    },
  ) => boolean;
  /** Uses a step, or a code on paper; false where it was used already. */
  readonly useStep: (contatto: number, passo: number) => boolean;
  readonly usePaper: (contatto: number, impronta: string, il: string) => boolean;
  /** The account starts again: whoever comes in next registers a phone. Its sessions have shown nothing any more. */
  readonly dropSecondoFattore: (contatto: number) => void;
  readonly confirm: (sessione: string, il: string) => void;
  readonly isConfirmed: (sessione: string) => boolean;
}

export function codiciOf(db: DatabaseSync): Codici {
  const account = db.prepare(`SELECT segreto, passo,
    (SELECT count(*) FROM codice_riserva r WHERE r.contatto = s.contatto AND usato_il IS NULL) AS riserva
    FROM secondo_fattore s WHERE contatto = ?`);
  const confirmed = db.prepare("SELECT 1 FROM sessione_confermata WHERE sessione = ?");
  const secondoFattore = (contatto: number): SecondoFattore | null => {
    const row = account.get(contatto);
    return row === undefined ? null : accountSchema.parse(row);
  };
  return {
    secondoFattore,
    addSecondoFattore: (contatto, { segreto, passo, impronte, il }) =>
      inTransaction(db, () => {
        if (secondoFattore(contatto) !== null) return false;
        db.prepare("INSERT INTO secondo_fattore VALUES (?, ?, ?, ?)").run(contatto, segreto, il, passo);
        const add = db.prepare("INSERT INTO codice_riserva VALUES (?, ?, NULL)");
        for (const impronta of impronte) add.run(contatto, impronta);
        return true;
      }),
    useStep: (contatto, passo) =>
      db.prepare("UPDATE secondo_fattore SET passo = ? WHERE contatto = ? AND passo < ?").run(passo, contatto, passo)
        .changes === 1,
    usePaper: (contatto, impronta, il) => {
      const use = "UPDATE codice_riserva SET usato_il = ? WHERE contatto = ? AND impronta = ? AND usato_il IS NULL";
      return db.prepare(use).run(il, contatto, impronta).changes === 1;
    },
    dropSecondoFattore: (contatto) =>
      inTransaction(db, () => {
        const sessions =
          "SELECT impronta FROM sessione WHERE collegamento IN (SELECT numero FROM collegamento WHERE contatto = ?)";
        db.prepare(`DELETE FROM sessione_confermata WHERE sessione IN (${sessions})`).run(contatto);
        db.prepare("DELETE FROM codice_riserva WHERE contatto = ?").run(contatto);
        db.prepare("DELETE FROM secondo_fattore WHERE contatto = ?").run(contatto);
      }),
    confirm: (sessione, il) =>
      void db.prepare("INSERT OR IGNORE INTO sessione_confermata VALUES (?, ?)").run(sessione, il),
    isConfirmed: (sessione) => confirmed.get(sessione) !== undefined,
  };
}
