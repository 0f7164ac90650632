// The only importer of DuckDB in the line. The database is derived from the archive and lives as long as one build.
import { BIGINT, BOOLEAN, type DuckDBConnection, DuckDBDataChunk, DuckDBInstance, VARCHAR } from "@duckdb/node-api";
import { type DatabaseOptions, giveUp, type Held, kept } from "./kept-database.ts";
import { type SqlTable, type SqlType, TABLES } from "./tables.ts";

export type SqlValue = string | number | boolean | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;

const CHUNK = 2048;
const TYPES = { BIGINT, VARCHAR, BOOLEAN } satisfies Record<SqlType, unknown>;

const newInstance = ({ threads, memoryMb, spill }: DatabaseOptions): Promise<DuckDBInstance> =>
  DuckDBInstance.create(":memory:", {
    threads: String(threads),
    memory_limit: `${memoryMb}MB`,
    preserve_insertion_order: "false",
    // Else the bytes of every file that was ever read would stay as long as the database.
    enable_external_file_cache: "false",
    // Else what a question has needed, and was given back, would stay with the thread that asked it until it asks again.
    allocator_background_threads: "true",
    ...(spill === undefined ? {} : { temp_directory: spill }),
  });

/** An empty place of its own in the database that is kept. */
async function placeIn(database: Held, threads: number): Promise<Store> {
  database.instance ??= newInstance(database.options);
  const connection = await (await database.instance).connect();
  const name = `lavoro_${++database.count}`;
  await connection.run(`SET threads = ${threads}; ATTACH ':memory:' AS ${name}; USE ${name}`);
  const leave = async (): Promise<void> => {
    await connection.run(`USE memory; DETACH ${name}`).catch(() => giveUp(database));
    connection.closeSync();
  };
  return Store.on(connection, () => void leave());
}

/** An open database with one table per block and per reference table. Close it in `finally`. */
export class Store {
  readonly #connection: DuckDBConnection;
  readonly #end: () => void;
  readonly #tables = new Map<string, SqlTable>(Object.entries(TABLES));

  private constructor(connection: DuckDBConnection, end: () => void) {
    this.#connection = connection;
    this.#end = end;
  }

  /** On a connection to an empty database, which `end` gives back. */
  static async on(connection: DuckDBConnection, end: () => void): Promise<Store> {
    await connection.run(Object.values(TABLES).map(createTable).join(";"));
    return new Store(connection, end);
  }

  /**
   * Opens an empty database in memory. One thread keeps small work quick; what does not fit in `memoryMb` goes to `spill`, a
   * folder of the caller.
   */
  static async open(options: DatabaseOptions): Promise<Store> {
    const database = kept();
    if (database !== null) {
      return placeIn(database, options.threads).catch(() => {
        // A fault may have spoilt the whole database: another one is made, once.
        giveUp(database);
        return placeIn(database, options.threads);
      });
    }
    const instance = await newInstance(options);
    const connection = await instance.connect();
    return Store.on(connection, () => {
      connection.closeSync();
      instance.closeSync();
    });
  }

  /** Makes a table for the time of one load, beside those of the questionnaire. */
  async table(nome: string, columns: Readonly<Record<string, SqlType>>): Promise<void> {
    const table = { nome, colonne: Object.entries(columns).map(([name, tipo]) => ({ nome: name, tipo })) };
    await this.#connection.run(createTable(table));
    this.#tables.set(nome, table);
  }

  /** Appends rows whose values stand in the order of the table's columns. */
  async insert(tableName: string, rows: Iterable<readonly SqlValue[]>): Promise<number> {
    const table = this.#tables.get(tableName);
    if (table === undefined) throw new Error(`the store has no table "${tableName}"`);
    const types = table.colonne.map(({ tipo }) => TYPES[tipo]);
    const appender = await this.#connection.createAppender(tableName);
    let columns: (string | bigint | boolean | null)[][] = types.map(() => []);
    let count = 0;
    const flush = (): void => {
      const size = columns[0]?.length ?? 0;
      if (size === 0) return;
      const chunk = DuckDBDataChunk.create(types, size);
      chunk.setColumns(columns);
      appender.appendDataChunk(chunk);
      columns = types.map(() => []);
    };
    for (const row of rows) {
      for (let i = 0; i < types.length; i++) {
        const value = row[i] ?? null;
        columns[i]?.push(typeof value === "number" ? BigInt(value) : value);
      }
      if (++count % CHUNK === 0) flush();
    }
    flush();
    appender.closeSync();
    return count;
  }

  /**
   * Rows of a query with bound parameters. Whole numbers come as number: the queries cast sums to DOUBLE or BIGINT below
   * 2^53, and a larger one throws rather than lose digits.
   */
  async all(sql: string, parameters: SqlRow = {}): Promise<SqlRow[]> {
    const reader = await this.#connection.runAndReadAll(sql, { ...parameters });
    const names = reader.columnNames();
    return reader.getRowsJS().map((row) => Object.fromEntries(names.map((name, i) => [name, plain(row[i], name)])));
  }

  async run(sql: string): Promise<void> {
    await this.#connection.run(sql);
  }

  close(): void {
    this.#end();
  }
}

function createTable({ nome, colonne }: SqlTable): string {
  return `CREATE OR REPLACE TABLE ${nome} (${colonne.map((c) => `${c.nome} ${c.tipo}`).join(", ")})`;
}

function plain(value: unknown, column: string): SqlValue {
  if (typeof value === "bigint") {
    if (value > Number.MAX_SAFE_INTEGER || value < -Number.MAX_SAFE_INTEGER)
      throw new Error(`column ${column} holds ${value}, beyond exact numbers`);
    return Number(value);
  }
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return value;
  throw new Error(`column ${column} holds a ${typeof value}: cast it in the query`);
}
