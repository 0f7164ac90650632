// A table of the folder as records: titles in the first row, whatever separates the cells. A row that does not fit its
// titles stops, because its cells would be read as those of other columns.

import { instead, key, nearestCode } from "../../schemas/text.ts";
import { csvRecords } from "../formats/csv-records.ts";
import { layoutOf } from "../formats/layout.ts";
import { EdizioneRotta } from "./faults.ts";

export interface TableRecord {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

export interface Titles {
  /** Titles that a table must have. */
  readonly needed: readonly string[];
  /** Titles that it may have beside them, whose cells a row may leave out at its end; `tutti` where any other title is
   *  one more column. */
  readonly others: readonly string[] | "tutti";
}

/** The rows that hold something, cells trimmed, by the known title that each column is nearest to writing. Throws EdizioneRotta. */
export function recordsOf(text: string, file: string, known: Titles): TableRecord[] {
  const stop = (line: number, cosa: string, rimedio: string): never => {
    throw new EdizioneRotta(file, line, cosa, rimedio);
  };
  // The titles alone say what separates the cells: words of the rows hold any sign.
  const { from, ...layout } = layoutOf(/^(?:sep=[^\n]*\n)?\s*[^\n]*/i.exec(text)?.[0] ?? "");
  const onStrayQuote = (line: number): never =>
    stop(
      line,
      "le virgolette di una casella non si chiudono",
      "Chiudile, o raddoppia quelle che fanno parte del testo.",
    );
  const firstLine = from === 0 ? 1 : 2;
  const [head, ...rows] = csvRecords(text.slice(from), { ...layout, firstLine, onStrayQuote });
  if (head === undefined)
    return stop(firstLine, "il file è vuoto, e manca anche la riga dei titoli", "Rimettila, oppure togli il file.");
  const optional = known.others === "tutti" ? [] : known.others;
  const titles = titlesOf(head.fields, known, (cosa, rimedio) => stop(head.line, cosa, rimedio));
  const named = titles.flatMap((title, i) => (title === "" ? [] : [[title, i] as const]));
  return rows.map(({ line, fields }) => {
    const cells = fields.map((field) => field.trim());
    const beyond = cells.find((cell, i) => cell !== "" && (titles[i] ?? "") === "");
    const isCut = cells.length < titles.length && titles.slice(cells.length).some((title) => !optional.includes(title));
    if (isCut || beyond !== undefined)
      stop(line, "la riga non ha tante colonne quanti sono i titoli", "Controlla virgole e virgolette.");
    if (titles.length > 1 && titles.every((title, i) => key(title) === key(cells[i] ?? "")))
      stop(line, "la riga ripete i titoli", "Toglila.");
    return { line, cells: Object.fromEntries(named.map(([title, i]) => [title, cells[i] ?? ""])) };
  });
}

/** The title of each column, empty for a column without one. */
function titlesOf(
  written: readonly string[],
  { needed, others }: Titles,
  stop: (cosa: string, rimedio: string) => never,
): string[] {
  const known = others === "tutti" ? needed : [...needed, ...others];
  const titles = written.map((title) => {
    const bare = title.trim();
    return known.find((name) => key(name) === key(bare)) ?? bare;
  });
  const again = titles.find((title, i) => title !== "" && titles.indexOf(title) < i);
  if (again !== undefined) stop(`il titolo «${again}» sta in due colonne`, "Tienine una sola.");
  const missing = needed.filter((name) => !titles.includes(name));
  const unknown = titles.filter((title) => title !== "" && !known.includes(title));
  const lost = missing.map((name) => ({ codice: name, nome: name }));
  const misspelt = unknown.find((title) => nearestCode(title, lost) !== "");
  // Where any title may stand only one that is almost a missing one is strange.
  const strange = misspelt ?? (others === "tutti" ? undefined : unknown[0]);
  if (strange !== undefined)
    stop(`il titolo «${strange}» non è conosciuto`, instead(strange, missing.length > 0 ? missing : known));
  if (missing.length > 0) stop(`manca la colonna «${missing.join("», «")}»`, "Aggiungila, con il suo titolo.");
  return titles;
}
