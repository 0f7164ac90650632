// A card for each quartiere: what the report tells of it, from the table that has a row for each.
import type { ReportModel } from "../../schemas/report-model.ts";

export interface QuartiereCard {
  readonly ancora: string;
  readonly voci: readonly { readonly titolo: string; readonly testo: string }[];
}

/** The table of the quartieri, zona for zona. */
const TABLE = "quartieri";

/** By code; empty where the edition has no such table. */
export function quartiereCards({ prospetti }: Pick<ReportModel, "prospetti">): ReadonlyMap<string, QuartiereCard> {
  const table = prospetti[TABLE]?.tabella;
  if (table === undefined) return new Map();
  const rows = table.righe.filter(({ totale }) => !totale);
  return new Map(
    rows.map(({ id, celle }) => [
      id,
      {
        ancora: `quartiere-${id}`,
        voci: celle.flatMap(({ testo }, at) => {
          const column = table.colonne[at];
          return column === undefined ? [] : [{ titolo: column.titolo, testo }];
        }),
      },
    ]),
  );
}
