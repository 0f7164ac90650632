// The collection as the portal holds it: what was last read of it, and a queue through which new files pass one after the
// other. What comes is archived and registered before anything else; reading it is done by the killable readers, by the same
// line as every other mouth. What only the whole collection shows is compared beside (`comparing.ts`).
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
import { type Comparing, openComparing } from "./comparing.ts";
import { entiOf, lettoOf } from "./situation.ts";

/** Files that came together. */
export interface Arrived {
  /** The numbers under which they were archived: from here on nothing of them is lost. */
  readonly protocolli: readonly number[];
  /** Their last numbers, once all was read: one that came again after something else is a new event. */
  readonly read: Promise<readonly number[]>;
}

export interface Raccolta extends Pick<Comparing, "now" | "isComparing" | "isQuick"> {
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
  readonly close: () => Promise<void>;
}

/** Files that are archived, and who waits for their reading. */
interface Pending {
  readonly taken: Taken;
  readonly resolve: (numbers: readonly number[]) => void;
  readonly reject: (error: unknown) => void;
}

type CollectionEffects = Pick<Effects, "now" | "progress" | "budget" | "say">;

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
  const comparing = openComparing(
    await withWholeReadings(async () => questions(await intake(edizione, effects, kept))),
    {
      compare: questions,
      untilAllIsRead: (most) => untilAllIsRead(most),
      // Kept rows that were damaged, or deleted with their file, are made again by a whole reading.
      again: async () => {
        forget();
        await inTurn(() => readAfter(() => {}, null)).catch((again: Error) =>
          effects.say(`I confronti non si sono potuti fare: ${again.stack ?? again.message}`),
        );
      },
    },
  );
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
        if (touched === null) comparing.takeWhole(await withWholeReadings(async () => questions(await settle())));
        else {
          const read = await settle();
          comparing.takeRead(read, touched(read, done));
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

  return {
    now: comparing.now,
    isComparing: comparing.isComparing,
    isQuick: comparing.isQuick,
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
      const { lastDecision } = comparing.now();
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
        const made = await withWholeReadings(() => write(comparing.now()));
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
    compared: async () => {
      await queue;
      await comparing.compared();
    },
    close: async () => {
      const ended = comparing.close();
      await queue;
      await ended;
      readers.close();
      letGo();
    },
  };
}
