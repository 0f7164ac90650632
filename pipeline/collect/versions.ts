// Which submission counts, block by block: the newest good one. A newer one with faults does not push out an older one
// without (COLLECTING.md C20); what it replaces stays, and its sender is told (pipeline/checks). Where nobody knows which
// of two came later, one counts and both are asked about.
import type { Diagnostic } from "../../schemas/diagnostic.ts";
import { type SectionHead, sectionQuality } from "../../schemas/reading.ts";
import { byTime, isSurelyAfter, type Quando } from "./quando.ts";

/** A section of one submission. */
export interface Candidate {
  readonly protocollo: number;
  readonly nome: string;
  /** Of the file: the same bytes say the same. */
  readonly sha256: string;
  readonly ente: string;
  readonly sezione: SectionHead;
  /** When it was given; and when it was given for the last time, where the same file came again. */
  readonly quando: Quando;
  readonly ultima: Quando;
  /** Time written in the answer to a survey, which every export of it repeats; null anywhere else. */
  readonly risposta: string | null;
  /** A survey that was not answered to its end. */
  readonly incompleta: boolean;
}

/** A finding and the number of the arrival that it is about: two files may have one name. */
export type Finding = Diagnostic & { readonly protocollo: number };

/** How much a section is worth: a finished answer before any other, then one in which all counts, then one in which something does. */
function rank({ sezione, incompleta }: Candidate): number {
  const worth = RANK[sectionQuality(sezione)];
  return incompleta || worth === 0 ? worth : worth + 2;
}
const RANK = { buona: 2, usabile: 1, inutile: 0 } as const;

/** A section that does not count, and the one that counts in its place. */
export interface Replaced {
  readonly vale: Candidate;
  readonly altra: Candidate;
}

export interface Choice {
  /** The section that counts for every ente and block, by ente and block. */
  readonly valide: Candidate[];
  /** Sections that a newer one replaced. */
  readonly superate: Replaced[];
  /** Sections as good as the one that counts, of which nobody knows whether they came before it. */
  readonly incerte: Replaced[];
  /** Every section that does not count, replaced or worse than what counts. */
  readonly escluse: Candidate[];
}

/** Chooses among the sections of each ente and block; those of one time in the order in which they are given. */
export function chooseVersions(candidate: readonly Candidate[]): Choice {
  const choice: Choice = { valide: [], superate: [], incerte: [], escluse: [] };
  for (const group of Map.groupBy(candidate, ({ ente, sezione }) => `${ente} ${sezione.blocco}`).values()) {
    const inTime = group.length === 1 ? group : group.toSorted((a, b) => byTime(a.quando, b.quando));
    const best = Math.max(...inTime.map(rank));
    const vale = best === 0 ? undefined : inTime.findLast((each) => rank(each) === best);
    for (const altra of inTime) {
      if (altra === vale) continue;
      choice.escluse.push(altra);
      if (vale === undefined) continue;
      // A newer one that is worse has been told its faults.
      if (isNewer(vale, altra)) choice.superate.push({ vale, altra });
      else if (rank(altra) === best && altra.sha256 !== vale.sha256) choice.incerte.push({ vale, altra });
    }
    if (vale !== undefined) choice.valide.push(vale);
  }
  choice.valide.sort(byEnteAndBlocco);
  return choice;
}

/** Whether one was surely given after the other had been given for the last time. The same answer in two exports is one. */
function isNewer(one: Candidate, other: Candidate): boolean {
  return isSurelyAfter(one.ultima, other.ultima) || (one.risposta !== null && one.risposta === other.risposta);
}

function byEnteAndBlocco(a: Candidate, b: Candidate): number {
  if (a.ente !== b.ente) return a.ente < b.ente ? -1 : 1;
  return a.sezione.blocco < b.sezione.blocco ? -1 : 1;
}

/** The name of a file; its number too where another has the same name. */
export function nameBeside(one: { nome: string; protocollo: number }, other: { nome: string }): string {
  return one.nome === other.nome ? `${one.nome} (protocollo ${one.protocollo})` : one.nome;
}
