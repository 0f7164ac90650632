// The tables of the register: made, brought up to date and looked over whenever it is opened.
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { ArchivioGuasto } from "./faults.ts";
import { TABELLE_LETTERE } from "./registro-lettere-tables.ts";
import { TRIGGER_PERSONE } from "./registro-persone-tables.ts";
import { TABELLE_BROWSER, TABELLE_CODICE, TABELLE_PORTALE } from "./registro-portale-tables.ts";

/** The version from which tables are only added; before it they were made anew. */
const MADE_ANEW = 2;

const SCHEMA = `
CREATE TABLE ricezione (
  protocollo INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256 TEXT NOT NULL,
  nome TEXT NOT NULL,
  byte INTEGER NOT NULL,
  ricevuto_il TEXT NOT NULL,
  canale TEXT NOT NULL,
  ente_atteso TEXT NOT NULL,
  dopo_il TEXT NOT NULL,
  entro_il TEXT NOT NULL
);
CREATE INDEX ricezione_byte ON ricezione (sha256, nome, ente_atteso);
CREATE TABLE esito (protocollo INTEGER PRIMARY KEY REFERENCES ricezione, formato TEXT NOT NULL, uguale_a INTEGER, da_correggere INTEGER NOT NULL);
CREATE TABLE invio (
  protocollo INTEGER NOT NULL REFERENCES ricezione, ente TEXT NOT NULL, edizione INTEGER NOT NULL, versione INTEGER NOT NULL,
  blocchi TEXT NOT NULL, valgono TEXT NOT NULL, da_correggere INTEGER NOT NULL,
  PRIMARY KEY (protocollo, ente)
);
CREATE TABLE ritiro (
  numero INTEGER PRIMARY KEY AUTOINCREMENT, protocollo INTEGER NOT NULL REFERENCES ricezione,
  vale INTEGER NOT NULL, il TEXT NOT NULL, chi TEXT NOT NULL, motivo TEXT NOT NULL
);
CREATE TABLE cartella (nome TEXT NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (nome, sha256));
CREATE TABLE sguardo (il TEXT NOT NULL);`;

/** What people decided about findings. */
const DECISIONI = `
CREATE TABLE decisione (
  numero INTEGER PRIMARY KEY AUTOINCREMENT, ente TEXT NOT NULL, messaggio TEXT NOT NULL, valore TEXT NOT NULL,
  scelta TEXT NOT NULL, dopo TEXT NOT NULL, motivo TEXT NOT NULL, pubblica INTEGER NOT NULL,
  il TEXT NOT NULL, chi TEXT NOT NULL, vale INTEGER NOT NULL
);
CREATE INDEX decisione_messaggio ON decisione (messaggio, valore);`;

/** The closing of an edition, what counts all the same, and what was corrected after it was published. */
const CHIUSURE = `
CREATE TABLE chiusura (
  numero INTEGER PRIMARY KEY AUTOINCREMENT, come TEXT NOT NULL, protocollo INTEGER NOT NULL,
  il TEXT NOT NULL, chi TEXT NOT NULL, motivo TEXT NOT NULL
);
CREATE TABLE erratum (
  numero INTEGER PRIMARY KEY AUTOINCREMENT, il TEXT NOT NULL, chi TEXT NOT NULL, motivo TEXT NOT NULL, figure TEXT NOT NULL
);`;

/** Bytes that hold data of persons and were deleted: the only thing that is ever deleted, with who, when and why. */
const CANCELLAZIONI = `
CREATE TABLE cancellazione (
  sha256 TEXT PRIMARY KEY, il TEXT NOT NULL, chi TEXT NOT NULL, motivo TEXT NOT NULL
);`;

/** What enti were asked to look at again, and which of these requests hold no longer. */
const RIMANDI = `
CREATE TABLE rimando (
  numero INTEGER PRIMARY KEY AUTOINCREMENT, ente TEXT NOT NULL, protocollo INTEGER NOT NULL REFERENCES ricezione,
  blocco TEXT NOT NULL, campo TEXT, riga TEXT NOT NULL, detto TEXT, dove TEXT NOT NULL, motivo TEXT NOT NULL,
  il TEXT NOT NULL, chi TEXT NOT NULL
);
CREATE TABLE rimando_tolto (rimando INTEGER PRIMARY KEY REFERENCES rimando, il TEXT NOT NULL, chi TEXT NOT NULL);`;

