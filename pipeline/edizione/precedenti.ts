// Figures of earlier editions, as they published them in `dati/figure.csv`. A column that nobody knows is told and left
// aside, the comparisons stay: only a point that then has two values is no longer one.
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";
import { DIMENSION_NAMES } from "../../schemas/dimensioni.ts";
import type { EditionFault, Precedente } from "../../schemas/edizione.ts";
import { columnOfDimension, dimensionOfColumn, FIGURA_COLUMNS, figuraId, TOTALE } from "../../schemas/figura.ts";
import { instead } from "../../schemas/text.ts";
import { type Numbered, readTable } from "./tables.ts";

const rowSchema = z.looseObject({
  edizione: z.coerce.number().int(),
  misura: z.string(),
  valore: z.string(),
  n_enti: z.string(),
  copertura: z.string(),
});
type Row = Readonly<Record<string, unknown>> & z.infer<typeof rowSchema>;

const OF_FIGURA: ReadonlySet<string> = new Set(FIGURA_COLUMNS.map(({ nome }) => nome));
const KNOWN = [...OF_FIGURA, ...[...DIMENSION_NAMES].map(columnOfDimension)];

export interface Earlier {
  readonly precedenti: readonly Precedente[];
  readonly difetti: readonly EditionFault[];
}

/** The figures of `precedenti/`, none when there is no such folder. Throws EdizioneRotta for what is no table of figures. */
export async function readPrecedenti(cartella: string): Promise<Earlier> {
  const folder = join(cartella, "precedenti");
  const files = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".csv")).sort();
  const tables = await Promise.all(
    files.map(async (name) => {
      const file = `precedenti/${basename(name)}`;
      return earlierOf(file, await readTable(cartella, file, rowSchema));
    }),
  );
  return { precedenti: tables.flatMap((t) => t.precedenti), difetti: tables.flatMap((t) => t.difetti) };
}

interface Read {
  readonly figura: Precedente;
  /** True when the columns that nobody knows say nothing: the row stands at their margin. */
  readonly isWhole: boolean;
}

function earlierOf(file: string, rows: readonly Numbered<Row>[]): Earlier {
  const columns = Object.keys(rows[0]?.row ?? {});
  const unknown = columns.filter((name) => !KNOWN.includes(name));
  const difetti: EditionFault[] = unknown.map((name) => ({
    file,
    riga: 1,
    cosa: `la colonna «${name}» non è tra quelle delle figure pubblicate, e non si guarda`,
    rimedio: instead(name, KNOWN),
  }));
  // An empty cell is a blank member («non indicato») where the column says «totale» at its margin, else the margin itself.
  const withMargin = new Set(columns.filter((name) => rows.some(({ row }) => row[name] === TOTALE)));
  const dimensions = columns.filter((name) => KNOWN.includes(name) && !OF_FIGURA.has(name));
  const dimsOf = (row: Row): Record<string, string> =>
    Object.fromEntries(
      dimensions.flatMap((column) => {
        const member = String(row[column] ?? "");
        const isMargin = member === TOTALE || (member === "" && !withMargin.has(column));
        return isMargin ? [] : [[dimensionOfColumn(column), member]];
      }),
    );
  const byPoint = new Map<string, Read[]>();
  for (const { line, row } of rows) {
    const [valore, n_enti, copertura] = [row.valore, row.n_enti, row.copertura].map(numberOrNull);
    if (valore === undefined || n_enti === undefined || copertura === undefined) {
      const cosa = "valore, n_enti o copertura non è un numero, e la figura non si confronta";
      const rimedio = "Scrivi il numero con il punto decimale, come è stato pubblicato.";
      difetti.push({ file, riga: line, cosa, rimedio });
      continue;
    }
    const { edizione, misura } = row;
    const dims = dimsOf(row);
    const isWhole = unknown.every((name) => ["", TOTALE].includes(String(row[name] ?? "")));
    const point = `${edizione}:${figuraId(misura, dims)}`;
    const figura = { file, riga: line, edizione, misura, dims, valore, n_enti, copertura };
    byPoint.set(point, [...(byPoint.get(point) ?? []), { figura, isWhole }]);
  }
  const chosen = [...byPoint.values()].map(chooseOne);
  const twice = chosen.flatMap(({ doubt }) => doubt ?? []);
  const [first] = twice;
  if (first !== undefined)
    difetti.push({
      file,
      riga: first.riga,
      cosa: `${twice.length === 1 ? "una figura c'è" : `${twice.length} figure ci sono`} più di una volta, con valori diversi, e non si ${twice.length === 1 ? "confronta" : "confrontano"}: la prima è «${figuraId(first.misura, first.dims)}»`,
      rimedio: "Tieni le righe che sono state pubblicate.",
    });
  return { precedenti: chosen.flatMap(({ one }) => one ?? []), difetti };
}

/** The figura at a point: the row that unknown columns leave whole, else the only value there is. */
function chooseOne(reads: readonly Read[]): { one?: Precedente; doubt?: Precedente } {
  const whole = reads.filter(({ isWhole }) => isWhole);
  const [first, second] = whole.length > 0 ? whole : reads;
  if (first === undefined) return {};
  const isOne = (whole.length > 0 ? whole : reads).every(({ figura }) => figura.valore === first.figura.valore);
  return isOne || second === undefined ? { one: first.figura } : { doubt: second.figura };
}

/** null for an empty cell, undefined for what is no number. */
function numberOrNull(text: string): number | null | undefined {
  if (text === "") return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}
