// The kept rows of single sections, whether they count or not.
import { z } from "zod";
import type { Blocco } from "../../schemas/blocco.ts";
import { addressOf } from "../../schemas/reading.ts";
import { rawTexts } from "./lineage.ts";
import { quote } from "./load.ts";
import type { Store } from "./store.ts";

/** The sections of a block in a file of rows. */
export interface SectionsAt {
  readonly file: string;
  readonly enti: readonly string[];
  readonly blocco: Blocco;
}

const rowSchema = z.object({
  ente: z.string(),
  foglio: z.string(),
  riga: z.number(),
  posti: z.string(),
  valori: rawTexts,
  vuoti: rawTexts.nullable(),
  grezzi: rawTexts,
});

/** A kept row: answers by field, values as the texts that are kept. */
export type SectionRow = ReturnType<typeof rowOf>;

/** The rows of each ente, in their order; the file is read once for all of them. */
export async function sectionRows(
  store: Store,
  { file, enti, blocco }: SectionsAt,
): Promise<Map<string, readonly SectionRow[]>> {
  const json = (name: string): string => `CAST(to_json(${name}) AS VARCHAR) AS ${name}`;
  const rows = await store.all(
    `SELECT ente, foglio, riga, posti, ${["valori", "vuoti", "grezzi"].map(json).join(", ")}
     FROM read_parquet(${quote(file)}, file_row_number = true, hive_partitioning = false)
     WHERE ente IN (${enti.map(quote).join(", ")}) AND blocco = $blocco ORDER BY file_row_number`,
    { blocco: blocco.id },
  );
  const byEnte = new Map<string, SectionRow[]>();
  for (const row of rows) {
    const parsed = rowSchema.parse(row);
    const own = byEnte.get(parsed.ente) ?? [];
    own.push(rowOf(blocco, parsed));
    byEnte.set(parsed.ente, own);
  }
  return byEnte;
}

function rowOf({ campi }: Blocco, { foglio, riga, posti, valori, vuoti, grezzi }: z.infer<typeof rowSchema>) {
  const answers = Object.keys(campi).map((name, at) => {
    const cella = addressOf({ posti, numero: riga }, at);
    const answer = { valore: valori[at] ?? null, vuoto: vuoti?.[at] ?? null, scritto: grezzi[at] ?? null, cella };
    return [name, answer] as const;
  });
  return { foglio, riga, risposte: Object.fromEntries(answers) };
}
