// Enti of one group are one when it is asked who could be recognised by a figure. A group that one ente alone is of is more
// often one name that was written in two ways, and the two would be taken for strangers.
import type { EditionFault, Ente } from "../../schemas/edizione.ts";
import { key, nearestCode } from "../../schemas/text.ts";
import type { Numbered } from "./tables.ts";

type Grouped = Numbered<Pick<Ente, "gruppo">>;

/** Groups of one ente, and groups whose names are read as the same. */
export function groupFaults(enti: readonly Grouped[]): EditionFault[] {
  const groups = [
    ...Map.groupBy(
      enti.filter(({ row }) => row.gruppo !== ""),
      ({ row }) => key(row.gruppo),
    ).values(),
  ];
  const names = groups.flatMap(([first]) => first?.row.gruppo ?? []);
  return groups.flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    return others.length === 0 ? [alone(first, names)] : otherSpellings(first, others);
  });
}

function otherSpellings({ row: { gruppo: same } }: Grouped, others: readonly Grouped[]): EditionFault[] {
  const written = Map.groupBy(
    others.filter(({ row }) => row.gruppo !== same),
    ({ row }) => row.gruppo,
  );
  return [...written].map(([gruppo, [each]]) => {
    const cosa = `il gruppo «${gruppo}» si legge come «${same}»: per la riservatezza valgono come uno solo`;
    return { file: "enti.csv", riga: each?.line ?? null, cosa, rimedio: "Scrivilo in un modo solo." };
  });
}

function alone({ line, row: { gruppo } }: Grouped, names: readonly string[]): EditionFault {
  const near = nearestCode(
    gruppo,
    names.filter((name) => name !== gruppo).map((nome) => ({ codice: nome, nome })),
  );
  const cosa = `del gruppo «${gruppo}» c'è un ente solo, e per la riservatezza è come se non ne avesse`;
  const rimedio =
    near === ""
      ? "Scrivi lo stesso nome a tutti gli enti del gruppo; se nella rete non ce ne sono altri, lascialo vuoto."
      : `Forse volevi scrivere «${near}»; se nella rete non ce ne sono altri, lascialo vuoto.`;
  return { file: "enti.csv", riga: line, cosa, rimedio };
}
