// A closed edition, in words.
import { quanti } from "../../schemas/diagnostici/entry.ts";
import { closedSince } from "../collect/frozen.ts";
import type { CollectionStatus } from "../line/collection-status.ts";

/** That the edition is closed, and which files came too late; no line while it is open. */
export function closedLines({ chiusa, tardivi }: Pick<CollectionStatus, "chiusa" | "tardivi">): string[] {
  if (chiusa === null) return [];
  const late = quanti(tardivi.length, "file è arrivato dopo e non conta", "file sono arrivati dopo e non contano");
  return [
    `  ${closedSince(chiusa)}.`,
    ...(tardivi.length === 0 ? [] : [`  ${late} («congela --eccezione PROTOCOLLO» ne fa contare uno):`]),
    ...tardivi.map(({ file, protocollo }) => `    ${file} (protocollo ${protocollo})`),
  ];
}
