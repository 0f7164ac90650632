// Figures of earlier editions, as they published them in `dati/figure.csv`. Which of their names are known is said where
// the measures are; here each row is read with everything that stands in it.
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";
import type { EditionFault, Precedente } from "../../schemas/edizione.ts";
import {
  dimensionOfColumn,
  FIGURA_COLUMNS,
  FIGURA_NUMBERS,
  figuraSchema,
  isNumero,
  type NumeroFigura,
  TOTALE,
} from "../../schemas/figura.ts";
import { isFarYear } from "./check-year.ts";
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
      const named = yearOf(file);
      const ofThisFile = rows.filter(({ row }) => named === null || row.edizione === named);
      const before = earlierOf(
        file,
        ofThisFile.filter(({ row }) => row.edizione < anno),
      );
      const faults = [...ofAnotherYear(file, rows), ...notEarlier(file, rows, anno), ...strayYears(file, rows, anno)];
      return { ...before, difetti: [...faults, ...before.difetti] };
    }),
  );
  return { precedenti: tables.flatMap((t) => t.precedenti), difetti: tables.flatMap((t) => t.difetti) };
}

/** Every figura of one table, whatever its year. Throws EdizioneRotta for what is no table of figures. */
export async function readFigures(cartella: string, file: string): Promise<Earlier> {
  return earlierOf(file, await readTable(cartella, file, rowSchema));
}

/** The edition that a file is called after; null when it names none, or several. */
function yearOf(file: string): number | null {
  const [first, ...others] = new Set(basename(file).match(/(?<!\d)20\d\d(?!\d)/g) ?? []);
  return first === undefined || others.length > 0 ? null : Number(first);
}

/** A file that holds nothing, or nothing of the year of its name, leaves that year out of the comparison. */
function ofAnotherYear(file: string, rows: readonly Numbered<Row>[]): EditionFault[] {
  const anno = yearOf(file);
  if (rows.length > 0 && (anno === null || rows.some(({ row }) => row.edizione === anno))) return [];
  const cosa = rows.length === 0 ? "il file non ha righe" : `qui non c'è nessuna cifra dell'edizione ${anno}`;
  const rimedio = "Mettici le cifre che l'edizione ha pubblicato (dati/figure.csv), oppure togli il file.";
  return [{ file, riga: null, cosa, rimedio }];
}

/** Rows of another edition than the one their file is called after: an edition that was mistyped would be one more. */
function strayYears(file: string, rows: readonly Numbered<Row>[], anno: number): EditionFault[] {
  const named = yearOf(file);
  const stray = rows.filter(({ row }) => row.edizione !== named && row.edizione < anno);
  // Where none is of the year of the name, that is said.
  if (named === null || stray.length === rows.length) return [];
  return [...Map.groupBy(stray, ({ row }) => row.edizione)].map(([edizione, [first]]) => ({
    file,
    riga: first?.line ?? null,
    cosa: `la riga è dell'edizione ${edizione}, ma il file è quello del ${named}, e non si confronta`,
    rimedio: "Correggi la colonna edizione, oppure metti la riga nel file della sua edizione.",
  }));
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
  const dimensions = columns.map((column) => ({
    column,
    dimension: dimensionOfColumn(column),
    withMargin: rows.some(({ row }) => row[column] === TOTALE),
  }));
  const dimsOf = (row: Row): Record<string, string> => {
    const own: [string, string][] = [];
    for (const { column, dimension, withMargin } of dimensions) {
      const member = String(row[column] ?? "");
      const isMargin = member === TOTALE || (member === "" && !withMargin);
      if (!isMargin) own.push([dimension, member]);
    }
    return Object.fromEntries(own);
  };
  const difetti: EditionFault[] = [];
  const precedenti = rows.flatMap(({ line, row }): Precedente[] => {
    const fault = (cosa: string, rimedio: string): void => void difetti.push({ file, riga: line, cosa, rimedio });
    const numbers = numbersOf(row);
    if (numbers === null) {
      const cosa = "valore, n_enti o copertura non è un numero come è stato pubblicato, e la figura non si confronta";
      fault(cosa, "Scrivi il numero senza separare le migliaia; la copertura va da 0 a 1.");
      return [];
    }
    const year = Number(row["anno"] ?? Number.NaN);
    if (row["anno"] !== "" && isFarYear(year, row.edizione)) {
      fault(
        `anno dice ${year}, troppo lontano dall'edizione ${row.edizione}, e la figura non si confronta`,
        "Correggi l'anno.",
      );
      return [];
    }
    if (!areTogether(numbers)) {
      const cosa = "valore, intervallo ed errore non stanno insieme, e la figura non si confronta";
      fault(cosa, "Rimetti la riga com'era in dati/figure.csv: un foglio di calcolo può averne cambiato i numeri.");
      return [];
    }
    const said = saidSchema.safeParse({
      stato: row["stato"] || (numbers.valore === null ? "non-disponibile" : "valore"),
      protetta: row["protetta"] ?? "",
      giudizio: row["giudizio"] || null,
    });
    if (!said.success) {
      const [column = ""] = said.error.issues.map(({ path }) => String(path[0]));
      const cosa = `«${column}» dice «${String(row[column])}», che non è tra ciò che si pubblica, e la figura non si confronta`;
      fault(cosa, "Rimetti la riga com'era in dati/figure.csv.");
      return [];
    }
    const { edizione, misura } = row;
    const unita = String(row["unita"] ?? "") || null;
    const read = { file, riga: line, edizione, misura, dims: dimsOf(row), unita, ...said.data };
    const { kept, extra } = asPublished(numbers, said.data);
    if (extra) {
      const cosa = "la figura è nascosta, ma la riga ha dei numeri, che non si guardano";
      fault(cosa, "Toglili: un dato nascosto non si scrive.");
    }
    const stato = isNumero(read.stato) && kept.valore === null ? "non-disponibile" : read.stato;
    return [{ ...read, ...kept, stato }];
  });
  return { precedenti, difetti };
}

