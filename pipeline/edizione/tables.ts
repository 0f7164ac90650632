// CSV tables of the edition folder: cells are read as those of members, then each row is checked by its schema. The first
// fault is told with its line.
import { z } from "zod";
import { quando } from "../../schemas/edition-words.ts";
import { readNumber } from "../reading/numbers.ts";
import { isoDay } from "./days.ts";
import { EdizioneRotta, inItaliano } from "./faults.ts";
import { textOf } from "./file-text.ts";
import { missingFile } from "./missing.ts";
import { recordsOf, type Titles } from "./records.ts";

export interface Numbered<T> {
  readonly line: number;
  readonly row: T;
}

/** Rows of a CSV of the folder with their line. A missing optional file is an empty table. Throws EdizioneRotta. */
export async function readTable<S extends z.ZodObject>(
  folder: string,
  file: string,
  schema: S,
  need: "obbligatorio" | "facoltativo" = "obbligatorio",
): Promise<Numbered<z.infer<S>>[]> {
  const text = await textOf(folder, file);
  if (text === null && need === "obbligatorio") throw await missingFile(folder, file);
  if (text === null) return [];
  // What a column holds is asked of its schema once, not in each of its cells.
  const readers = new Map(Object.entries(schema.shape).map(([title, kind]) => [title, readerOf(title, kind)]));
  const records = recordsOf(text, file, titlesIn(schema));
  const toRead = Object.keys(records[0]?.cells ?? {}).flatMap((title) => {
    const read = readers.get(title);
    return read === undefined ? [] : [[title, read] as const];
  });
  return records.map(({ line, cells }) => {
    const stop = (cosa: string, rimedio = "Correggi la riga e ripeti il comando."): never => {
      throw new EdizioneRotta(file, line, cosa, rimedio);
    };
    const record: Record<string, unknown> = { ...cells };
    for (const [title, read] of toRead) record[title] = read(cells[title] ?? "", stop);
    const result = schema.safeParse(record);
    if (result.success) return { line, row: result.data };
    const [issue] = result.error.issues;
    return stop(issue === undefined ? "la riga non è corretta" : inItaliano(issue));
  });
}

/** The titles that a table must have, and those that it may have beside them. */
export function titlesIn(schema: z.ZodObject): Titles {
  const isOpen = schema.def.catchall instanceof z.ZodUnknown;
  const names = Object.keys(schema.shape);
  const optional = names.filter((name) => schema.shape[name] instanceof z.ZodDefault);
  const needed = names.filter((name) => !optional.includes(name));
  return { needed, others: isOpen ? "tutti" : optional };
}

type StopCell = (cosa: string, rimedio: string) => never;

type ReadCell = (cell: string, stop: StopCell) => unknown;

/** What a cell holds, by the kind of its column; the text itself where it is words, or cannot be read. */
function readerOf(title: string, kind: unknown): ReadCell {
  // A column that may be left out, or a cell that may be empty: nothing is known then.
  if (kind instanceof z.ZodDefault) return readerOf(title, kind.unwrap());
  if (kind instanceof z.ZodNullable) {
    const read = readerOf(title, kind.unwrap());
    return (cell, stop) => (cell === "" ? null : read(cell, stop));
  }
  if (kind instanceof z.ZodNumber) {
    const number = kind.isInt ? "intero" : "importo";
    return (cell, stop) => numberOf(cell, title, number, stop);
  }
  return kind === quando || kind instanceof z.ZodISODate ? isoDay : (cell) => cell;
}

function numberOf(cell: string, title: string, kind: "intero" | "importo", stop: StopCell): unknown {
  if (cell === "") return stop(`«${title}» è vuota`, "Scrivi un numero: 0 se non c'è niente.");
  // No sheet writes a number so: two digits changed places, or the first was lost.
  if (/^0\d/.test(cell))
    return stop(`«${title}» dice «${cell}», che comincia con uno zero`, "Scrivi il numero senza zeri davanti.");
  const read = readNumber(cell, "ambiguo", kind === "intero" ? "interi" : "decimali");
  if (read.kind === "numero") return read.value;
  if (read.kind === "testo") return cell;
  const cosa = `«${title}» dice «${cell}», che può essere ${read.intero} o ${String(read.decimale).replace(".", ",")}`;
  return stop(cosa, `Scrivi ${read.intero}, oppure i decimali con due cifre.`);
}
