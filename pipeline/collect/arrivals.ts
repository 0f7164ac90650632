// Arrivals with what was read in them, and the sections among which versions are chosen.
import { diagnose } from "../../schemas/diagnostic.ts";
import type { KeptPaths } from "../../schemas/reading.ts";
import { copies } from "./copies.ts";
import type { KeptReading } from "./kept-readings.ts";
import type { ReadArrival } from "./outcomes.ts";
import { quandoNoted, quandoOf } from "./quando.ts";
import type { Ricezione, Ritiro } from "./registro.ts";
import type { Candidate } from "./versions.ts";

/** Every arrival with its reading; of one that only repeats another nothing is told but that. */
export function readArrivals(
  arrivals: readonly Ricezione[],
  readingOf: (ricezione: Ricezione) => KeptReading & { readonly kept: KeptPaths },
  ritiri: ReadonlyMap<number, Ritiro>,
): ReadArrival[] {
  const own = arrivals.map((ricezione): ReadArrival => {
    const { head: lettura, kept, righe } = readingOf(ricezione);
    return { ricezione, lettura, kept, righe, uguale_a: null, ritiro: ritiri.get(ricezione.protocollo) ?? null };
  });
  const twins = copies(own.filter(({ ritiro }) => ritiro === null));
  const names = new Map(arrivals.map(({ protocollo, nome }) => [protocollo, nome]));
  return own.map((letto) => {
    const { nome, protocollo } = letto.ricezione;
    const uguale_a = twins.get(protocollo);
    if (uguale_a === undefined) return letto;
    const diagnostics = [diagnose("file-identico", [{ file: nome }], { altro: names.get(uguale_a) ?? "" })];
    return { ...letto, lettura: { formato: letto.lettura.formato, invii: [], diagnostics }, uguale_a };
  });
}

/** The sections of what was not withdrawn, with the times at which they were given. */
export function candidates(letti: readonly ReadArrival[]): Candidate[] {
  const last = new Map(letti.map(({ ricezione, uguale_a }) => [uguale_a ?? ricezione.protocollo, quandoOf(ricezione)]));
  return letti.flatMap(({ ricezione, lettura, ritiro }) => {
    if (ritiro !== null) return [];
    const { protocollo, nome, sha256 } = ricezione;
    const arrived = quandoOf(ricezione);
    return lettura.invii.flatMap(({ ente, sezioni, ricevuta_il = null, incompleta = false }) => {
      const quando = ricevuta_il === null ? arrived : quandoNoted(ricevuta_il);
      const ultima = ricevuta_il === null ? (last.get(protocollo) ?? arrived) : quando;
      const what = { protocollo, nome, sha256, ente, quando, ultima, risposta: ricevuta_il, incompleta };
      return sezioni.map((sezione) => ({ ...what, sezione }));
    });
  });
}
