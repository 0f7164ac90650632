// Enti of one group are one when it is asked who could be recognised by a figure. A group that one ente alone is of is more
// often one name that was written in two ways, and the two would be taken for strangers.
import type { EditionFault, Ente } from "../../schemas/edizione.ts";
import { key, nearestCode } from "../../schemas/text.ts";
import type { Numbered } from "./tables.ts";

/** Groups of one ente, and groups whose names are read as the same. */
export function groupFaults(enti: readonly Numbered<Pick<Ente, "gruppo">>[]): EditionFault[] {
  const groups = Map.groupBy(
    enti.filter(({ row }) => row.gruppo !== ""),
    ({ row }) => row.gruppo,
  );
  const names = [...groups.keys()];
  return names.flatMap((gruppo, n) => {
    const own = groups.get(gruppo) ?? [];
    const others = names.filter((name) => name !== gruppo).map((nome) => ({ codice: nome, nome }));
    const same = names.slice(0, n).find((name) => key(name) === key(gruppo));
    const riga = own[0]?.line ?? null;
    if (same !== undefined) {
      const cosa = `il gruppo «${gruppo}» si legge come «${same}»: per la riservatezza valgono come uno solo`;
      return [{ file: "enti.csv", riga, cosa, rimedio: "Scrivilo in un modo solo." }];
    }
    if (own.length > 1 || others.some(({ nome }) => key(nome) === key(gruppo))) return [];
    const near = nearestCode(gruppo, others);
    const cosa = `del gruppo «${gruppo}» c'è un ente solo, e per la riservatezza è come se non ne avesse`;
    const rimedio =
      near === ""
        ? "Scrivi lo stesso nome a tutti gli enti del gruppo; se nella rete non ce ne sono altri, lascialo vuoto."
        : `Forse volevi scrivere «${near}»; se nella rete non ce ne sono altri, lascialo vuoto.`;
    return [{ file: "enti.csv", riga, cosa, rimedio }];
  });
}
