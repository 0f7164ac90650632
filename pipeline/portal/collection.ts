// The collection as the portal holds it: what was last read of it, and a queue through which new files pass one after the
// other. What comes is archived and registered before anything else; reading it is done by the killable readers, by the same
// line as every other mouth. A file is answered as soon as it is read; what only the whole collection shows (the year before,
// enti alike, money between enti) is asked right after, and until then it is known of whom it is not known yet.
import { setTimeout } from "node:timers/promises";
import type { Edizione } from "../../schemas/edizione.ts";
import { type Arrival, receiveFiles, type Taken } from "../collect/receive.ts";
import { type Decisione, type NewDecisione, openRegistro, type Registro, type Ritiro } from "../collect/registro.ts";
import type { NewRimando } from "../collect/registro-rimandi.ts";
import type { Effects } from "../effects/effects.ts";
import { keepStores } from "../line/flows.ts";
import { type Collection, intake, withCollection, withWholeReadings } from "../line/intake.ts";
import { questioned } from "../line/questions.ts";
import type { Remembered } from "../line/readings.ts";
import { archivioOf, readerCaps, readingRules } from "../line/rules.ts";
import { registerNews } from "../line/take-in.ts";
import { openReaders } from "../reading/readers.ts";
import { entiOf, lettoOf } from "./situation.ts";

/** Files that came together. */
export interface Arrived {
  /** The numbers under which they were archived: from here on nothing of them is lost. */
  readonly protocolli: readonly number[];
  /** Their last numbers, once all was read: one that came again after something else is a new event. */
  readonly read: Promise<readonly number[]>;
}

export interface Raccolta {
  /** What was last read, with all that is asked of enti; of those that are still compared, what their files show. */
  readonly now: () => Collection;
  /** Whether an ente may still be asked something that only the whole collection shows. */
  readonly isComparing: (ente: string) => boolean;
  readonly receive: (files: readonly Arrival[]) => Promise<Arrived>;
  /** Writes what was decided about findings as they are now, and reads with it. Gives back what somebody else had decided meanwhile. */
  readonly decide: (decisioni: readonly NewDecisione[]) => Promise<readonly NewDecisione[]>;
  /** Writes that a decision holds no longer, and reads without it; once, however often it is said. */
  readonly undecide: (decisione: Pick<Decisione, "numero" | "ente" | "il" | "chi">) => Promise<void>;
  /** Lets `write` write what enti are asked to look at again, knowing what is known now; reads with it where it wrote something. */
  readonly sendBack: (write: (raccolta: Collection) => Promise<readonly NewRimando[]>) => Promise<void>;
  /** Leaves a file out, with who said so and why, and reads without it; once, however often it is said. */
  readonly withdraw: (ritiro: Ritiro) => Promise<void>;
  /** Writes that something is asked no longer, and reads without it. */
  readonly takeBack: (numero: number, by: Pick<NewRimando, "il" | "chi">) => Promise<void>;
  /** How many files wait to be read before these, of which the first is one; null when it was read. */
  readonly waitingFor: (protocollo: number) => number | null;
  /** Reads again when somebody else, a command or another mouth, has added to the register. */
  readonly refresh: () => Promise<void>;
  /** Resolves when what has come until now is read. */
  readonly readAll: () => Promise<unknown>;
  /** Resolves when everybody is compared. */
  readonly compared: () => Promise<void>;
  /** Whether the last comparison took no longer than a page. */
  readonly isQuick: () => boolean;
  readonly close: () => Promise<void>;
}

/** Files that are archived, and who waits for their reading. */
interface Pending {
  readonly taken: Taken;
  readonly resolve: (numbers: readonly number[]) => void;
  readonly reject: (error: unknown) => void;
}

type CollectionEffects = Pick<Effects, "now" | "progress" | "budget" | "say">;

/** How long a comparison lets files that come be read before it: what they change is then compared once. */
const AFTER_READING_MS = 10_000;

/** Milliseconds of a comparison that is worth no page without it. */
const QUICK_MS = 100;
/** A longer one begins once the answer that can be given without it was given. */
const AFTER_ANSWER_MS = 500;

/** How long bytes that were found whole need not be looked at again. */
const INTACT_MS = 3_600_000;

/**
 * Reads all that was received, also what lies in `inviati/`, then takes in what comes. `countOf` says how much of the register
 * others may have added to. Throws as `intake` does.
 */
