// From a whole file to the figures it enters.
import type { ReadArrival } from "../collect/outcomes.ts";
import { enteredBy, type Named } from "./entered.ts";
import { type ArrivalFate, fateOf } from "./fate.ts";
import type { Sources } from "./sources.ts";

export interface FileUse extends ArrivalFate {
  readonly figure: readonly Named[];
  /** Measures of consolidated money that it may change: which of their figures is not traced. */
  readonly attraverso: readonly string[];
  /** Enti of which nothing else counts: without this file they would be among those who are silent. */
  readonly solo_da_qui: readonly string[];
}

export async function fileUse(letto: ReadArrival, sources: Sources): Promise<FileUse> {
  const fate = fateOf(letto, sources.raccolta);
  const { protocollo } = fate;
  const blocchi = new Set(fate.sezioni.flatMap(({ conta, blocco }) => (conta ? [blocco] : [])));
  const figure = new Map<string, Named>();
  const attraverso = new Set<string>();
  for (const blocco of blocchi) {
    const entered = await enteredBy({ protocollo, blocco, posizione: null }, null, sources);
    for (const each of entered.figure) figure.set(each.id, each);
    for (const id of entered.attraverso) attraverso.add(id);
  }
  const others = new Set(
    sources.raccolta.valide.flatMap((each) => (each.protocollo === protocollo ? [] : [each.ente])),
  );
  const own = new Set(fate.sezioni.flatMap(({ conta, ente }) => (conta && !others.has(ente) ? [ente] : [])));
  return { ...fate, figure: [...figure.values()], attraverso: [...attraverso], solo_da_qui: [...own] };
}
