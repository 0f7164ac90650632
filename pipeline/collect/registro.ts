// The register of what was received, in the edition folder: every file with its number, time and channel, and what came
// of it. SQLite in WAL mode, because files may be received while a report is computed. Arrivals are added, never deleted;
// what came of them is derived, and written again by every run.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";

export const CANALI = ["email", "portale", "rilevazione", "cartella"] as const;
export type Canale = (typeof CANALI)[number];

const ricezioneSchema = z.object({
  protocollo: z.number(),
  sha256: z.string(),
  nome: z.string(),
  byte: z.number(),
  /** ISO time of arrival; empty when nobody noted it, and then the order is that of the names. */
  ricevuto_il: z.string(),
  canale: z.enum(CANALI),
  /** The ente it was expected from; empty when only the file says it. */
  ente_atteso: z.string(),
});
/** One arrival of one file. */
export type Ricezione = z.infer<typeof ricezioneSchema>;

const invioSchema = z.object({
  protocollo: z.number(),
  ente: z.string(),
  edizione: z.number(),
  /** 1 for the first submission of an ente, 2 for the second… by order of arrival. */
  versione: z.number(),
  blocchi: z.string(),
  /** Blocks of this submission that count; empty when a newer one replaced it or nothing in it was usable. */
  valgono: z.string(),
  da_correggere: z.number(),
});
export type InvioRegistrato = z.infer<typeof invioSchema>;

/** Raised with every change of the tables. */
const VERSION = 1;

const SCHEMA = `
CREATE TABLE ricezione (
  protocollo INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256 TEXT NOT NULL,
  nome TEXT NOT NULL,
  byte INTEGER NOT NULL,
  ricevuto_il TEXT NOT NULL,
  canale TEXT NOT NULL,
  ente_atteso TEXT NOT NULL,
  UNIQUE (sha256, nome, ente_atteso)
);
CREATE TABLE esito (protocollo INTEGER PRIMARY KEY REFERENCES ricezione, formato TEXT NOT NULL, uguale_a INTEGER, da_correggere INTEGER NOT NULL);
CREATE TABLE invio (
  protocollo INTEGER NOT NULL REFERENCES ricezione, ente TEXT NOT NULL, edizione INTEGER NOT NULL, versione INTEGER NOT NULL,
  blocchi TEXT NOT NULL, valgono TEXT NOT NULL, da_correggere INTEGER NOT NULL,
  PRIMARY KEY (protocollo, ente)
);`;

export interface Registro {
  /** Registers an arrival; the same bytes under the same name, from the same ente, are the same arrival. */
  readonly receive: (arrivo: Omit<Ricezione, "protocollo">) => { protocollo: number; isNew: boolean };
  /** Registers many arrivals at once, all or none; returns how many are new. */
  readonly receiveAll: (arrivi: readonly Omit<Ricezione, "protocollo">[]) => number;
  /** Every arrival in the order in which they count: time noted first, then name. */
  readonly ricezioni: () => Ricezione[];
  readonly invii: () => InvioRegistrato[];
  /** What came of reading everything; replaces what was derived before, in one transaction. */
  readonly settle: (esiti: readonly ArrivalOutcome[], invii: readonly InvioRegistrato[]) => void;
  readonly close: () => void;
}

export interface ArrivalOutcome {
  readonly protocollo: number;
  readonly formato: string;
  /** Number of the earlier arrival with the same bytes. */
  readonly uguale_a: number | null;
  readonly da_correggere: number;
}

function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    db.exec("COMMIT");
    return result;
  } catch (error) {
    db.exec("ROLLBACK");
    throw error;
  }
}

const numberIn = (row: unknown): number => z.object({ n: z.number() }).parse(row).n;
const versionOf = (db: DatabaseSync): number =>
  numberIn(db.prepare("SELECT user_version AS n FROM pragma_user_version").get());

/** Makes the tables. Registers made before version 1 knew an arrival by bytes and name alone: their rows are carried over. */
function prepare(db: DatabaseSync): void {
  // Asked again inside the transaction: another process may have made them meanwhile.
  if (versionOf(db) === VERSION) return;
  const isOld = numberIn(db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'ricezione'").get()) > 0;
  if (isOld) db.exec("DROP TABLE esito; DROP TABLE invio; ALTER TABLE ricezione RENAME TO ricezione_0;");
  db.exec(SCHEMA);
  if (isOld) db.exec("INSERT INTO ricezione SELECT * FROM ricezione_0; DROP TABLE ricezione_0;");
  db.exec(`PRAGMA user_version = ${VERSION}`);
}

/** Opens (and makes, the first time) the register of an archive folder. */
export function openRegistro(archivio: string): Registro {
  mkdirSync(archivio, { recursive: true });
  const db = new DatabaseSync(join(archivio, "registro.sqlite"), { timeout: 10_000 });
  db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
  if (versionOf(db) !== VERSION) inTransaction(db, () => prepare(db));
  const find = db.prepare("SELECT protocollo FROM ricezione WHERE sha256 = ? AND nome = ? AND ente_atteso = ?");
  const insert = db.prepare(
    `INSERT INTO ricezione (sha256, nome, byte, ricevuto_il, canale, ente_atteso) VALUES (?, ?, ?, ?, ?, ?)
     RETURNING protocollo`,
  );
  // Looked for first: an insert that meets its twin would use up a number, and a gap looks like a lost submission.
  const receive: Registro["receive"] = ({ sha256, nome, byte, ricevuto_il, canale, ente_atteso }) => {
    const before = find.get(sha256, nome, ente_atteso);
    const row = before ?? insert.get(sha256, nome, byte, ricevuto_il, canale, ente_atteso);
    return { protocollo: z.object({ protocollo: z.number() }).parse(row).protocollo, isNew: before === undefined };
  };
  return {
    receive: (arrivo) => inTransaction(db, () => receive(arrivo)),
    receiveAll: (arrivi) => inTransaction(db, () => arrivi.filter((arrivo) => receive(arrivo).isNew).length),
    ricezioni: () =>
      z
        .array(ricezioneSchema)
        .parse(db.prepare("SELECT * FROM ricezione ORDER BY ricevuto_il, nome, protocollo").all()),
    invii: () => z.array(invioSchema).parse(db.prepare("SELECT * FROM invio ORDER BY ente, versione").all()),
    settle: (esiti, invii) =>
      inTransaction(db, () => {
        db.exec("DELETE FROM esito; DELETE FROM invio;");
        const addEsito = db.prepare("INSERT INTO esito VALUES (?, ?, ?, ?)");
        for (const e of esiti) addEsito.run(e.protocollo, e.formato, e.uguale_a, e.da_correggere);
        const addInvio = db.prepare("INSERT INTO invio VALUES (?, ?, ?, ?, ?, ?, ?)");
        for (const i of invii)
          addInvio.run(i.protocollo, i.ente, i.edizione, i.versione, i.blocchi, i.valgono, i.da_correggere);
      }),
    close: () => db.close(),
  };
}