const saidSchema = figuraSchema.pick({ stato: true, protetta: true, giudizio: true });
type Said = z.infer<typeof saidSchema>;
type Numbers = Readonly<Record<NumeroFigura, number | null>>;

/** Every number of a row; null where one is none. A column that the file does not have, or leaves empty, is null. */
function numbersOf(row: Row): Numbers | null {
  const read = FIGURA_NUMBERS.map((name) => [name, numberOrNull(String(row[name] ?? ""))] as const);
  if (read.some(([, number]) => number === undefined)) return null;
  // A number for each name of the list: the keys are all there.
  const numbers = Object.fromEntries(read) as Numbers;
  return isShare(numbers.copertura) ? numbers : null;
}

/** What is told of an estimate that is not to be trusted. */
const BESIDE: readonly NumeroFigura[] = ["n_enti", "copertura", "dichiarato"];

/** What stands in a row beside its state: a hidden figura has no number at all, an uncertain one says who is behind it. */
function asPublished(numbers: Numbers, { stato, protetta }: Said): { kept: Numbers; extra: boolean } {
  const isHidden = protetta === "riservatezza" || stato === "riservato";
  const mayKeep = (name: NumeroFigura): boolean => (isHidden ? false : isNumero(stato) || BESIDE.includes(name));
  const kept = Object.fromEntries(
    FIGURA_NUMBERS.map((name) => [name, mayKeep(name) ? numbers[name] : null]),
  ) as Numbers;
  return { kept, extra: isHidden && FIGURA_NUMBERS.some((name) => numbers[name] !== null) };
}

/** null for an empty cell, undefined for what is no number. What was published never parts thousands: a comma, which a
 *  spreadsheet puts in place of the point, is decimal too. «0405» has lost its point. */
function numberOrNull(text: string): number | null | undefined {
  if (text === "") return null;
  return PUBLISHED.test(text) ? Number(text.replace(",", ".")) : undefined;
}
const PUBLISHED = /^-?(?:0|[1-9]\d*)(?:[.,]\d+)?(?:[eE][-+]?\d+)?$/;

/** A value lies between the ends that were published with it; enti are counted whole. A spreadsheet that takes the point of
 *  one number for thousands leaves that of another. */
function areTogether({ valore, ci_inf, ci_sup, errore_standard, n_enti, stimato }: Numbers): boolean {
  const isWithin = valore === null || ((ci_inf ?? valore) <= valore && valore <= (ci_sup ?? valore));
  const isCount = n_enti === null || (Number.isInteger(n_enti) && n_enti >= 0);
  return isWithin && isCount && (errore_standard ?? 0) >= 0 && isShare(stimato);
}

/** A spreadsheet may take the point of «0.933» for thousands. */
const isShare = (copertura: number | null): boolean => copertura === null || (copertura >= 0 && copertura <= 1);
