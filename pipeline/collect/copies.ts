// An arrival is an event, not its bytes. The same file again is a copy as long as nothing else came from the same enti in
// between; after another file it is the newest, because somebody went back to it.
import type { ReadingHead } from "../../schemas/reading.ts";
import type { Ricezione } from "./registro.ts";

/** What is asked of an arrival to know whether it only repeats another. */
export interface Said {
  readonly ricezione: Pick<Ricezione, "protocollo" | "sha256" | "ente_atteso">;
  readonly lettura: Pick<ReadingHead, "invii">;
}

const bytesOf = ({ ricezione: { sha256, ente_atteso } }: Said): string => `${sha256} ${ente_atteso}`;

function entiOf({ ricezione: { ente_atteso }, lettura }: Said): string[] {
  const enti = lettura.invii.map(({ ente }) => ente);
  return ente_atteso === "" || enti.length > 0 ? enti : [ente_atteso];
}

/** Of arrivals in their order: those that only repeat an earlier one, with its number. */
export function copies(letti: readonly Said[]): Map<number, number> {
  const found = new Map<number, number>();
  const first = new Map<string, number>();
  /** What came last from each ente. */
  const last = new Map<string, string>();
  for (const letto of letti) {
    const bytes = bytesOf(letto);
    const enti = entiOf(letto);
    const before = first.get(bytes);
    if (before !== undefined && enti.every((ente) => last.get(ente) === bytes)) {
      found.set(letto.ricezione.protocollo, before);
      continue;
    }
    first.set(bytes, letto.ricezione.protocollo);
    for (const ente of enti) last.set(ente, bytes);
  }
  return found;
}

/** Whether an arrival that is known would be a new event if it came once more now, together with others (their hashes). */
export function isNews(letti: readonly Said[], known: number, together: ReadonlySet<string>): boolean {
  const same = letti.find(({ ricezione }) => ricezione.protocollo === known);
  if (same === undefined) return true; // it was withdrawn
  // Of a copy nothing is told: whose it is says the file that it repeats.
  const bytes = bytesOf(same);
  const twin = letti.find((letto) => bytesOf(letto) === bytes && letto.lettura.invii.length > 0) ?? same;
  const { sha256 } = twin.ricezione;
  const others = letti.filter(({ ricezione }) => ricezione.sha256 === sha256 || !together.has(ricezione.sha256));
  return !copies([...others, { ...twin, ricezione: { ...twin.ricezione, protocollo: NEXT } }]).has(NEXT);
}
const NEXT = 0;
