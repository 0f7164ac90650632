// Money between enti, as the rows that count say it: sums in whole cents for the consolidation, which puts its own rows
// back as tables that measures count like any other.
import { z } from "zod";
import type { Store } from "./store.ts";

/** Blocks whose rows the sums are of. */
export const FLOW_BLOCKS: readonly string[] = ["finanziamenti", "risorse", "ente"];

const cents = z.number().int().min(0);
const sumsSchema = z.strictObject({
  /** By ente, fonte and the ente that paid, null where none was written. */
  received: z.array(
    z.strictObject({ ente: z.string(), fonte: z.string(), ente_finanziatore: z.string().nullable(), importo: cents }),
  ),
  /** By ente and the ente that received, null where none was written. */
  passedOn: z.array(z.strictObject({ ente: z.string(), ente_beneficiario: z.string().nullable(), importo: cents })),
  /** What was not passed on, by ente, cantiere and zona; empty where the row says none. */
  spent: z.array(z.strictObject({ ente: z.string(), cantiere: z.string(), zona: z.string(), importo: cents })),
  /** Enti that agree to be recognised. */
  consenting: z.array(z.strictObject({ ente: z.string() })),
});
export type MoneySums = z.infer<typeof sumsSchema>;

/** The sums of all rows that count, in the order of their keys. An amount that is not available is not summed as zero. */
export async function moneySums(store: Store): Promise<MoneySums> {
  const sums = (columns: string, table: string, where = "true"): Promise<unknown> =>
    store.all(
      `SELECT ${columns}, CAST(sum(importo) AS BIGINT) AS importo FROM ${table}
       WHERE importo IS NOT NULL AND ${where} GROUP BY ALL ORDER BY ALL`,
    );
  return sumsSchema.parse({
    received: await sums("ente, fonte, ente_finanziatore", "finanziamenti"),
    passedOn: await sums("ente, ente_beneficiario", "risorse", "voce_ruolo = 'trasferimento'"),
    spent: await sums(
      "ente, COALESCE(cantiere, '') AS cantiere, COALESCE(zona, '') AS zona",
      "risorse",
      "voce_ruolo = 'spesa'",
    ),
    consenting: await store.all("SELECT DISTINCT ente FROM ente WHERE consenso_pubblicazione ORDER BY ente"),
  });
}

/** Rows of `consolidato` and `usi` in the order of their columns, the number of the ente second. */
export interface FlowRows {
  readonly consolidato: readonly (readonly [
    ente: string,
    numero: number,
    passaggio: string,
    voce: string,
    importo: number | null,
  ])[];
  readonly usi: readonly (readonly [
    ente: string,
    numero: number,
    cantiere: string | null,
    zona: string | null,
    in_zona: boolean,
    fonte: string | null,
    fonte_gruppo: string | null,
    importo: number,
  ])[];
}

export async function fillFlows(store: Store, { consolidato, usi }: FlowRows): Promise<void> {
  await store.insert("consolidato", consolidato);
  await store.insert("usi", usi);
}
