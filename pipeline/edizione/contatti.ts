// Whom to write to at each ente. Names and addresses of persons: only the commands that write to them read it, and it is
// never published nor part of what a report is made from.
import { z } from "zod";
import type { Edizione } from "../../schemas/edizione.ts";
import { nearestCode } from "../../schemas/text.ts";
import { EdizioneRotta } from "./faults.ts";
import { type Numbered, readTable } from "./tables.ts";

export const CONTATTI = "riservato/contatti.csv";

/** An address that one can write to. */
export const emailSchema = z
  .string()
  .regex(/^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/, "non è un indirizzo di posta, per esempio segreteria@ente.it");
export const isAddress = (text: string): boolean => emailSchema.safeParse(text).success;

const contattoSchema = z.strictObject({
  ente: z.string().min(1),
  email: emailSchema,
  /** How one is greeted; empty when not known. */
  nome: z.string().default(""),
});
export type Contatto = z.infer<typeof contattoSchema>;

/** Several for an ente, in the order of the file; none where there is no file. Throws EdizioneRotta with the line. */
export async function loadContatti({ cartella, enti }: Pick<Edizione, "cartella" | "enti">): Promise<Contatto[]> {
  const rows = await readTable(cartella, CONTATTI, contattoSchema, "facoltativo");
  const known = enti.map(({ codice, denominazione }) => ({ codice, nome: denominazione }));
  for (const { line, row } of rows) {
    if (known.some(({ codice }) => codice === row.ente)) continue;
    const near = nearestCode(row.ente, known);
    const fix = near === "" ? "Scrivi un codice di enti.csv." : `Forse volevi scrivere «${near}».`;
    throw new EdizioneRotta(CONTATTI, line, `l'ente «${row.ente}» non è in enti.csv`, fix);
  }
  writtenOnce(CONTATTI, rows, ({ ente }) => ente);
  return rows.map(({ row }) => row);
}

/** Throws EdizioneRotta where one address stands twice for the same ente, cantiere or zona: it would get every letter twice. */
export function writtenOnce<T extends { readonly email: string }>(
  file: string,
  rows: readonly Numbered<T>[],
  of: (row: T) => string,
): void {
  const seen = new Map<string, number>();
  for (const { line, row } of rows) {
    const who = `${of(row)} ${row.email.toLowerCase()}`;
    const first = seen.get(who);
    const cosa = `«${row.email}» per «${of(row)}» c'è già alla riga ${first}, e riceverebbe ogni lettera due volte`;
    if (first !== undefined) throw new EdizioneRotta(file, line, cosa, "Tieni una riga sola.");
    seen.set(who, line);
  }
}
