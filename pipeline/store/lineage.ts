// From a figura back to the cells it came from: the rows behind a point by the same conditions as its cube, then their
// sheet, address and raw text from the files of rows.
import { z } from "zod";
import type { MisuraBase } from "../../schemas/misura.ts";
import { blockOf } from "../../schemas/questionario.ts";
import { addressOf } from "../../schemas/reading.ts";
import type { RowsFile } from "./load.ts";
import { quote } from "./load.ts";
import type { Store } from "./store.ts";
import { whereAt } from "./where.ts";

/** One row that a figura counts. */
export interface RowBehind {
  readonly ente: string;
  readonly protocollo: number;
  readonly foglio: string;
  /** Row of the sheet, or physical line of a text file. */
  readonly riga: number;
  /** Field → where it stands and what was written there; fields without a cell are left out. */
  readonly celle: Readonly<Record<string, { readonly cella: string; readonly scritto: string }>>;
}

const rowSchema = z.object({
  ente: z.string(),
  protocollo: z.number(),
  foglio: z.string(),
  riga: z.number(),
  posti: z.string(),
  grezzi: z.string().transform((text) => z.array(z.string().nullable()).parse(JSON.parse(text))),
});

/**
 * The rows behind a misura at a point, in order of arrival; dimensions left out are at their margin. Its block must have
 * been loaded from `files`. None for a misura over a table of the edition.
 */
export async function rowsBehind(
  store: Store,
  [id, misura]: readonly [string, MisuraBase],
  dims: Readonly<Record<string, string>>,
  files: readonly RowsFile[],
): Promise<RowBehind[]> {
  const blocco = blockOf(misura.blocco);
  const own = files.filter((file) => file.blocchi.has(misura.blocco));
  if (blocco === undefined || own.length === 0) return [];
  const paths = own.map(({ path }) => quote(path)).join(", ");
  const rows = await store.all(
    `SELECT b.ente, b.protocollo, r.foglio, b.riga, r.posti, CAST(to_json(r.grezzi) AS VARCHAR) AS grezzi
     FROM ${misura.blocco} b
     JOIN arrivo a USING (protocollo)
     JOIN read_parquet([${paths}], filename = true, file_row_number = true, hive_partitioning = false) r
       ON r.filename = a.file AND r.file_row_number = b.posizione
     WHERE ${whereAt(id, misura, dims, "b")}
     ORDER BY b.protocollo, b.posizione`,
    dims,
  );
  const names = Object.keys(blocco.campi);
  return rows.map((row) => {
    const { grezzi, posti, ...place } = rowSchema.parse(row);
    const celle = names.flatMap((name, at) => {
      const cella = addressOf({ posti, numero: place.riga }, at);
      const scritto = grezzi[at] ?? null;
      return cella === null || scritto === null ? [] : [[name, { cella, scritto }]];
    });
    return { ...place, celle: Object.fromEntries(celle) };
  });
}
