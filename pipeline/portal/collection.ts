// The collection as the portal holds it: what was last read of it, and a queue through which new files pass one after the
// other. What comes is archived and registered before anything else; reading it is done by the killable readers, by the same
// line as every other mouth.
import type { Edizione } from "../../schemas/edizione.ts";
import { type Arrival, receiveFiles, type Taken } from "../collect/receive.ts";
import { type NewDecisione, openRegistro, type Registro } from "../collect/registro.ts";
import type { NewRimando } from "../collect/registro-rimandi.ts";
import type { Effects } from "../effects/effects.ts";
import { type Collection, intake, withCollection, withWholeReadings } from "../line/intake.ts";
import { questioned } from "../line/questions.ts";
import { archivioOf, readerCaps, readingRules } from "../line/rules.ts";
import { registerNews } from "../line/take-in.ts";
import { openReaders } from "../reading/readers.ts";

/** Files that came together. */
export interface Arrived {
  /** The numbers under which they were archived: from here on nothing of them is lost. */
  readonly protocolli: readonly number[];
  /** Their last numbers, once all was read: one that came again after something else is a new event. */
  readonly read: Promise<readonly number[]>;
}

export interface Raccolta {
  /** What was last read, with all that is asked of enti. */
  readonly now: () => Collection;
  readonly receive: (files: readonly Arrival[]) => Promise<Arrived>;
  /** Writes what was decided about findings as they are now, and reads with it. Gives back what somebody else had decided meanwhile. */
  readonly decide: (decisioni: readonly NewDecisione[]) => Promise<readonly NewDecisione[]>;
  /** Writes what an ente is asked to look at again, made of what is known now, or that it is asked no longer; and reads with it. */
  readonly sendBack: (make: (raccolta: Collection) => Promise<readonly NewRimando[]>) => Promise<readonly NewRimando[]>;
  readonly takeBack: (numero: number, by: Pick<NewRimando, "il" | "chi">) => Promise<void>;
  /** How many files wait to be read before these, of which the first is one; null when it was read. */
  readonly waitingFor: (protocollo: number) => number | null;
  /** Reads again when somebody else, a command or another mouth, has added to the register. */
  readonly refresh: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Files that are archived, and who waits for their reading. */
interface Pending {
  readonly taken: Taken;
  readonly resolve: (numbers: readonly number[]) => void;
  readonly reject: (error: unknown) => void;
}

type CollectionEffects = Pick<Effects, "now" | "progress" | "budget">;

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
  // The line closes its readers when all is read: ours stay warm for the next file.
  const kept = { ...readers, close: () => {} };
  const waiting: number[] = [];
  const pending: Pending[] = [];
  let seen = countOf();
  let last = (
    await withWholeReadings(async () => questioned(edizione, await intake(edizione, effects, kept), effects.budget))
  ).raccolta;
  let queue: Promise<unknown> = Promise.resolve();

  /** One thing after the other; what fails stops nobody else. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work);
    queue = done.catch(() => {});
    return done;
  };
  /** Does something with the register, then reads all anew. */
  const readAfter = <T>(work: (registro: Registro, settle: () => Promise<Collection>) => T | Promise<T>): Promise<T> =>
    withCollection(
      edizione,
      effects,
      async (registro, settle) => {
        const done = await work(registro, settle);
        // Counted before: what comes meanwhile is not taken for read.
        const count = countOf();
        last = (await withWholeReadings(async () => questioned(edizione, await settle(), effects.budget))).raccolta;
        seen = count;
        return done;
      },
      kept,
    );
  /** All that wait are read together: fifty files at once cost one reading of the collection, not fifty. */
  const readPending = async (): Promise<void> => {
    const together = pending.splice(0);
    if (together.length === 0) return;
    const done = ({ taken }: Pending): void => {
      for (const { protocollo } of taken.protocolli) waiting.splice(waiting.indexOf(protocollo), 1);
    };
    try {
      const numbers = await readAfter(async (registro, settle) => {
        const all: number[][] = [];
        for (const { taken } of together)
          all.push((await registerNews(registro, taken, true, settle)).map(({ protocollo }) => protocollo));
        return all;
      });
      together.forEach(done);
      for (const [n, { resolve }] of together.entries()) resolve(numbers[n] ?? []);
    } catch (error) {
      together.forEach(done);
      for (const { reject } of together) reject(error);
    }
  };

  return {
    now: () => last,
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
      const { lastDecision } = last;
      return inTurn(() => readAfter((registro) => registro.decide(decisioni, lastDecision)));
    },
    sendBack: (make) =>
      inTurn(async () => {
        const made = await withWholeReadings(() => make(last));
        return readAfter((registro) => {
          registro.sendBack(made);
          return made;
        });
      }),
    takeBack: (numero, by) => inTurn(() => readAfter((registro) => registro.takeBack(numero, by))),
    waitingFor: (protocollo) => (waiting.includes(protocollo) ? waiting.indexOf(protocollo) : null),
    refresh: async () => {
      if (seen !== countOf()) await inTurn(async () => (seen === countOf() ? undefined : readAfter(() => {})));
    },
    close: async () => {
      await queue;
      readers.close();
    },
  };
}