/** What each version adds to the one before it, from the one after MADE_ANEW on: a new one comes at the end. */
const ADDED = [
  DECISIONI,
  TABELLE_PORTALE,
  CHIUSURE,
  CANCELLAZIONI,
  TABELLE_LETTERE,
  RIMANDI,
  TABELLE_BROWSER,
  TRIGGER_PERSONE,
  TABELLE_CODICE,
];
const VERSION = MADE_ANEW + ADDED.length;

/** All of it, or nothing. Inside another one it is part of that one. */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  if (db.isTransaction) return work();
  db.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    db.exec("COMMIT");
    return result;
  } catch (error) {
    // Where the disk failed the database has already gone back by itself.
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
}

const numberIn = (row: unknown): number => z.object({ n: z.number() }).parse(row).n;
const versionOf = (db: DatabaseSync): number =>
  numberIn(db.prepare("SELECT user_version AS n FROM pragma_user_version").get());

/** After something was taken out: what it said is in no file beside the register either. Waits for who is reading. */
export const leaveNoBytes = (db: DatabaseSync): void => db.exec("PRAGMA wal_checkpoint(TRUNCATE)");

/** Where the register of an archive lies. */
export const registroPath = (archivio: string): string => join(archivio, "registro.sqlite");

/**
 * Opens (and makes, the first time) the register of an archive. Throws ArchivioGuasto when it is damaged, or empty beside
 * bytes that it once named; the database's own errors for a lock, a full disk or a folder that may not be written.
 */
export function openDatabase(archivio: string): DatabaseSync {
  mkdirSync(archivio, { recursive: true });
  const db = new DatabaseSync(registroPath(archivio), { timeout: 5000 });
  try {
    // What is taken out leaves no bytes behind: it may be the name of a person.
    db.exec(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;",
    );
    const [first] = db.prepare("PRAGMA quick_check(1)").all();
    if (!z.object({ quick_check: z.literal("ok") }).safeParse(first).success)
      throw ArchivioGuasto.registro("danneggiato");
    if (versionOf(db) !== VERSION) inTransaction(db, () => prepare(db, archivio));
    return db;
  } catch (error) {
    db.close();
    throw isDamage(error) ? ArchivioGuasto.registro("danneggiato") : error;
  }
}

/** What SQLite calls a file that is no database, or a broken one. */
const DAMAGE = new Set([11, 26]);
const isDamage = (error: unknown): boolean =>
  error instanceof Error && "errcode" in error && DAMAGE.has(Number(error.errcode) & 0xff);

/** Makes the tables. Registers of an earlier version keep their arrivals: they came before this moment, nobody knows when. */
function prepare(db: DatabaseSync, archivio: string): void {
  // Asked again inside the transaction: another process may have made them meanwhile.
  const version = versionOf(db);
  if (version === VERSION) return;
  if (version > VERSION) throw ArchivioGuasto.registro("nuovo");
  if (version < MADE_ANEW) makeAnew(db, archivio);
  for (const [index, sql] of ADDED.entries()) if (version <= MADE_ANEW + index) db.exec(sql);
  db.exec(`PRAGMA user_version = ${VERSION}`);
}

function makeAnew(db: DatabaseSync, archivio: string): void {
  const isOld = numberIn(db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'ricezione'").get()) > 0;
  if (!isOld && holdsBytes(archivio)) throw ArchivioGuasto.registro("vuoto");
  if (isOld) db.exec("DROP TABLE esito; DROP TABLE invio; ALTER TABLE ricezione RENAME TO ricezione_0;");
  db.exec(SCHEMA);
  if (isOld)
    db.exec(
      `INSERT INTO ricezione SELECT *, '', strftime('%Y-%m-%dT%H:%M:%fZ', 'now') FROM ricezione_0; DROP TABLE ricezione_0;`,
    );
}

function holdsBytes(archivio: string): boolean {
  try {
    return readdirSync(join(archivio, "file")).length > 0;
  } catch {
    return false;
  }
}
