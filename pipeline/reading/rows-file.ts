// The accepted rows of one file as a Parquet file, whatever blocks they are of: one row per record, with the ente, the
// block, the place and the raw text. Any engine that speaks Parquet reads it; docs/scala.md says how.
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { Reading, Riga } from "../../schemas/reading.ts";

/** Small groups of rows: time and memory of the writer grow with their size, those of the database hardly. */
const ROWS_PER_GROUP = 5000;

interface Placed {
  readonly ente: string;
  readonly blocco: string;
  readonly foglio: string;
  readonly riga: Riga;
}

/** Bytes of the rows of a reading, in their order; null when it has none. Same reading, same bytes. */
export function rowsFile(reading: Reading): Uint8Array | null {
  const bytes = new ByteWriter();
  const file = new ParquetWriter({ writer: bytes, schema: SCHEMA, codec: "UNCOMPRESSED", statistics: false });
  let count = 0;
  for (const group of groupsOf(reading)) {
    count += group.length;
    file.write({ columnData: columnsOf(group), rowGroupSize: ROWS_PER_GROUP });
  }
  if (count === 0) return null;
  file.finish();
  return bytes.getBytes();
}

function* groupsOf({ invii }: Reading): Generator<Placed[]> {
  let group: Placed[] = [];
  for (const { ente, sezioni } of invii) {
    for (const { blocco, foglio, righe } of sezioni) {
      for (const riga of righe) {
        group.push({ ente, blocco, foglio, riga });
        if (group.length < ROWS_PER_GROUP) continue;
        yield group;
        group = [];
      }
    }
  }
  if (group.length > 0) yield group;
}

function columnsOf(group: readonly Placed[]) {
  const column = <T>(name: string, of: (placed: Placed) => T) => ({ name, data: group.map(of), offsetIndex: false });
  return [
    column("ente", ({ ente }) => ente),
    column("blocco", ({ blocco }) => blocco),
    column("foglio", ({ foglio }) => foglio),
    column("riga", ({ riga }) => riga.numero),
    column("posti", ({ riga }) => riga.posti),
    column("valori", ({ riga }) => riga.valori.map((value) => (value === null ? null : String(value)))),
    column("vuoti", ({ riga }) => (riga.vuoti.every((reason) => reason === null) ? null : riga.vuoti)),
    column("grezzi", ({ riga }) => riga.grezzi),
  ];
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
  { ...text("element"), repetition_type: "OPTIONAL" as const },
];

/** `valori`, `vuoti` and `grezzi` run over the fields of the block in the order of its declaration. */
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
