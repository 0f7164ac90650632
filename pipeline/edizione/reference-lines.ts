// The lines of the edition's own tables, as they are written: where a number that counts them comes from.
import { contoSchema, fabbisognoSchema, popolazioneSchema, quartiereSchema } from "../../schemas/edition-tables.ts";
import { enteSchema } from "../../schemas/edizione.ts";
import { EdizioneRotta } from "./faults.ts";
import { textOf } from "./file-text.ts";
import { recordsOf, type TableRecord } from "./records.ts";
import { titlesIn } from "./tables.ts";

const TABLES = {
  enti: { file: "enti.csv", schema: enteSchema },
  quartieri: { file: "territorio/quartieri.csv", schema: quartiereSchema },
  popolazione: { file: "territorio/popolazione.csv", schema: popolazioneSchema },
  fabbisogni: { file: "territorio/fabbisogni.csv", schema: fabbisognoSchema },
  conti: { file: "progetto/conti.csv", schema: contoSchema },
};

export interface WrittenTable {
  readonly file: string;
  readonly righe: readonly TableRecord[];
}

/** The rows of a table in their order, as `loadEdizione` read them. Throws EdizioneRotta when their number is another by now. */
export async function writtenTable(
  cartella: string,
  table: keyof typeof TABLES,
  attese: number,
): Promise<WrittenTable> {
  const { file, schema } = TABLES[table];
  const text = (await textOf(cartella, file)) ?? "";
  const righe = recordsOf(text, file, titlesIn(schema));
  if (righe.length !== attese)
    throw new EdizioneRotta(file, null, "è cambiato mentre lo si leggeva", "Ripeti il comando.");
  return { file, righe };
}
