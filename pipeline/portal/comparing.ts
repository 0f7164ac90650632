// What is shown of a collection in which files come all the time. A file is answered as soon as it is read; what only the whole
// collection shows is compared right after, and until then it is known of whom it is not known yet.
import { setTimeout } from "node:timers/promises";
import type { Collection } from "../line/intake.ts";

export interface Comparing {
  /** What was last read, with all that is asked of enti; of those that are still compared, what their files show. */
  readonly now: () => Collection;
  /** Whether an ente may still be asked something that only the whole collection shows. */
  readonly isComparing: (ente: string) => boolean;
  /** Whether the last comparison took no longer than a page. */
  readonly isQuick: () => boolean;
  /** What was read and compared as a whole: it stands for all of before. */
  readonly takeWhole: (found: Collection) => void;
  /** What was read, in which something may have changed of those enti: their comparison begins. */
  readonly takeRead: (read: Collection, touched: Iterable<string>) => void;
  /** Resolves when everybody is compared. */
  readonly compared: () => Promise<void>;
  /** No comparison is begun any more; resolves when that underway has ended. */
  readonly close: () => Promise<void>;
}

export interface ComparingMeans {
  /** Asks all that only the whole collection shows. */
  readonly compare: (read: Collection) => Promise<Collection>;
  /** Resolves when no file waits to be read; at the latest after so many milliseconds. */
  readonly untilAllIsRead: (most: number) => Promise<void>;
  /** Reads and compares all anew, after a comparison that failed. */
  readonly again: () => Promise<void>;
}

/** How long a comparison lets files that come be read before it: what they change is then compared once. */
const AFTER_READING_MS = 10_000;
/** Milliseconds of a comparison that is worth no page without it. */
const QUICK_MS = 100;
/** A longer one begins once the answer that can be given without it was given. */
const AFTER_ANSWER_MS = 500;

/** `first`: what was read and compared as a whole. */
export function openComparing(first: Collection, { compare, untilAllIsRead, again }: ComparingMeans): Comparing {
  /** What was last compared as a whole, what was last read, and what is shown: the first where nothing was read since. */
  let whole = first;
  let read = first;
  let shown = first;
  /** Of whom the comparisons are not known yet, since which reading. */
  const comparing = new Map<string, number>();
  let turn = 0;
  /** Of which reading the last whole comparison is. */
  let wholeAt = 0;
  let isClosed = false;
  let lastComparison = 0;
  let underway: Promise<void> | null = null;

  const isQuick = (): boolean => lastComparison <= QUICK_MS;

  /** Compares until nobody waits for it; what came while one comparison was made is in the next. */
  async function compareWaiting(): Promise<void> {
    while (comparing.size > 0 && !isClosed) {
      await untilAllIsRead(AFTER_READING_MS);
      if (!isQuick()) await setTimeout(AFTER_ANSWER_MS);
      if (isClosed) return;
      const [from, raccolta] = [turn, read];
      const start = performance.now();
      const found = await compare(raccolta);
      lastComparison = performance.now() - start;
      // Read anew as a whole meanwhile: this one is older.
      if (from < wholeAt) continue;
      for (const [ente, at] of comparing) if (at <= from) comparing.delete(ente);
      [whole, wholeAt] = [found, from];
      shown = together(whole, read, comparing);
    }
  }

  return {
    now: () => shown,
    isComparing: (ente) => comparing.has(ente),
    isQuick,
    takeWhole: (found) => {
      turn++;
      [whole, wholeAt, read, shown] = [found, turn, found, found];
      comparing.clear();
    },
    takeRead: (found, touched) => {
      // Together with what was read: a comparison that begins now knows of it.
      turn++;
      read = found;
      for (const ente of touched) comparing.set(ente, turn);
      shown = together(whole, read, comparing);
      underway ??= compareWaiting()
        .catch(again)
        .finally(() => {
          underway = null;
        });
    },
    compared: async () => {
      while (underway !== null) await underway;
    },
    close: async () => {
      isClosed = true;
      await underway;
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
