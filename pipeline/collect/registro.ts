// The register of what was received, in the edition folder: every arrival with its number, time and channel, and what came
// of it. SQLite in WAL mode, because files may be received while a report is computed. Arrivals, withdrawals and decisions are added,
// never deleted; what came of arrivals is derived, and written again by every run.
import { z } from "zod";
import { fileName } from "../../schemas/text.ts";
import { type Chiusure, chiusureOf } from "./registro-chiusure.ts";
import { discussioneOf, type RegistroDiscussione } from "./registro-discussione.ts";
import { type Rimandi, rimandiOf } from "./registro-rimandi.ts";
import { inTransaction, leaveNoBytes, openDatabase } from "./registro-tables.ts";

export const CANALI = ["email", "portale", "rilevazione", "cartella"] as const;
export type Canale = (typeof CANALI)[number];

const ricezioneSchema = z.object({
  protocollo: z.number(),
  sha256: z.string(),
  nome: z.string(),
  byte: z.number(),
  /** ISO time or day of arrival; empty when nobody knows it better than `dopo_il` and `entro_il`. */
  ricevuto_il: z.string(),
  canale: z.enum(CANALI),
  /** The ente it was expected from; empty when only the file says it. */
  ente_atteso: z.string(),
  /** ISO time at which it was looked for and not there yet; empty when nobody had looked. */
  dopo_il: z.string(),
  /** ISO time at which it was there. */
  entro_il: z.string(),
});
/** One arrival of one file: an event, not its bytes. */
export type Ricezione = z.infer<typeof ricezioneSchema>;
export type NewArrival = Omit<Ricezione, "protocollo">;

const ritiroSchema = z.object({
  protocollo: z.number(),
  il: z.string(),
  chi: z.string(),
  motivo: z.string(),
});
/** Who took an arrival out of the counts, when and why. */
export interface Ritiro extends z.infer<typeof ritiroSchema> {
  /** It was not withdrawn: it came after the edition was closed, or its bytes were deleted. */
  readonly tardivo?: true;
  readonly cancellato?: true;
}

const cancellazioneSchema = z.object({ sha256: z.string(), il: z.string(), chi: z.string(), motivo: z.string() });
/** Who deleted the bytes of a file with data of persons, when and why. */
export type Cancellazione = z.infer<typeof cancellazioneSchema>;

/**
 * What a person can decide about a finding. `conferma`: what was sent is right. `correggi`: another value stands in its
 * place. `deroga`: it stays as it is treated, for a reason that is public.
 */
export const SCELTE = ["conferma", "correggi", "deroga"] as const;
export type Scelta = (typeof SCELTE)[number];

const decisioneSchema = z.object({
  numero: z.number(),
  /** Empty where nobody knows whose file it is about. */
  ente: z.string(),
  /** Identity of the finding, and of what it had found: see `identityOf`. */
  messaggio: z.string(),
  valore: z.string(),
  scelta: z.enum(SCELTE),
  /** The value that takes its place; empty unless it is `correggi`. */
  dopo: z.string(),
  motivo: z.string(),
  /** 1 when the reason may be printed. */
  pubblica: z.literal([0, 1]),
  il: z.string(),
  chi: z.string(),
});
export type Decisione = z.infer<typeof decisioneSchema>;
export type NewDecisione = Omit<Decisione, "numero">;

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

export interface ArrivalOutcome {
  readonly protocollo: number;
  readonly formato: string;
  /** Number of the earlier arrival that this one only repeats. */
  readonly uguale_a: number | null;
  readonly da_correggere: number;
}

/** A file as it lay in `inviati/`. */
export type FileSeen = Pick<Ricezione, "nome" | "sha256">;
/** What lay in `inviati/` when it was last looked at, and when; null when it never was. */
export interface Look {
  readonly il: string;
  readonly files: readonly FileSeen[];
}

