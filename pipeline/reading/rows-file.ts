// The accepted rows of one file as a Parquet file, whatever blocks they are of: one row per record, with the ente, the
// block, the place and the raw text. Any engine that speaks Parquet reads it; docs/scala.md says how.
import { parquetWriteBuffer } from "hyparquet-writer";
import type { Reading, Riga } from "../../schemas/reading.ts";

/** Small groups of rows: the writer's time grows with their size, the database's hardly. */
const ROWS_PER_GROUP = 5000;

/** Bytes of the rows of a reading, in their order; null when it has none. Same reading, same bytes. */
export function rowsFile({ invii }: Reading): Uint8Array | null {
  const ente: string[] = [];
  const blocco: string[] = [];
  const foglio: string[] = [];
  const righe: Riga[] = [];
  for (const invio of invii) {
    for (const sezione of invio.sezioni) {
      for (const riga of sezione.righe) {
        ente.push(invio.ente);
        blocco.push(sezione.blocco);
        foglio.push(sezione.foglio);
        righe.push(riga);
      }
    }
  }
  if (righe.length === 0) return null;
  const bytes = parquetWriteBuffer({
    columnData: [
      { name: "ente", data: ente },
      { name: "blocco", data: blocco },
      { name: "foglio", data: foglio },
      { name: "riga", data: Int32Array.from(righe, ({ numero }) => numero) },
      { name: "posti", data: righe.map(({ posti }) => posti) },
      { name: "valori", data: righe.map(({ valori }) => valori.map(textOf)) },
      { name: "vuoti", data: righe.map(({ vuoti }) => (vuoti.every((v) => v === null) ? null : vuoti)) },
      { name: "grezzi", data: righe.map(({ grezzi }) => grezzi) },
    ],
    schema: SCHEMA,
    statistics: false,
    codec: "UNCOMPRESSED",
    rowGroupSize: ROWS_PER_GROUP,
  });
  return new Uint8Array(bytes);
}

function textOf(value: Riga["valori"][number]): string | null {
  return value === null ? null : String(value);
}

const text = (name: string) => ({
  name,
  type: "BYTE_ARRAY" as const,
  converted_type: "UTF8" as const,
  repetition_type: "REQUIRED" as const,
});
const list = (name: string, repetition_type: "REQUIRED" | "OPTIONAL") => [
  { name, repetition_type, num_children: 1, converted_type: "LIST" as const },
  { name: "list", repetition_type: "REPEATED" as const, num_children: 1 },
  {
    name: "element",
    type: "BYTE_ARRAY" as const,
    converted_type: "UTF8" as const,
    repetition_type: "OPTIONAL" as const,
  },
];

const SCHEMA = [
  { name: "righe", num_children: 8 },
  text("ente"),
  text("blocco"),
  text("foglio"),
  { name: "riga", type: "INT32" as const, repetition_type: "REQUIRED" as const },
  text("posti"),
  ...list("valori", "REQUIRED"),
  ...list("vuoti", "OPTIONAL"),
  ...list("grezzi", "REQUIRED"),
];
