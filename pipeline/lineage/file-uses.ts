// From a whole file to the figures it enters.
import type { ReadArrival } from "../collect/outcomes.ts";
import { enteredBy, type Named } from "./entered.ts";
import { type ArrivalFate, fateOf } from "./fate.ts";
import type { Sources } from "./sources.ts";

export interface FileUse extends ArrivalFate {
  readonly figure: readonly Named[];
  /** Enti of which nothing else counts: without this file they would be among those who are silent. */
  readonly solo_da_qui: readonly string[];
}

export async function fileUse(letto: ReadArrival, sources: Sources): Promise<FileUse> {
  const fate = fateOf(letto, sources.raccolta);
  const { protocollo } = fate;
  const blocchi = new Set(fate.sezioni.flatMap(({ conta, blocco }) => (conta ? [blocco] : [])));
  const figure = new Map<string, Named>();
  for (const blocco of blocchi)
    for (const each of (await enteredBy({ protocollo, blocco, posizione: null }, null, sources)).figure)
      figure.set(each.id, each);
  const others = new Set(
    sources.raccolta.valide.flatMap((each) => (each.protocollo === protocollo ? [] : [each.ente])),
  );
  const own = new Set(fate.sezioni.flatMap(({ conta, ente }) => (conta && !others.has(ente) ? [ente] : [])));
  return { ...fate, figure: [...figure.values()], solo_da_qui: [...own] };
}
