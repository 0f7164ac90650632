// The kept rows of single sections, whether they count or not.
import { z } from "zod";
import type { Blocco } from "../../schemas/blocco.ts";
import { addressOf } from "../../schemas/reading.ts";
import { quote } from "./load.ts";
import type { Store } from "./store.ts";

/** The section of one ente and block in a file of rows. */
export interface SectionAt {
  readonly file: string;
  readonly ente: string;
  readonly blocco: Blocco;
}

const texts = z.string().transform((text) => z.array(z.string().nullable()).parse(JSON.parse(text)));
const rowSchema = z.object({
  foglio: z.string(),
  riga: z.number(),
  posti: z.string(),
  valori: texts,
  vuoti: texts.nullable(),
  grezzi: texts,
});

/** Its rows, in their order: answers by field, values as the texts that are kept. */
export async function sectionRows(store: Store, { file, ente, blocco }: SectionAt) {
  const json = (name: string): string => `CAST(to_json(${name}) AS VARCHAR) AS ${name}`;
  const rows = await store.all(
    `SELECT foglio, riga, posti, ${["valori", "vuoti", "grezzi"].map(json).join(", ")}
     FROM read_parquet(${quote(file)}, file_row_number = true, hive_partitioning = false)
     WHERE ente = $ente AND blocco = $blocco ORDER BY file_row_number`,
    { ente, blocco: blocco.id },
  );
  return rows.map((row) => {
    const { foglio, riga, posti, valori, vuoti, grezzi } = rowSchema.parse(row);
    const answers = Object.keys(blocco.campi).map((name, at) => {
      const cella = addressOf({ posti, numero: riga }, at);
      const answer = { valore: valori[at] ?? null, vuoto: vuoti?.[at] ?? null, scritto: grezzi[at] ?? null, cella };
      return [name, answer] as const;
    });
    return { foglio, riga, risposte: Object.fromEntries(answers) };
  });
}
