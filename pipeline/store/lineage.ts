// From a figura back to the cells it came from: the rows behind a point by the same conditions as its cube, then their
// sheet, address and raw text from the files of rows. And from a row to the points that it is behind.
import { z } from "zod";
import type { Blocco } from "../../schemas/blocco.ts";
import { isNumerica, type StoredValue } from "../../schemas/cella.ts";
import { blockOf } from "../../schemas/questionario.ts";
import { addressOf } from "../../schemas/reading.ts";
import type { RowsFile } from "./load.ts";
import { quote } from "./load.ts";
import type { Store } from "./store.ts";
import type { Quantity, RowValue } from "./values.ts";
import { columnChecker, memberOf } from "./where.ts";

/** One row that a figura counts. */
export interface RowBehind {
  readonly ente: string;
  readonly protocollo: number;
  readonly foglio: string;
  /** Row of the sheet, or physical line of a text file. */
  readonly riga: number;
  /** What the row gives, in whole units of the store; null when it gives nothing. */
  readonly valore: StoredValue | null;
  /** What the column holds; null where it is empty, and where rows are counted. */
  readonly letto: StoredValue | null;
  /** Why it is null, where the sender said it. */
  readonly vuoto: string | null;
  /** Field → where it stands and what was written there; fields without a cell are left out. */
  readonly celle: Readonly<Record<string, { readonly cella: string; readonly scritto: string }>>;
}

/** A list of texts as the database writes it in JSON. */
export const rawTexts = z.string().transform((text) => z.array(z.string().nullable()).parse(JSON.parse(text)));
const placeShape = { ente: z.string(), foglio: z.string(), riga: z.number(), posti: z.string(), grezzi: rawTexts };
const storedOrNull = z.union([z.string(), z.number(), z.boolean()]).nullable();
const rowSchema = z.object({
  ...placeShape,
  protocollo: z.number(),
  valore: storedOrNull,
  letto: storedOrNull,
  vuoto: z.string().nullable(),
});
type Dims = Readonly<Record<string, string>>;

/** What is looked for: a quantity, and what each row gives to it. */
export interface Counting {
  readonly quantity: Quantity;
  readonly value: RowValue;
}

/**
 * The rows behind a quantity at a point, in order of arrival; dimensions left out are at their margin. Its block must have
 * been loaded from `files`. None for a quantity over a table of the edition.
 */
export async function rowsBehind(
  store: Store,
  { quantity, value }: Counting,
  dims: Dims,
  files: readonly RowsFile[],
): Promise<RowBehind[]> {
  const blocco = blockOf(quantity.blocco);
  const own = files.filter((file) => file.blocchi.has(quantity.blocco));
  if (blocco === undefined || own.length === 0) return [];
  const campo = fieldOf(quantity);
  const cella = campo === null ? undefined : blocco.campi[campo]?.cella;
  const reason = cella !== undefined && isNumerica(cella) ? `${campo}_vuoto` : "NULL";
  const rows = await store.all(
    `SELECT b.ente, b.protocollo, r.foglio, b.riga, r.posti, CAST(to_json(r.grezzi) AS VARCHAR) AS grezzi,
       b.dato AS valore, b.campo_letto AS letto, b.motivo AS vuoto
     FROM (SELECT *, ${value.value} AS dato, ${campo ?? "NULL"} AS campo_letto, ${reason} AS motivo
           FROM ${quantity.blocco} WHERE ${at(quantity, value, dims)}) b
     JOIN arrivo a USING (protocollo)
     JOIN ${scan(own.map(({ path }) => path))} r ON r.filename = a.file AND r.file_row_number = b.posizione
     ORDER BY b.protocollo, b.posizione`,
    dims,
  );
  return rows.map((row) => {
    const { grezzi, posti, ...place } = rowSchema.parse(row);
    return { ...place, celle: cellsOf(blocco, { posti, numero: place.riga }, grezzi) };
  });
}

/** The column that a quantity adds up; null where it counts rows. Throws for one that its table has not. */
const fieldOf = (quantity: Quantity): string | null =>
  quantity.valore.op === "conta" ? null : columnChecker(quantity.id, quantity)(quantity.valore.campo);

/** The rows of a quantity at a point, as SQL. Members are bound, `$name` each. */
function at(quantity: Quantity, { rows }: RowValue, dims: Dims): string {
  const check = columnChecker(quantity.id, quantity);
  return [rows, ...Object.keys(dims).map((name) => `${memberOf(check(name))} = $${name}`)].join(" AND ");
}

const scan = (paths: readonly string[]): string =>
  `read_parquet([${paths.map(quote).join(", ")}], filename = true, file_row_number = true, hive_partitioning = false)`;

/** Field → where it stands and what was written there; fields without a cell are left out. */
function cellsOf(
  { campi }: Blocco,
  place: Parameters<typeof addressOf>[0],
  grezzi: readonly (string | null)[],
): RowBehind["celle"] {
  const celle = Object.keys(campi).flatMap((name, at) => {
    const cella = addressOf(place, at);
    const scritto = grezzi[at] ?? null;
    return cella === null || scritto === null ? [] : [[name, { cella, scritto }]];
  });
  return Object.fromEntries(celle);
}

