// The only importer of DuckDB in the line. The database is derived from the archive and lives as long as one build.
import { BIGINT, BOOLEAN, type DuckDBConnection, DuckDBDataChunk, DuckDBInstance, VARCHAR } from "@duckdb/node-api";
import { type SqlTable, type SqlType, TABLES } from "./tables.ts";

export type SqlValue = string | number | boolean | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;

const CHUNK = 2048;
const TYPES = { BIGINT, VARCHAR, BOOLEAN } satisfies Record<SqlType, unknown>;

/** An open database with one table per block and per reference table. Close it in `finally`. */
export class Store {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance;
    this.#connection = connection;
  }

  /** Opens an empty database in memory. `threads` 1 keeps small builds quick and sums in one order. */
  static async open(options: { threads: number; memoryMb: number }): Promise<Store> {
    const instance = await DuckDBInstance.create(":memory:", {
      threads: String(options.threads),
      memory_limit: `${options.memoryMb}MB`,
    });
    const connection = await instance.connect();
    const store = new Store(instance, connection);
    for (const table of Object.values(TABLES)) await connection.run(createTable(table));
    return store;
  }

  /** Appends rows whose values stand in the order of the table's columns. */
  async insert(tableName: string, rows: Iterable<readonly SqlValue[]>): Promise<number> {
    const table = TABLES[tableName];
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
    this.#connection.closeSync();
    this.#instance.closeSync();
  }
}

function createTable({ nome, colonne }: SqlTable): string {
  return `CREATE TABLE ${nome} (${colonne.map((c) => `${c.nome} ${c.tipo}`).join(", ")})`;
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
