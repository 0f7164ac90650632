// Figures of earlier editions, as they published them in `dati/figure.csv`. Which of their names are known is said where
// the measures are; here each row is read with everything that stands in it.
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";
import type { EditionFault, Precedente } from "../../schemas/edizione.ts";
import { dimensionOfColumn, FIGURA_COLUMNS, TOTALE } from "../../schemas/figura.ts";
import { type Numbered, readTable } from "./tables.ts";

const rowSchema = z.looseObject({
  edizione: z.number().int(),
  misura: z.string(),
  valore: z.string(),
  n_enti: z.string(),
  copertura: z.string(),
});
type Row = Readonly<Record<string, unknown>> & z.infer<typeof rowSchema>;

const OF_FIGURA: ReadonlySet<string> = new Set(FIGURA_COLUMNS.map(({ nome }) => nome));

interface Earlier {
  readonly precedenti: readonly Precedente[];
  readonly difetti: readonly EditionFault[];
}

/** The figures of `precedenti/` before a year, none when there is no such folder. Throws EdizioneRotta for what is no table of figures. */
export async function readPrecedenti(cartella: string, anno: number): Promise<Earlier> {
  const folder = join(cartella, "precedenti");
  const files = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".csv")).sort();
  const tables = await Promise.all(
    files.map(async (name) => {
      const file = `precedenti/${basename(name)}`;
      const rows = await readTable(cartella, file, rowSchema);
      const before = earlierOf(
        file,
        rows.filter(({ row }) => row.edizione < anno),
      );
      return { ...before, difetti: [...ofAnotherYear(file, rows), ...notEarlier(file, rows, anno), ...before.difetti] };
    }),
  );
  return { precedenti: tables.flatMap((t) => t.precedenti), difetti: tables.flatMap((t) => t.difetti) };
}

/** A file that holds nothing, or nothing of the year of its name, leaves that year out of the comparison. */
function ofAnotherYear(file: string, rows: readonly Numbered<Row>[]): EditionFault[] {
  const anno = /(?<!\d)20\d\d(?!\d)/.exec(basename(file))?.[0];
  if (rows.length > 0 && (anno === undefined || rows.some(({ row }) => String(row.edizione) === anno))) return [];
  const cosa = rows.length === 0 ? "il file non ha righe" : `qui non c'è nessuna cifra dell'edizione ${anno}`;
  const rimedio = "Mettici le cifre che l'edizione ha pubblicato (dati/figure.csv), oppure togli il file.";
  return [{ file, riga: null, cosa, rimedio }];
}

/** Rows of this edition, or of a later one, are no earlier figures: told once for each edition that a file names. */
function notEarlier(file: string, rows: readonly Numbered<Row>[], anno: number): EditionFault[] {
  const late = Map.groupBy(
    rows.filter(({ row }) => row.edizione >= anno),
    ({ row }) => row.edizione,
  );
  return [...late].map(([edizione, [first]]) => ({
    file,
    riga: first?.line ?? null,
    cosa: `le cifre dell'edizione ${edizione} non sono di prima del ${anno}, e non si confrontano`,
    rimedio: "Correggi la colonna edizione, oppure togli le righe.",
  }));
}

function earlierOf(file: string, rows: readonly Numbered<Row>[]): Earlier {
  const columns = Object.keys(rows[0]?.row ?? {}).filter((name) => !OF_FIGURA.has(name));
  // An empty cell is a blank member («non indicato») where the column says «totale» at its margin, else the margin itself.
  const withMargin = new Set(columns.filter((name) => rows.some(({ row }) => row[name] === TOTALE)));
  const dimsOf = (row: Row): Record<string, string> =>
    Object.fromEntries(
      columns.flatMap((column) => {
        const member = String(row[column] ?? "");
        const isMargin = member === TOTALE || (member === "" && !withMargin.has(column));
        return isMargin ? [] : [[dimensionOfColumn(column), member]];
      }),
    );
  const difetti: EditionFault[] = [];
  const precedenti = rows.flatMap(({ line, row }): Precedente[] => {
    const [valore, n_enti, copertura] = [row.valore, row.n_enti, row.copertura].map(numberOrNull);
    if (valore !== undefined && n_enti !== undefined && copertura !== undefined && isShare(copertura)) {
      const { edizione, misura } = row;
      return [{ file, riga: line, edizione, misura, dims: dimsOf(row), valore, n_enti, copertura }];
    }
    const cosa = "valore, n_enti o copertura non è un numero come è stato pubblicato, e la figura non si confronta";
    const rimedio = "Scrivi il numero senza separare le migliaia; la copertura va da 0 a 1.";
    difetti.push({ file, riga: line, cosa, rimedio });
    return [];
  });
  return { precedenti, difetti };
}

/** null for an empty cell, undefined for what is no number. What was published never parts thousands: a comma, which a
 *  spreadsheet puts in place of the point, is decimal too. */
function numberOrNull(text: string): number | null | undefined {
  if (text === "") return null;
  return PUBLISHED.test(text) ? Number(text.replace(",", ".")) : undefined;
}
const PUBLISHED = /^-?\d+(?:[.,]\d+)?(?:[eE][-+]?\d+)?$/;

/** A spreadsheet may take the point of «0.933» for thousands. */
const isShare = (copertura: number | null): boolean => copertura === null || (copertura >= 0 && copertura <= 1);