/** One accepted row of a file, whether or not it counts. */
export interface RowAt {
  /** Its place in the file of rows. */
  readonly posizione: number;
  readonly ente: string;
  readonly blocco: string;
  readonly foglio: string;
  readonly riga: number;
  /** Fields that stand at the address. */
  readonly campi: readonly string[];
  /** What is written there. */
  readonly scritto: string | null;
  /** True when nothing was read there that could count. */
  readonly senza_valore: boolean;
  /** Why, where the sender said it. */
  readonly vuoto: string | null;
}

const rowAtSchema = z.object({
  ...placeShape,
  posizione: z.number(),
  blocco: z.string(),
  valori: rawTexts,
  vuoti: rawTexts.nullable(),
});

/** The accepted rows of a file of rows that have a cell at an address («D7») on any of its sheets. */
export async function rowsAt(store: Store, path: string, cella: string): Promise<RowAt[]> {
  const json = (name: string): string => `CAST(to_json(${name}) AS VARCHAR) AS ${name}`;
  const rows = await store.all(
    `SELECT file_row_number AS posizione, ente, blocco, foglio, riga, posti, ${["grezzi", "valori", "vuoti"].map(json).join(", ")}
     FROM ${scan([path])} WHERE riga = $riga OR regexp_matches(posti, '[0-9]') ORDER BY posizione`,
    { riga: Number(/\d+$/.exec(cella)?.[0] ?? 0) },
  );
  return rows.flatMap((row) => {
    const { posizione, ente, blocco, foglio, riga, posti, grezzi, valori, vuoti } = rowAtSchema.parse(row);
    const names = Object.keys(blockOf(blocco)?.campi ?? {});
    const found = names.flatMap((_, at) => (addressOf({ posti, numero: riga }, at) === cella ? [at] : []));
    const [first] = found;
    if (first === undefined) return [];
    const senza_valore = found.every((at) => valori[at] == null);
    const vuoto = vuoti?.[first] ?? null;
    const campi = found.map((at) => names[at] ?? "");
    return [{ posizione, ente, blocco, foglio, riga, campi, scritto: grezzi[first] ?? null, senza_valore, vuoto }];
  });
}

/** A sheet of a file, as far as rows of it were accepted: which columns hold which questions, from which row on. */
export interface SheetRead {
  readonly foglio: string;
  readonly blocco: string;
  readonly prima: number;
  readonly ultima: number;
  readonly posti: string;
}

const sheetSchema = z.object({
  foglio: z.string(),
  blocco: z.string(),
  prima: z.number(),
  ultima: z.number(),
  posti: z.string(),
});

/** The sheets of a file of rows, in their order of name. */
export async function sheetsRead(store: Store, path: string): Promise<SheetRead[]> {
  const rows = await store.all(
    `SELECT foglio, blocco, posti, min(riga) AS prima, max(riga) AS ultima FROM ${scan([path])}
     GROUP BY foglio, blocco, posti ORDER BY ALL`,
  );
  return rows.map((row) => sheetSchema.parse(row));
}

/** Which rows: those of one arrival; one of them, where its place in the file of rows is said. */
export interface RowsOf {
  readonly protocollo: number;
  readonly posizione: number | null;
}

/**
 * The points to which rows give a number, each as the members of all dimensions; none when no row meets the conditions of
 * the quantity. `ente`: whose rows they are.
 */
export async function pointsBehind(
  store: Store,
  { quantity, value }: Counting,
  dimensioni: readonly string[],
  { protocollo, posizione }: RowsOf,
): Promise<{ readonly ente: string; readonly dims: Dims }[]> {
  const members = dimensioni
    .map(columnChecker(quantity.id, quantity))
    .map((name) => `, ${memberOf(name)} AS d_${name}`);
  const rows = await store.all(
    `SELECT DISTINCT ente ${members.join(" ")} FROM ${quantity.blocco}
     WHERE protocollo = $protocollo ${posizione === null ? "" : "AND posizione = $posizione"}
       AND ${value.rows} AND ${value.value} IS NOT NULL ORDER BY ALL`,
    { protocollo, ...(posizione === null ? {} : { posizione }) },
  );
  return rows.map((row) => ({
    ente: String(row["ente"]),
    dims: Object.fromEntries(dimensioni.map((name) => [name, String(row[`d_${name}`] ?? "")])),
  }));
}

/** A row of a table of the edition: its place in that table, and what it gives. */
export interface ReferenceBehind {
  readonly posto: number;
  readonly valore: StoredValue | null;
}

const referenceSchema = z.object({ posto: z.number(), valore: storedOrNull });

/** The rows behind a quantity over a table of the edition, by their place in the table as it was filled. */
export async function referencesBehind(
  store: Store,
  { quantity, value }: Counting,
  dims: Dims,
): Promise<ReferenceBehind[]> {
  const rows = await store.all(
    `SELECT CAST(rowid AS INTEGER) AS posto, ${value.value} AS valore FROM ${quantity.blocco}
     WHERE ${at(quantity, value, dims)} ORDER BY rowid`,
    dims,
  );
  return rows.map((row) => referenceSchema.parse(row));
}
