// The accepted rows of one file as a Parquet file, whatever blocks they are of: one row per record, with the ente, the
// block, the place and the raw text. Any engine that speaks Parquet reads it; docs/scala.md says how.
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { PlacedRow, RowSink } from "../../schemas/reading.ts";

/** As many rows as the database takes at once. Larger groups cost the writer time and memory, and make a larger file. */
const ROWS_PER_GROUP = 2048;

export interface RowsFile {
  readonly take: RowSink;
  /** The bytes of the file, piece by piece; none when no row was taken. Same rows, same bytes. */
  readonly finish: () => readonly Uint8Array[];
}

/** Encodes rows as they come: of a large file what is held is a group of rows, and the bytes of the others. */
export function makeRowsFile(): RowsFile {
  const bytes = new ByteWriter();
  const file = new ParquetWriter({ writer: bytes, schema: SCHEMA, codec: "UNCOMPRESSED", statistics: false });
  const pieces: Uint8Array[] = [];
  let group: PlacedRow[] = [];
  const flush = (): void => {
    pieces.push(bytes.getBytes().slice());
    bytes.index = 0;
  };
  const write = (): void => {
    file.write({ columnData: columnsOf(group), rowGroupSize: ROWS_PER_GROUP });
    flush();
    group = [];
  };
  return {
    take: (row) => {
      group.push(row);
      if (group.length === ROWS_PER_GROUP) write();
    },
    finish: () => {
      if (group.length > 0) write();
      if (pieces.length === 0) return [];
      file.finish();
      flush();
      return pieces;
    },
  };
}

function columnsOf(group: readonly PlacedRow[]) {
  const column = <T>(name: string, of: (row: PlacedRow) => T) => ({ name, data: group.map(of), offsetIndex: false });
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
