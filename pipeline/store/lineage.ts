// From a figura back to the cells it came from: the rows behind a point by the same conditions as its cube, then their
// sheet, address and raw text from the files of rows. And from a row to the points that it is behind.
import { z } from "zod";
import type { Blocco } from "../../schemas/blocco.ts";
import { isNumerica, type StoredValue } from "../../schemas/cella.ts";
import type { MisuraBase } from "../../schemas/misura.ts";
import { blockOf } from "../../schemas/questionario.ts";
import { addressOf } from "../../schemas/reading.ts";
import type { RowsFile } from "./load.ts";
import { quote } from "./load.ts";
import type { Store } from "./store.ts";
import { columnChecker, memberOf, whereAt, whereOf } from "./where.ts";

/** One row that a figura counts. */
export interface RowBehind {
  readonly ente: string;
  readonly protocollo: number;
  readonly foglio: string;
  /** Row of the sheet, or physical line of a text file. */
  readonly riga: number;
  /** What the column of the misura holds, in whole units of the store; null for a misura that counts rows. */
  readonly valore: StoredValue | null;
  /** Why it is null, where the sender said it. */
  readonly vuoto: string | null;
  /** Field → where it stands and what was written there; fields without a cell are left out. */
  readonly celle: Readonly<Record<string, { readonly cella: string; readonly scritto: string }>>;
}

const rawTexts = z.string().transform((text) => z.array(z.string().nullable()).parse(JSON.parse(text)));
const placeShape = { ente: z.string(), foglio: z.string(), riga: z.number(), posti: z.string(), grezzi: rawTexts };
const rowSchema = z.object({
  ...placeShape,
  protocollo: z.number(),
  valore: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  vuoto: z.string().nullable(),
});

/**
 * The rows behind a misura at a point, in order of arrival; dimensions left out are at their margin. Its block must have
 * been loaded from `files`. None for a misura over a table of the edition.
 */
export async function rowsBehind(
  store: Store,
  [id, misura]: readonly [string, MisuraBase],
  dims: Readonly<Record<string, string>>,
  files: readonly RowsFile[],
): Promise<RowBehind[]> {
  const blocco = blockOf(misura.blocco);
  const own = files.filter((file) => file.blocchi.has(misura.blocco));
  if (blocco === undefined || own.length === 0) return [];
  const campo = misura.valore.op === "conta" ? null : columnChecker(id, misura)(misura.valore.campo);
  const cella = campo === null ? undefined : blocco.campi[campo]?.cella;
  const reason = cella !== undefined && isNumerica(cella) ? `b.${campo}_vuoto` : "NULL";
  const rows = await store.all(
    `SELECT b.ente, b.protocollo, r.foglio, b.riga, r.posti, CAST(to_json(r.grezzi) AS VARCHAR) AS grezzi,
       ${campo === null ? "NULL" : `b.${campo}`} AS valore, ${reason} AS vuoto
     FROM ${misura.blocco} b
     JOIN arrivo a USING (protocollo)
     JOIN ${scan(own.map(({ path }) => path))} r ON r.filename = a.file AND r.file_row_number = b.posizione
     WHERE ${whereAt(id, misura, dims, "b")}
     ORDER BY b.protocollo, b.posizione`,
    dims,
  );
  return rows.map((row) => {
    const { grezzi, posti, ...place } = rowSchema.parse(row);
    return { ...place, celle: cellsOf(blocco, { posti, numero: place.riga }, grezzi) };
  });
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

/**
 * The points of a misura to which rows of an arrival give a number, each as the members of all its dimensions; none when no
 * row meets its conditions. `posizione` is a place in the file of rows; null for every row of it that counts.
 */
export async function pointsBehind(
  store: Store,
  [id, misura]: readonly [string, MisuraBase],
  protocollo: number,
  posizione: number | null,
): Promise<Readonly<Record<string, string>>[]> {
  const check = columnChecker(id, misura);
  const members = misura.dimensioni.map((name) => `${memberOf(check(name))} AS ${name}`);
  const { valore } = misura;
  const conditions = [
    "protocollo = $protocollo",
    ...(posizione === null ? [] : ["posizione = $posizione"]),
    ...(valore.op === "conta" ? [] : [`${check(valore.campo)} IS NOT NULL`]),
    whereOf(id, misura),
  ];
  const rows = await store.all(
    `SELECT DISTINCT ${["1 AS uno", ...members].join(", ")} FROM ${misura.blocco}
     WHERE ${conditions.join(" AND ")} ORDER BY ALL`,
    { protocollo, ...(posizione === null ? {} : { posizione }) },
  );
  return rows.map((row) => Object.fromEntries(misura.dimensioni.map((name) => [name, String(row[name] ?? "")])));
}

/** A row of a table of the edition that a misura counts at a point: its place in that table, and what its column holds. */
export interface ReferenceBehind {
  readonly posto: number;
  readonly valore: StoredValue | null;
}

const referenceSchema = z.object({ posto: z.number(), valore: rowSchema.shape.valore });

/** The rows behind a misura over a table of the edition, by their place in the table as it was filled. */
export async function referencesBehind(
  store: Store,
  [id, misura]: readonly [string, MisuraBase],
  dims: Readonly<Record<string, string>>,
): Promise<ReferenceBehind[]> {
  const campo = misura.valore.op === "conta" ? "NULL" : columnChecker(id, misura)(misura.valore.campo);
  const rows = await store.all(
    `SELECT CAST(rowid AS INTEGER) AS posto, ${campo} AS valore FROM ${misura.blocco}
     WHERE ${whereAt(id, misura, dims)} ORDER BY rowid`,
    dims,
  );
  return rows.map((row) => referenceSchema.parse(row));
}
