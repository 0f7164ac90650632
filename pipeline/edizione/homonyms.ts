// Enti that bear one name: two parishes, two circles of one association. Each keeps it, and where a name must say which of
// them is meant its code stands beside it.
import type { EditionFault, Ente } from "../../schemas/edizione.ts";
import { key } from "../../schemas/text.ts";
import type { Numbered } from "./tables.ts";

type Named = Pick<Ente, "codice" | "denominazione">;

/** The name by which each is written in a list, by code: no two are read as the same. */
export function namesApart(enti: readonly Named[]): ReadonlyMap<string, string> {
  const count = new Map<string, number>();
  for (const { denominazione } of enti) count.set(key(denominazione), (count.get(key(denominazione)) ?? 0) + 1);
  return new Map(
    enti.map(({ codice, denominazione }) => [
      codice,
      (count.get(key(denominazione)) ?? 0) > 1 ? `${denominazione} (${codice})` : denominazione,
    ]),
  );
}

/** One that is there twice by mistake would be counted twice among those of whom an answer is expected. */
export function homonymFaults(enti: readonly Numbered<Named>[]): EditionFault[] {
  const first = new Map<string, Numbered<Named>>();
  return enti.flatMap(({ line, row }) => {
    const other = first.get(key(row.denominazione));
    if (other === undefined) {
      first.set(key(row.denominazione), { line, row });
      return [];
    }
    const cosa = `«${row.denominazione}» si chiama anche «${other.row.codice}», alla riga ${other.line}: nei menu e nelle risposte ciascuno ha il suo codice accanto al nome`;
    const rimedio =
      "Se è lo stesso ente tieni una riga sola; se sono due va bene così, e un nome che li distingue aiuta chi legge.";
    return [{ file: "enti.csv", riga: line, cosa, rimedio }];
  });
}
