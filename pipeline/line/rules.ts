// What every reader of an edition's files is given: the rules of the edition, and its share of the machine.
import { resolve } from "node:path";
import type { Edizione } from "../../schemas/edizione.ts";
import { loadRilevazioni } from "../edizione/rilevazioni.ts";
import type { Budget } from "../effects/machine.ts";
import type { ReaderStart } from "../reading/reader.ts";
import type { ReaderCaps } from "../reading/readers.ts";

/** Absolute: the database takes a leading `~` for a home. */
export const archivioOf = (edizione: Pick<Edizione, "cartella">): string => resolve(edizione.cartella, "archivio");

/** What the readers need to know of an edition. */
export async function readingRules(edizione: Edizione): Promise<ReaderStart> {
  return { anno: edizione.yaml.anno, liste: edizione.liste, rilevazioni: await loadRilevazioni(edizione) };
}

/** Seconds that one file may take, and what the machine gives to its reader. */
export function readerCaps({ cores, readerMegabytes }: Budget): ReaderCaps {
  return { workers: cores, secondsPerFile: 60, megabytes: readerMegabytes };
}
