// Kept rows and tables of the edition → the database. The rows never pass through this process: the database scans the
// files that count.
import type { Blocco, Derived } from "../../schemas/blocco.ts";
import type { Edizione, Lists } from "../../schemas/edizione.ts";
import { referenceRows } from "./references.ts";
import type { SqlValue, Store } from "./store.ts";
import { columnsOfFields, type SqlColumn } from "./tables.ts";

/** A file of rows, and the arrival it was read from. */
export interface RowsFile {
  readonly path: string;
  readonly protocollo: number;
  /** Blocks of which it has rows that count, and how many rows. */
  readonly blocchi: ReadonlySet<string>;
  readonly righe: number;
}

/** A section that is in a file of rows and does not count. */
export interface LeftOut {
  readonly protocollo: number;
  readonly ente: string;
  readonly blocco: string;
}

/** A value that stays out until somebody confirms it: of these rows of an arrival, or of all rows of the ente. */
export interface Waiting {
  readonly ente: string;
  readonly blocco: string;
  readonly campo: string;
  readonly righe: RowsAt | null;
}

/** Rows of an arrival: by their lines, else, where several rows come of one line, by the address of the cell. */
export interface RowsAt {
  readonly protocollo: number;
  readonly numeri: readonly number[];
  readonly posti: readonly string[] | null;
}

export interface Counting {
  readonly files: readonly RowsFile[];
  readonly leftOut: readonly LeftOut[];
  /** How many rows count, by block. */
  readonly rows: ReadonlyMap<string, number>;
  readonly waiting: readonly Waiting[];
}

/** Below this many rows the files are scanned once, into memory; above it each block scans its own. */
const IN_MEMORY = 300_000;

/** Fills the tables of these blocks with the rows that count, all of them, or throws. */
export async function loadBlocks(
  store: Store,
  blocchi: readonly Blocco[],
  { files, leftOut, rows, waiting }: Counting,
  { liste, enti }: Pick<Edizione, "liste" | "enti">,
): Promise<void> {
  const ids = new Set(blocchi.map(({ id }) => id));
  const wanted = files.filter((file) => [...file.blocchi].some((id) => ids.has(id)));
  // Also where nothing was sent: what follows from codes is asked of tables that no block fills.
  await store.table("attributo", { lista: "VARCHAR", codice: "VARCHAR", nome: "VARCHAR", valore: "VARCHAR" });
  await store.insert("attributo", attributesOf(liste));
  if (wanted.length === 0) return;
  await store.table("arrivo", { file: "VARCHAR", protocollo: "BIGINT" });
  await store.insert(
    "arrivo",
    wanted.map(({ path, protocollo }) => [path, protocollo]),
  );
  await store.table("superata", { protocollo: "BIGINT", ente: "VARCHAR", blocco: "VARCHAR" });
  await store.insert(
    "superata",
    leftOut.map(({ protocollo, ente, blocco }) => [protocollo, ente, blocco]),
  );
  await store.table("anagrafe", { ente: "VARCHAR", numero: "BIGINT" });
  await store.insert(
    "anagrafe",
    enti.map(({ codice }, numero) => [codice, numero]),
  );
  const isSmall = wanted.reduce((sum, { righe }) => sum + righe, 0) <= IN_MEMORY;
  if (isSmall) await store.run(`CREATE TEMP TABLE lette AS ${scan(wanted)}`);
  for (const blocco of blocchi) {
    const own = wanted.filter((file) => file.blocchi.has(blocco.id));
    if (own.length > 0) await store.run(loadSql(blocco, isSmall ? "lette" : `(${scan(own)})`));
    const [found] = await store.all(`SELECT CAST(count(*) AS INTEGER) AS n FROM ${blocco.id}`);
    if (found?.["n"] !== (rows.get(blocco.id) ?? 0))
      throw new Error(`${blocco.id}: ${found?.["n"]} rows were loaded, ${rows.get(blocco.id) ?? 0} count`);
    for (const value of waiting) if (value.blocco === blocco.id) await holdOut(store, blocco, value);
  }
  if (isSmall) await store.run("DROP TABLE lette");
}

const scan = (files: readonly RowsFile[]): string =>
  `SELECT ente, blocco, riga, valori, vuoti, filename AS file, file_row_number AS posizione
   FROM read_parquet([${files.map(({ path }) => quote(path)).join(", ")}], filename = true, file_row_number = true, hive_partitioning = false)`;

export const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Why a value is missing that waits for somebody to confirm it. */
export const WAITS = "in-attesa";

/** The value is missing, as one that is not available, and its row stays. */
async function holdOut(store: Store, blocco: Blocco, { ente, campo, righe }: Waiting): Promise<void> {
  const at = righe === null ? [] : [`protocollo = ${righe.protocollo}`, await isAmong(store, blocco, campo, righe)];
  await store.run(`UPDATE ${blocco.id} SET ${campo} = NULL, ${campo}_vuoto = '${WAITS}'
    WHERE ${[`ente = ${quote(ente)}`, `${campo} IS NOT NULL`, ...at].join(" AND ")}`);
}

async function isAmong(store: Store, blocco: Blocco, campo: string, righe: RowsAt): Promise<string> {
  if (righe.posti === null) return `riga IN (${righe.numeri.map(Number).join(", ")})`;
  const found = await positionsAt(store, blocco, campo, { ...righe, posti: righe.posti });
  return found.length === 0 ? "false" : `posizione IN (${found.join(", ")})`;
}