export async function openRaccolta(
  edizione: Edizione,
  effects: CollectionEffects,
  countOf: () => string,
): Promise<Raccolta> {
  const archivio = archivioOf(edizione);
  const readers = openReaders(readingRules(edizione), readerCaps(effects.budget), 1);
  // As the readers, the database stays open for the next file.
  const letGo = keepStores(edizione, effects.budget);
  // The line closes its readers when all is read: ours stay warm for the next file.
  const kept = { ...readers, close: () => {} };
  const waiting: number[] = [];
  const pending: Pending[] = [];
  const questions = (raccolta: Collection): Promise<Collection> =>
    questioned(edizione, raccolta, effects.budget).then((found) => found.raccolta);
  let seen = countOf();
  /** What was last compared as a whole, what was last read, and what is shown: the first where nothing was read since. */
  let whole = await withWholeReadings(async () => questions(await intake(edizione, effects, kept)));
  let read = whole;
  let shown = whole;
  /** Of whom the comparisons are not known yet, since which reading. */
  const comparing = new Map<string, number>();
  let turn = 0;
  /** Of which reading the last whole comparison is. */
  let wholeAt = 0;
  let isClosed = false;
  let lastComparison = 0;
  let queue: Promise<unknown> = Promise.resolve();

  let remembered: Remembered = { readings: new Map(), intact: new Set() };
  let since = effects.now();
  /** What was seen whole an hour ago is looked at again; after any fault everything is. */
  const memory = (): Remembered => {
    if (Date.parse(effects.now()) - Date.parse(since) > INTACT_MS) forget();
    return remembered;
  };
  const forget = (): void => {
    remembered = { readings: new Map(), intact: new Set() };
    since = effects.now();
  };

  const isQuick = (): boolean => lastComparison <= QUICK_MS;

  /** One thing after the other; what fails stops nobody else. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work);
    queue = done.catch(() => {});
    return done;
  };

  /** Does something with the register, then reads all anew. `touched` says of whom something may have changed; null of everybody. */
  const readAfter = <T>(
    work: (registro: Registro, settle: () => Promise<Collection>) => T | Promise<T>,
    touched: ((raccolta: Collection, done: T) => Iterable<string>) | null,
  ): Promise<T> =>
    withCollection(
      edizione,
      effects,
      async (registro, settle) => {
        const done = await work(registro, settle);
        // Counted before: what comes meanwhile is not taken for read.
        const count = countOf();
        if (touched === null) {
          const found = await withWholeReadings(async () => questions(await settle()));
          turn++;
          [whole, wholeAt, read, shown] = [found, turn, found, found];
          comparing.clear();
        } else {
          read = await settle();
          // Together with what was read: a comparison that begins now knows of it.
          turn++;
          for (const ente of touched(read, done)) comparing.set(ente, turn);
          shown = together(whole, read, comparing);
          void compareAll();
        }
        seen = count;
        return done;
      },
      kept,
      memory(),
    ).catch((error: unknown) => {
      forget();
      throw error;
    });

  /** Reads again where somebody else has added to the register. */
  const readNews = async (): Promise<void> => {
    if (seen !== countOf()) await readAfter(() => {}, null);
  };

  /** All that wait are read together: fifty files at once cost one reading of the collection, not fifty. */
  const readPending = async (): Promise<void> => {
    const group = pending.splice(0);
    if (group.length === 0) return;
    const done = ({ taken }: Pending): void => {
      for (const { protocollo } of taken.protocolli) waiting.splice(waiting.indexOf(protocollo), 1);
    };
    try {
      const numbers = await readAfter(
        async (registro, settle) => {
          const all: number[][] = [];
          for (const { taken } of group)
            all.push((await registerNews(registro, taken, true, settle)).map(({ protocollo }) => protocollo));
          return all;
        },
        (raccolta, all) =>
          all.flat().flatMap((protocollo) => {
            const letto = lettoOf(raccolta, protocollo);
            return letto === undefined ? [] : [...entiOf(letto)];
          }),
      );
      group.forEach(done);
      for (const [n, { resolve }] of group.entries()) resolve(numbers[n] ?? []);
    } catch (error) {
      group.forEach(done);
      for (const { reject } of group) reject(error);
    }
  };

  /** Resolves when no file waits to be read; at the latest after so many milliseconds. */
  const untilAllIsRead = async (most: number): Promise<void> => {
    const end = performance.now() + most;
    while (waiting.length > 0 && performance.now() < end)
      await Promise.race([queue, setTimeout(end - performance.now(), undefined, { ref: false })]);
  };

  let underway: Promise<void> | null = null;
  /** Compares until nobody waits for it; what came while one comparison was made is in the next. */
  const compareAll = (): Promise<void> => {
    underway ??= (async () => {
      while (comparing.size > 0 && !isClosed) {
        await untilAllIsRead(AFTER_READING_MS);
        if (!isQuick()) await setTimeout(AFTER_ANSWER_MS);
        if (isClosed) return;
        const [from, raccolta] = [turn, read];
        const start = performance.now();
        const found = await questions(raccolta);
        lastComparison = performance.now() - start;
        // Read anew as a whole meanwhile: this one is older.
        if (from < wholeAt) continue;
        for (const [ente, at] of comparing) if (at <= from) comparing.delete(ente);
        [whole, wholeAt] = [found, from];
        shown = together(whole, read, comparing);
      }
    })()
      .catch(async () => {
        // Kept rows that were damaged, or deleted with their file, are made again by a whole reading.
        forget();
        await inTurn(() => readAfter(() => {}, null)).catch((again: Error) =>
          effects.say(`I confronti non si sono potuti fare: ${again.stack ?? again.message}`),
        );
      })
      .finally(() => {
        underway = null;
      });
    return underway;
  };

  return {
    now: () => shown,
    isComparing: (ente) => comparing.has(ente),
    receive: async (files) => {
      const registro = openRegistro(archivio);
      const taken = await receiveFiles(archivio, registro, files).finally(() => registro.close());
      const protocolli = taken.protocolli.map(({ protocollo }) => protocollo);
      waiting.push(...protocolli);
      const { promise, resolve, reject } = Promise.withResolvers<readonly number[]>();
      promise.catch(() => {}); // told to whoever waits for it
      pending.push({ taken, resolve, reject });
      void inTurn(readPending);
      return { protocolli, read: promise };
    },
    decide: (decisioni) => {
      const { lastDecision } = shown;
      return inTurn(() =>
        readAfter(
          (registro) => registro.decide(decisioni, lastDecision),
          () => decisioni.map(({ ente }) => ente),
        ),
      );
    },
    undecide: (decisione) =>
      inTurn(() =>
        readAfter(
          (registro) => {
            if (registro.decisioni().some(({ numero }) => numero === decisione.numero)) registro.undecide(decisione);
          },
          () => [decisione.ente],
        ),
      ),
    sendBack: (write) =>
      inTurn(async () => {
        await readNews();
        const made = await withWholeReadings(() => write(shown));
        if (made.length === 0) return;
        await readAfter(
          () => {},
          () => made.map(({ ente }) => ente),
        );
      }),
    takeBack: (numero, by) => inTurn(() => readAfter((registro) => registro.takeBack(numero, by), null)),
    withdraw: (ritiro) =>
      inTurn(() =>
        readAfter(
          (registro) => {
            if (!registro.ritiri().has(ritiro.protocollo)) registro.withdraw(ritiro, "ritira");
          },
          (raccolta) => {
            const letto = lettoOf(raccolta, ritiro.protocollo);
            return letto === undefined ? [] : entiOf(letto);
          },
        ),
      ),
    waitingFor: (protocollo) => (waiting.includes(protocollo) ? waiting.indexOf(protocollo) : null),
    refresh: async () => {
      if (seen !== countOf()) await inTurn(readNews);
    },
    readAll: () => queue,
    isQuick,
    compared: async () => {
      await queue;
      while (underway !== null) await underway;
    },
    close: async () => {
      isClosed = true;
      await queue;
      await underway;
      readers.close();
      letGo();
    },
  };
}

/** What was read now, with what was last asked of those whose files did not change since. */
function together(whole: Collection, read: Collection, comparing: ReadonlyMap<string, number>): Collection {
  if (comparing.size === 0) return whole;
  const isNew = ({ ente }: { readonly ente: string | null }): boolean => ente === null || comparing.has(ente);
  return {
    ...read,
    diagnostics: [...whole.diagnostics.filter((each) => !isNew(each)), ...read.diagnostics.filter(isNew)],
    waiting: whole.waiting,
  };
}
