// What came of each arrival, for the register: of whom it was, which version, which of its blocks count.

import { isOpen } from "../../schemas/diagnostic.ts";
import type { KeptPaths, ReadingHead, RowsSeal } from "../../schemas/reading.ts";
import type { ArrivalOutcome, InvioRegistrato, Ricezione, Ritiro } from "./registro.ts";
import type { Candidate, Finding } from "./versions.ts";

/** One arrival with what was read in it. */
export interface ReadArrival {
  readonly ricezione: Ricezione;
  readonly lettura: ReadingHead;
  /** Where its rows lie. */
  readonly kept: KeptPaths;
  /** Their seal; null when it has none. */
  readonly righe: RowsSeal | null;
  /** Number of the earlier arrival that this one only repeats, which is the one that counts. */
  readonly uguale_a: number | null;
  /** Who withdrew it; null when it may count. */
  readonly ritiro: Ritiro | null;
}

/** The submissions of every ente, numbered in order of arrival. */
export function submissions(
  anno: number,
  letti: readonly ReadArrival[],
  valide: readonly Candidate[],
  diagnostics: readonly Finding[],
): InvioRegistrato[] {
  const versions = new Map<string, number>();
  const counting = Map.groupBy(valide, ({ protocollo }) => protocollo);
  const faults = faultsBy(diagnostics, ({ protocollo, ente }) => `${protocollo} ${ente}`);
  return letti.flatMap(({ ricezione: { protocollo }, lettura }) => {
    const own = Map.groupBy(counting.get(protocollo) ?? [], ({ ente }) => ente);
    return lettura.invii.map(({ ente, sezioni }) => {
      const versione = (versions.get(ente) ?? 0) + 1;
      versions.set(ente, versione);
      const blocchi = sezioni.map(({ blocco }) => blocco).join(" ");
      const valgono = (own.get(ente) ?? []).map(({ sezione }) => sezione.blocco).join(" ");
      const da_correggere = faults.get(`${protocollo} ${ente}`) ?? 0;
      return { protocollo, ente, edizione: anno, versione, blocchi, valgono, da_correggere };
    });
  });
}

/** How each file was read, and how much in it is to be corrected. */
export function outcomes(letti: readonly ReadArrival[], diagnostics: readonly Finding[]): ArrivalOutcome[] {
  const faults = faultsBy(diagnostics, ({ protocollo }) => protocollo);
  return letti.map(({ ricezione: { protocollo }, lettura, uguale_a }) => ({
    protocollo,
    formato: lettura.formato,
    uguale_a,
    da_correggere: faults.get(protocollo) ?? 0,
  }));
}

function faultsBy<K>(diagnostics: readonly Finding[], idOf: (diagnostic: Finding) => K): Map<K, number> {
  const faults = new Map<K, number>();
  for (const diagnostic of diagnostics) {
    if (diagnostic.gravita === "correggere" && isOpen(diagnostic))
      faults.set(idOf(diagnostic), (faults.get(idOf(diagnostic)) ?? 0) + 1);
  }
  return faults;
}
