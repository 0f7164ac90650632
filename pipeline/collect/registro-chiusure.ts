// The closing of an edition in the register: from when arrivals no longer count, which of them count all the same, and what
// was corrected after it was published. Only ever added.
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { figuraRevisedSchema, type RevisedFigura } from "../../schemas/revised.ts";

const rowSchema = z.object({
  numero: z.number(),
  come: z.enum(["congela", "riapri", "eccezione"]),
  protocollo: z.number(),
  il: z.string(),
  chi: z.string(),
  motivo: z.string(),
});
type Row = z.infer<typeof rowSchema>;

/** An edition that is closed. */
export interface Chiusura {
  readonly numero: number;
  readonly il: string;
  readonly chi: string;
  readonly motivo: string;
  /** The last arrival that was there. */
  readonly protocollo: number;
  /** Later arrivals that count all the same, and why. */
  readonly eccezioni: ReadonlyMap<number, string>;
}

/** What was corrected after the edition was closed. */
export interface Erratum {
  readonly numero: number;
  readonly il: string;
  readonly chi: string;
  readonly motivo: string;
  readonly figure: readonly RevisedFigura[];
}

export interface Chiusure {
  /** The closing that holds; null while the edition is open. */
  readonly chiusura: () => Chiusura | null;
  /** Whether it was ever closed, also where it is open again: then numbers of it are public. */
  readonly fuChiusa: () => boolean;
  /** Closes, opens again, or lets one arrival count. `protocollo`: the last arrival that was there; that arrival. */
  readonly addChiusura: (row: Omit<Row, "numero">) => void;
  readonly errata: () => Erratum[];
  readonly addErratum: (erratum: Omit<Erratum, "numero">) => void;
}

export function chiusureOf(db: DatabaseSync): Chiusure {
  return {
    chiusura: () => {
      const rows = z.array(rowSchema).parse(db.prepare("SELECT * FROM chiusura ORDER BY numero").all());
      const last = rows.findLast(({ come }) => come !== "eccezione");
      if (last === undefined || last.come === "riapri") return null;
      const { come: _, ...closed } = last;
      const after = rows.filter(({ numero, come }) => come === "eccezione" && numero > last.numero);
      return { ...closed, eccezioni: new Map(after.map(({ protocollo, motivo }) => [protocollo, motivo])) };
    },
    fuChiusa: () => db.prepare("SELECT 1 FROM chiusura LIMIT 1").get() !== undefined,
    addChiusura: (row) => {
      const write = db.prepare(
        "INSERT INTO chiusura (come, protocollo, il, chi, motivo) VALUES (:come, :protocollo, :il, :chi, :motivo)",
      );
      write.run({ ...row });
    },
    errata: () => {
      const rows = db.prepare("SELECT * FROM erratum ORDER BY numero").all();
      return z.array(erratumSchema).parse(rows);
    },
    addErratum: ({ figure, ...row }) => {
      const write = db.prepare("INSERT INTO erratum (il, chi, motivo, figure) VALUES (:il, :chi, :motivo, :figure)");
      write.run({ ...row, figure: JSON.stringify(figure) });
    },
  };
}

const erratumSchema = z.object({
  numero: z.number(),
  il: z.string(),
  chi: z.string(),
  motivo: z.string(),
  figure: z.string().transform((text) => z.array(figuraRevisedSchema).parse(JSON.parse(text))),
});