export interface Registro extends Chiusure, Rimandi, Pick<RegistroDiscussione, "discussione"> {
  /** Registers arrivals, all or none: the same bytes under the same name, from the same ente, are the arrival that was. */
  readonly receive: (arrivi: readonly NewArrival[]) => { protocollo: number; isNew: boolean }[];
  /** Registers arrivals of what had come before, all or none, each as a new event. */
  readonly receiveAgain: (arrivi: readonly NewArrival[]) => number[];
  /** Number of the last arrival of these bytes under this name, from this ente; null when there is none. */
  readonly known: (arrivo: NewArrival) => number | null;
  /** Notes when and how arrivals came. */
  readonly note: (notes: readonly Pick<Ricezione, "protocollo" | "ricevuto_il" | "canale">[]) => void;
  readonly lastLook: () => Look | null;
  /** Remembers what lay in `inviati/`. */
  readonly looked: (look: Look) => void;
  /** Every arrival by its number. */
  readonly ricezioni: () => Ricezione[];
  /** The withdrawals that hold, by number of the arrival. */
  readonly ritiri: () => Map<number, Ritiro>;
  /** Writes a withdrawal, or that it holds no longer. */
  readonly withdraw: (ritiro: Ritiro, how: "ritira" | "annulla") => void;
  /** Bytes that were deleted, by their hash. */
  readonly cancellazioni: () => Map<string, Cancellazione>;
  /** Writes that bytes are deleted, what a request had told of them, and that the draft that is out is no longer: it may quote them. */
  readonly erase: (cancellazione: Cancellazione) => void;
  /** The decisions that hold, in the order in which they were taken. */
  readonly decisioni: () => Decisione[];
  /** Number of the last decision that was written. */
  readonly lastDecision: () => number;
  /**
   * Writes decisions in one go; of several about one finding the last holds. Not those about which somebody else wrote one
   * after the number `seen`, which had not been seen: they are given back.
   */
  readonly decide: (decisioni: readonly NewDecisione[], seen: number) => readonly NewDecisione[];
  /** Writes that the decision about a finding holds no longer. */
  readonly undecide: (decisione: Pick<Decisione, "numero" | "il" | "chi">) => void;
  readonly invii: () => InvioRegistrato[];
  /** What came of reading everything; replaces what was derived before, in one transaction. */
  readonly settle: (esiti: readonly ArrivalOutcome[], invii: readonly InvioRegistrato[]) => void;
  readonly close: () => void;
}

const numbered = z.object({ protocollo: z.number() });

