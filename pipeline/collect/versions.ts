// Which submission counts, block by block: the newest good one. A newer one with faults does not push out an older one
// without (COLLECTING.md C20); what it replaces stays, and its sender is told (pipeline/checks).
import type { Diagnostic } from "../../schemas/diagnostic.ts";
import { type SectionHead, sectionQuality } from "../../schemas/reading.ts";

/** A section of one submission, in order of arrival. */
export interface Candidate {
  readonly protocollo: number;
  readonly nome: string;
  readonly ente: string;
  readonly sezione: SectionHead;
}

/** A finding and the number of the arrival that it is about: two files may have one name. */
export type Finding = Diagnostic & { readonly protocollo: number };

export interface Choice {
  /** The section that counts for every ente and block, by ente and block. */
  readonly valide: Candidate[];
  /** Sections that a newer one replaced. */
  readonly superate: Candidate[];
  /** Every section that does not count, replaced or worse than what counts. */
  readonly escluse: Candidate[];
}

/** Chooses among the sections of each ente and block, given in order of arrival. */
export function chooseVersions(candidate: readonly Candidate[]): Choice {
  const valide: Candidate[] = [];
  const superate: Candidate[] = [];
  const escluse: Candidate[] = [];
  for (const group of grouped(candidate, ({ ente, sezione }) => `${ente} ${sezione.blocco}`)) {
    const winner =
      group.findLast((c) => sectionQuality(c.sezione) === "buona") ??
      group.findLast((c) => sectionQuality(c.sezione) === "usabile");
    for (const other of group) if (other !== winner) escluse.push(other);
    if (winner === undefined) continue;
    valide.push(winner);
    // Only what is older was replaced by something newer; a newer one with faults has been told its faults.
    superate.push(...group.slice(0, group.indexOf(winner)));
  }
  return { valide: valide.sort(byEnteAndBlocco), superate, escluse };
}

function grouped(candidate: readonly Candidate[], idOf: (candidata: Candidate) => string): Candidate[][] {
  const groups = new Map<string, Candidate[]>();
  for (const candidata of candidate) {
    const group = groups.get(idOf(candidata));
    if (group === undefined) groups.set(idOf(candidata), [candidata]);
    else group.push(candidata);
  }
  return [...groups.values()];
}

function byEnteAndBlocco(a: Candidate, b: Candidate): number {
  if (a.ente !== b.ente) return a.ente < b.ente ? -1 : 1;
  return a.sezione.blocco < b.sezione.blocco ? -1 : 1;
}
