// CSV tables of the edition folder, each row checked by its schema; the first fault is told with its line.
import { parse } from "csv-parse/sync";
import type { z } from "zod";
import { EdizioneRotta, inItaliano } from "./faults.ts";
import { textOf } from "./file-text.ts";

export interface Numbered<T> {
  readonly line: number;
  readonly row: T;
}

/** Rows of a CSV of the folder with their line. A missing optional file is an empty table. Throws EdizioneRotta. */
export async function readTable<S extends z.ZodType>(
  folder: string,
  file: string,
  schema: S,
  need: "obbligatorio" | "facoltativo" = "obbligatorio",
): Promise<Numbered<z.infer<S>>[]> {
  const text = await textOf(folder, file);
  if (text === null && need === "obbligatorio")
    throw new EdizioneRotta(file, null, "il file non c'è", "Aggiungilo alla cartella dell'edizione.");
  if (text === null) return [];
  return parseTable(text, file, schema);
}

function parseTable<S extends z.ZodType>(text: string, file: string, schema: S): Numbered<z.infer<S>>[] {
  let records: { record: Record<string, string>; info: { lines: number } }[];
  try {
    records = parse(text, {
      columns: (titles: string[]) => distinct(titles, file),
      bom: true,
      skip_empty_lines: true,
      trim: true,
      info: true,
    });
  } catch (error) {
    if (error instanceof EdizioneRotta) throw error;
    const line = (error as { lines?: number }).lines ?? null; // csv-parse puts the line on its error
    throw new EdizioneRotta(
      file,
      line,
      "la riga non ha tante colonne quanti sono i titoli",
      "Controlla virgole e virgolette.",
    );
  }
  return records.map(({ record, info }) => {
    const result = schema.safeParse(record);
    if (!result.success) {
      const [issue] = result.error.issues;
      const cosa = issue === undefined ? "la riga non è corretta" : inItaliano(issue);
      throw new EdizioneRotta(file, info.lines, cosa, "Correggi la riga e ripeti il comando.");
    }
    return { line: info.lines, row: result.data };
  });
}

/** Two columns with one title would leave only the last. */
function distinct(titles: string[], file: string): string[] {
  const again = titles.find((title, i) => titles.indexOf(title) < i);
  if (again === undefined) return titles;
  throw new EdizioneRotta(file, 1, `il titolo «${again}» sta in due colonne`, "Tienine una sola.");
}