/** Opens (and makes, the first time) the register of an archive folder. Throws as `openDatabase` does. */
export function openRegistro(archivio: string): Registro {
  const db = openDatabase(archivio);
  const find = db.prepare(
    "SELECT protocollo FROM ricezione WHERE sha256 = ? AND nome = ? AND ente_atteso = ? ORDER BY protocollo DESC LIMIT 1",
  );
  const insert = db.prepare(
    `INSERT INTO ricezione (sha256, nome, byte, ricevuto_il, canale, ente_atteso, dopo_il, entro_il)
     VALUES (:sha256, :nome, :byte, :ricevuto_il, :canale, :ente_atteso, :dopo_il, :entro_il) RETURNING protocollo`,
  );
  const add = (arrivo: NewArrival): number => numbered.parse(insert.get({ ...arrivo })).protocollo;
  const known = ({ sha256, nome, ente_atteso }: NewArrival): number | null => {
    const row = find.get(sha256, nome, ente_atteso);
    return row === undefined ? null : numbered.parse(row).protocollo;
  };
  // Looked for first: an insert that meets its twin would use up a number, and a gap looks like a lost submission.
  const receive = (arrivo: NewArrival) => {
    const before = known(arrivo);
    return { protocollo: before ?? add(arrivo), isNew: before === null };
  };
  return {
    receive: (arrivi) => inTransaction(db, () => arrivi.map(receive)),
    receiveAgain: (arrivi) => inTransaction(db, () => arrivi.map(add)),
    known,
    note: (notes) =>
      inTransaction(db, () => {
        const update = db.prepare("UPDATE ricezione SET ricevuto_il = ?, canale = ? WHERE protocollo = ?");
        for (const { protocollo, ricevuto_il, canale } of notes) update.run(ricevuto_il, canale, protocollo);
      }),
    lastLook: () => {
      const at = db.prepare("SELECT il FROM sguardo").get();
      if (at === undefined) return null;
      const files = db.prepare("SELECT nome, sha256 FROM cartella").all();
      return lookSchema.parse({ ...at, files });
    },
    looked: ({ il, files }) =>
      inTransaction(db, () => {
        db.exec("DELETE FROM sguardo; DELETE FROM cartella;");
        db.prepare("INSERT INTO sguardo VALUES (?)").run(il);
        const seen = db.prepare("INSERT OR IGNORE INTO cartella VALUES (?, ?)");
        for (const { nome, sha256 } of files) seen.run(fileName(nome), sha256);
      }),
    ricezioni: () => z.array(ricezioneSchema).parse(db.prepare("SELECT * FROM ricezione ORDER BY protocollo").all()),
    ritiri: () => {
      const rows = db.prepare(
        `SELECT protocollo, il, chi, motivo FROM ritiro r
         WHERE vale = 1 AND numero = (SELECT max(numero) FROM ritiro WHERE protocollo = r.protocollo)`,
      );
      return new Map(
        z
          .array(ritiroSchema)
          .parse(rows.all())
          .map((ritiro) => [ritiro.protocollo, ritiro]),
      );
    },
    withdraw: ({ protocollo, il, chi, motivo }, how) => {
      const vale = how === "ritira" ? 1 : 0;
      const write = db.prepare("INSERT INTO ritiro (protocollo, vale, il, chi, motivo) VALUES (?, ?, ?, ?, ?)");
      write.run(protocollo, vale, il, chi, motivo);
    },
    cancellazioni: () => {
      const rows = z.array(cancellazioneSchema).parse(db.prepare("SELECT * FROM cancellazione").all());
      return new Map(rows.map((each) => [each.sha256, each]));
    },
    erase: (cancellazione) => {
      inTransaction(db, () => {
        const write = db.prepare(
          "INSERT OR IGNORE INTO cancellazione (sha256, il, chi, motivo) VALUES (:sha256, :il, :chi, :motivo)",
        );
        write.run({ ...cancellazione });
        rimandiOf(db).forget(cancellazione);
        const { discussione, addDetto } = discussioneOf(db);
        if (discussione().bozza !== null) addDetto(cancellazione, "bozza-tolta", {});
      });
      leaveNoBytes(db);
    },
    decisioni: () => {
      const rows = db.prepare(
        `SELECT numero, ente, messaggio, valore, scelta, dopo, motivo, pubblica, il, chi FROM decisione d
         WHERE vale = 1 AND numero = (SELECT max(numero) FROM decisione WHERE messaggio = d.messaggio AND valore = d.valore)
         ORDER BY numero`,
      );
      return z.array(decisioneSchema).parse(rows.all());
    },
    lastDecision: () =>
      z.object({ n: z.number() }).parse(db.prepare("SELECT coalesce(max(numero), 0) AS n FROM decisione").get()).n,
    decide: (decisioni, seen) =>
      inTransaction(db, () => {
        const since = db.prepare("SELECT 1 FROM decisione WHERE messaggio = ? AND valore = ? AND numero > ?");
        const late = decisioni.filter(({ messaggio, valore }) => since.get(messaggio, valore, seen) !== undefined);
        const write = db.prepare(
          `INSERT INTO decisione (ente, messaggio, valore, scelta, dopo, motivo, pubblica, il, chi, vale)
           VALUES (:ente, :messaggio, :valore, :scelta, :dopo, :motivo, :pubblica, :il, :chi, 1)`,
        );
        for (const decisione of decisioni) if (!late.includes(decisione)) write.run({ ...decisione });
        return late;
      }),
    undecide: ({ numero, il, chi }) => {
      const write = db.prepare(
        `INSERT INTO decisione (ente, messaggio, valore, scelta, dopo, motivo, pubblica, il, chi, vale)
         SELECT ente, messaggio, valore, scelta, dopo, motivo, pubblica, ?, ?, 0 FROM decisione WHERE numero = ?`,
      );
      write.run(il, chi, numero);
    },
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
    ...chiusureOf(db),
    ...rimandiOf(db),
    discussione: discussioneOf(db).discussione,
    close: () => db.close(),
  };
}

const lookSchema = z.object({ il: z.string(), files: z.array(z.object({ nome: z.string(), sha256: z.string() })) });

/** Does something with the register of an archive folder, and closes it. Throws as `openDatabase` does. */
export function withRegistro<T>(archivio: string, work: (registro: Registro) => T): T {
  const registro = openRegistro(archivio);
  try {
    return work(registro);
  } finally {
    registro.close();
  }
}
