// The collection as the portal holds it: what was last read of it, and a queue through which new files pass one after the
// other. What comes is archived and registered before anything else; reading it is done by the killable readers, by the same
// line as every other mouth.
import type { Edizione } from "../../schemas/edizione.ts";
import { type Arrival, receiveFiles, type Taken } from "../collect/receive.ts";
import { type NewDecisione, openRegistro } from "../collect/registro.ts";
import type { Effects } from "../effects/effects.ts";
import { type Collection, intake, withCollection } from "../line/intake.ts";
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
  /** What was last read. */
  readonly now: () => Collection;
  /** How many times it was read: whatever is made of it is made anew when this changes. */
  readonly volta: () => number;
  readonly receive: (files: readonly Arrival[]) => Promise<Arrived>;
  /** Writes what was decided about findings, and reads with it. */
  readonly decide: (decisioni: readonly NewDecisione[]) => Promise<void>;
  /** How many files wait to be read before these, of which the first is one; null when it was read. */
  readonly waitingFor: (protocollo: number) => number | null;
  /** Reads again when somebody else, a command or another mouth, has added to the register. */
  readonly refresh: () => Promise<void>;
  readonly close: () => Promise<void>;
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
  let last = await intake(edizione, effects, kept);
  let volta = 1;
  let seen = countOf();
  let queue: Promise<unknown> = Promise.resolve();

  /** One thing after the other; what fails stops nobody else. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work);
    queue = done.catch(() => {});
    return done;
  };
  const settled = (raccolta: Collection): void => {
    last = raccolta;
    volta++;
    seen = countOf();
  };
  const read = (taken: Taken): Promise<readonly number[]> =>
    inTurn(() =>
      withCollection(
        edizione,
        effects,
        async (registro, settle) => {
          const protocolli = await registerNews(registro, taken, true, settle);
          settled(await settle());
          return protocolli.map(({ protocollo }) => protocollo);
        },
        kept,
      ),
    );

  return {
    now: () => last,
    volta: () => volta,
    receive: async (files) => {
      const registro = openRegistro(archivio);
      const taken = await receiveFiles(archivio, registro, files).finally(() => registro.close());
      const protocolli = taken.protocolli.map(({ protocollo }) => protocollo);
      waiting.push(...protocolli);
      const done = read(taken).finally(() => {
        for (const each of protocolli) waiting.splice(waiting.indexOf(each), 1);
      });
      done.catch(() => {}); // told to whoever waits for it
      return { protocolli, read: done };
    },
    decide: (decisioni) =>
      inTurn(() =>
        withCollection(
          edizione,
          effects,
          async (registro, settle) => {
            registro.decide(decisioni);
            settled(await settle());
          },
          kept,
        ),
      ),
    waitingFor: (protocollo) => (waiting.includes(protocollo) ? waiting.indexOf(protocollo) : null),
    refresh: async () => {
      if (seen === countOf()) return;
      await inTurn(async () => {
        if (seen !== countOf()) settled(await withCollection(edizione, effects, (_, settle) => settle(), kept));
      });
    },
    close: async () => {
      await queue;
      readers.close();
    },
  };
}
