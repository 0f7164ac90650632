// What enti were asked to look at again, in the register: a cell or a whole part, with the reason. Only ever added,
// but for the words of bytes that were deleted.
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import type { SentBackCell } from "../../schemas/reading.ts";
import { inTransaction } from "./registro-tables.ts";

const rowSchema = z.object({
  numero: z.number(),
  ente: z.string(),
  /** The arrival that it was said about. */
  protocollo: z.number(),
  blocco: z.string(),
  /** Null: the whole part. */
  campo: z.string().nullable(),
  /** Name of the row, and what the cell said: see `SentBackCell`. */
  riga: z.string(),
  detto: z.string().nullable(),
  /** The place in words. */
  dove: z.string(),
  motivo: z.string(),
  il: z.string(),
  chi: z.string(),
});
export type Rimando = z.infer<typeof rowSchema>;
export type NewRimando = Omit<Rimando, "numero">;

/** Those about one cell, as the reader looks for it. */
export const sentBackCells = (rimandi: readonly Rimando[]): SentBackCell[] =>
  rimandi.flatMap(({ campo, numero, ente, blocco, riga, detto, motivo, chi }) =>
    campo === null ? [] : [{ numero, ente, blocco, campo, riga, detto, motivo, chi }],
  );

export interface Rimandi {
  /** Those that hold, in their order. */
  readonly rimandi: () => Rimando[];
  /** Writes requests, all or none. */
  readonly sendBack: (rimandi: readonly NewRimando[]) => void;
  /** Writes that a request holds no longer. */
  readonly takeBack: (numero: number, by: Pick<Rimando, "il" | "chi">) => void;
  /** What was said about bytes that are deleted holds no longer, and keeps none of their words. */
  readonly forget: (about: Pick<Rimando, "il" | "chi"> & { readonly sha256: string }) => void;
}

export function rimandiOf(db: DatabaseSync): Rimandi {
  return {
    rimandi: () => {
      const find = "SELECT * FROM rimando WHERE numero NOT IN (SELECT rimando FROM rimando_tolto) ORDER BY numero";
      return z.array(rowSchema).parse(db.prepare(find).all());
    },
    sendBack: (rimandi) =>
      inTransaction(db, () => {
        const write = db.prepare(
          `INSERT INTO rimando (ente, protocollo, blocco, campo, riga, detto, dove, motivo, il, chi)
           VALUES (:ente, :protocollo, :blocco, :campo, :riga, :detto, :dove, :motivo, :il, :chi)`,
        );
        for (const rimando of rimandi) write.run({ ...rimando });
      }),
    takeBack: (numero, { il, chi }) =>
      void db.prepare("INSERT OR IGNORE INTO rimando_tolto VALUES (?, ?, ?)").run(numero, il, chi),
    forget: ({ sha256, il, chi }) => {
      const about = "protocollo IN (SELECT protocollo FROM ricezione WHERE sha256 = ?)";
      db.prepare(`INSERT OR IGNORE INTO rimando_tolto SELECT numero, ?, ? FROM rimando WHERE ${about}`).run(
        il,
        chi,
        sha256,
      );
      db.prepare(`UPDATE rimando SET riga = '', detto = NULL, dove = blocco WHERE ${about}`).run(sha256);
    },
  };
}