/** Which rows of the file of an arrival have the cell of a field at these addresses. Its file was loaded. */
export async function positionsAt(
  store: Store,
  { id, campi }: Blocco,
  campo: string,
  { protocollo, posti }: RowsAt & { readonly posti: readonly string[] },
): Promise<number[]> {
  const [arrival] = await store.all(`SELECT file FROM arrivo WHERE protocollo = ${Number(protocollo)}`);
  if (arrival === undefined) return [];
  // Letters of the column, or the whole address: see `placesOf`.
  const place = `string_split(posti, ' ')[${Object.keys(campi).indexOf(campo) + 1}]`;
  const rows = await store.all(
    `SELECT CAST(file_row_number AS INTEGER) AS posizione
     FROM read_parquet(${quote(String(arrival["file"]))}, file_row_number = true, hive_partitioning = false)
     WHERE blocco = ${quote(id)} AND (CASE WHEN regexp_matches(${place}, '[0-9]') THEN ${place} ELSE concat(${place}, riga) END)
       IN (${posti.map(quote).join(", ")}) ORDER BY 1`,
  );
  return rows.map(({ posizione }) => Number(posizione));
}

/** The rows of a block that count, typed, with the columns that follow from them. */
function loadSql(blocco: Blocco, source: string): string {
  const names = Object.keys(blocco.campi);
  const textAt = (name: string): string => `r.valori[${names.indexOf(name) + 1}]`;
  const joins: string[] = [];
  /** The attribute of a code of a list, by one more join; null where the code has none. */
  const joined = (lista: string, code: string, name: string): string => {
    const alias = `a${joins.length}`;
    joins.push(
      `LEFT JOIN attributo ${alias} ON ${alias}.lista = ${quote(lista)} AND ${alias}.nome = ${quote(name)} AND ${alias}.codice = ${code}`,
    );
    return `${alias}.valore`;
  };
  const attribute = (campo: string, name: string): string => {
    const cella = blocco.campi[campo]?.cella;
    return joined(cella?.tipo === "codice" ? cella.lista : "", textAt(campo), name);
  };
  const { omonimi } = blocco;
  const fields = names.flatMap((name) =>
    name === omonimi?.nome
      ? [
          distinctName(textAt(name), textAt(omonimi.con), [
            attribute(omonimi.con, PRINTED),
            joined("enti", "r.ente", PRINTED),
          ]),
        ]
      : fieldColumns(columnsOfFields(blocco, name), names.indexOf(name) + 1),
  );
  const derived = Object.values(blocco.derivate ?? {}).map((d) => derivedColumn(d, textAt, attribute));
  return `INSERT INTO ${blocco.id}
    SELECT ${["r.ente", "n.numero", "a.protocollo", "r.posizione", "r.riga", ...fields, ...derived].join(", ")}
    FROM ${source} r JOIN arrivo a ON a.file = r.file JOIN anagrafe n ON n.ente = r.ente ${joins.join("\n")}
    WHERE r.blocco = ${quote(blocco.id)} AND NOT EXISTS (
      FROM superata s WHERE s.protocollo = a.protocollo AND s.ente = r.ente AND s.blocco = r.blocco)`;
}

/** The attribute under which a list keeps its printed names. */
const PRINTED = "nome stampato";

/** A name; with what tells it apart, printed, where other rows that count have the same. */
function distinctName(name: string, code: string, [other, ente]: readonly [string, string]): string {
  const same = `PARTITION BY lower(strip_accents(trim(${name})))`;
  const beside = `CASE WHEN count(*) OVER (${same}, ${code}) > 1 THEN concat_ws(', ', ${other}, ${ente}) ELSE ${other} END`;
  return `CASE WHEN count(*) OVER (${same}) > 1 THEN ${name} || ' (' || ${beside} || ')' ELSE ${name} END`;
}

/** The value of a field, and why it is missing where the table keeps that. */
function fieldColumns(columns: readonly SqlColumn[], at: number): string[] {
  const [value, reason] = columns;
  const cast = value?.tipo === "VARCHAR" ? `r.valori[${at}]` : `CAST(r.valori[${at}] AS ${value?.tipo})`;
  return reason === undefined ? [cast] : [cast, `r.vuoti[${at}]`];
}

function derivedColumn(
  derived: Derived,
  textAt: (name: string) => string,
  attribute: (campo: string, name: string) => string,
): string {
  if ("campo" in derived) return attribute(derived.campo, derived.attributo);
  const named = derived.altro_ente.map(({ campo, attributo }) =>
    attributo === undefined ? textAt(campo) : attribute(campo, attributo),
  );
  return `COALESCE(COALESCE(${named.join(", ")}) <> r.ente, false)`;
}

/** Attributes that have a value, one for each code: a second one would double the rows that name it. */
function attributesOf(liste: Lists): Iterable<string[]> {
  const found = new Map<string, string[]>();
  for (const [lista, voci] of Object.entries(liste))
    for (const { codice, nome: stampato, attributi } of voci)
      for (const [nome, valore] of Object.entries({ ...attributi, [PRINTED]: stampato })) {
        const key = `${lista}\n${codice}\n${nome}`;
        if (valore !== "" && !found.has(key)) found.set(key, [lista, codice, nome, valore]);
      }
  return found.values();
}

/** Inserts registry, territory and project accounts. `risposto` are the enti of which something counts, `risposte` the
 *  rows that say how each group of questions was answered. */
export async function fillReferences(
  store: Store,
  edizione: Edizione,
  risposto: ReadonlySet<string>,
  risposte: Iterable<readonly SqlValue[]>,
): Promise<void> {
  await store.insert("risposte", risposte);
  for (const [table, rows] of Object.entries(referenceRows(edizione, risposto)))
    await store.insert(
      table,
      rows.map(({ valori }) => valori),
    );
}
