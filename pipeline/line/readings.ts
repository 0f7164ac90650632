// The readings of all arrivals: those that were kept, and those made now.
import { existsSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import type { Diagnostic } from "../../schemas/diagnostic.ts";
import type { KeptPaths, ReadingHead, SectionHead, SentBackCell } from "../../schemas/reading.ts";
import { archivePath } from "../collect/archive.ts";
import { findingIn } from "../collect/closed.ts";
import { correctionsOf, type Decisions, identityOf, mendedOf } from "../collect/decisions.ts";
import { type KeptReading, keepUnread, keptPaths, keptReading, type SaidOfCells } from "../collect/kept-readings.ts";
import type { Ricezione } from "../collect/registro.ts";
import type { Progress } from "../effects/progress.ts";
import { costsTooMuch, type Readers } from "../reading/readers.ts";

/** A reading and where it lies. */
export interface Reading extends KeptReading {
  readonly kept: KeptPaths;
}

/** What a process that reads the collection again and again has seen: it need not be looked at each time. */
export interface Remembered {
  /** Kept readings, by the path of their head. */
  readonly readings: Map<string, KeptReading>;
  /** Bytes that were read and found whole, by their hash. */
  readonly intact: Set<string>;
}

export interface Means {
  readonly archivio: string;
  readonly version: string;
  readonly readers: Readers;
  readonly progress: Progress;
  /** What people decided about what was found, and what they ask to look at again. */
  readonly decisions: Decisions;
  readonly rimandi: readonly SentBackCell[];
  readonly remembered?: Remembered | undefined;
}

/**
 * Reads what was not read by these rules, the largest file first; an arrival that came again was read then. A file about
 * whose cells somebody decided or asked is read once more, with what was said, until nothing of it is left.
 */
export async function readAll(
  arrivals: readonly Ricezione[],
  means: Means,
): Promise<{ readingOf: (ricezione: Ricezione) => Reading; riletti: number }> {
  const share = sharing();
  let jobs: Job[] = arrivals.map((ricezione) => ({ ricezione, ...NOTHING_SAID }));
  const readings = new Map<number, Reading>();
  let riletti = 0;
  while (jobs.length > 0) {
    const { readingOf, letti } = await readOnce(jobs, means, share);
    riletti += letti;
    jobs = jobs.flatMap((job): Job[] => {
      const { ricezione } = job;
      const reading = readingOf(job);
      const { head, next } = mended(reading.head, ricezione, job, means);
      readings.set(ricezione.protocollo, { ...reading, head });
      return next === null ? [] : [{ ricezione, ...next }];
    });
  }
  const readingOf = ({ protocollo }: Ricezione): Reading => {
    const found = readings.get(protocollo);
    if (found === undefined) throw new Error(`arrival ${protocollo} was not read`);
    return found;
  };
  return { readingOf, riletti };
}

/** What was said about the cells of a file, and the findings that this mends. */
interface Mending extends SaidOfCells {
  readonly corretti: readonly Diagnostic[];
}
const NOTHING_SAID: Mending = { correzioni: [], rimandi: [], corretti: [] };

/** A file to read. */
interface Job extends Mending {
  readonly ricezione: Ricezione;
}

type Whose = Parameters<typeof findingIn>[0];

type SaidByPeople = Pick<Means, "decisions" | "rimandi">;

/** A file that nobody received, as it would be read if it were: with what was said about its cells. */
export async function readMended(
  read: (said: SaidOfCells) => Promise<ReadingHead>,
  whose: Whose,
  people: SaidByPeople,
): Promise<ReadingHead> {
  let mending = NOTHING_SAID;
  for (;;) {
    const { head, next } = mended(await read(mending), whose, mending, people);
    if (next === null) return head;
    mending = next;
  }
}

/** What was read, with what is mended in it; and with what it is to be read once more, null where nothing else was decided. */
function mended(
  head: ReadingHead,
  whose: Whose,
  { correzioni, rimandi, corretti }: Mending,
  people: SaidByPeople,
): { head: ReadingHead; next: Mending | null } {
  // As they are told, so that what was decided about them is known.
  const findings = head.diagnostics.map((each) => findingIn(whose, head, each));
  const open = new Set(corretti.length === 0 ? [] : findings.map(idOf));
  // What the reading still finds was not mended, whatever was decided.
  const done = corretti.filter((each) => !open.has(idOf(each)));
  const more = correctionsOf(findings, people.decisions).filter((each) => !isAmong(each, correzioni));
  const asked = people.rimandi.filter((each) => tells(head, each));
  return {
    head: done.length === 0 ? head : { ...head, diagnostics: [...head.diagnostics, ...done] },
    next:
      more.length === 0 && asked.length === rimandi.length
        ? null
        : {
            correzioni: [...correzioni, ...more],
            rimandi: asked,
            corretti: [...corretti, ...(more.length === 0 ? [] : mendedOf(findings, people.decisions))],
          },
  };
}

/** Whether the table that a cell was sent back in is in the file. Requests are the same in every round. */
const tells = ({ invii }: ReadingHead, { ente, blocco }: SentBackCell): boolean =>
  invii.some((invio) => invio.ente === ente && invio.sezioni.some((each) => each.blocco === blocco));

const idOf = (diagnostic: Diagnostic): string => JSON.stringify(identityOf(diagnostic));

type Correction = SaidOfCells["correzioni"][number];
const isAmong = (one: Correction, all: readonly Correction[]): boolean =>
  all.some((each) => isDeepStrictEqual(each, one));

async function readOnce(
  jobs: readonly Job[],
  { archivio, version, readers, progress, remembered }: Means,
  share: (head: ReadingHead) => ReadingHead,
): Promise<{ readingOf: (job: Job) => Reading; letti: number }> {
  const paths = new Map(jobs.map((job) => [job, keptPaths(archivio, version, job.ricezione, job)]));
  const wanted = new Map([...paths].map(([job, kept]) => [kept.head, { job, kept }]));
  const read = new Map<string, Reading>();
  await Promise.all(
    [...wanted].map(async ([path, { kept }]) => {
      const known = remembered?.readings.get(path);
      // What was found damaged is no longer there: it is read again.
      const found = known !== undefined && existsSync(path) ? known : await keptReading(kept);
      if (found === null) return;
      remembered?.readings.set(path, found);
      read.set(path, { ...found, head: share(found.head), kept });
    }),
  );
  const tick = progress("Leggo i file", wanted.size);
  tick(read.size);
  const missing = [...wanted].flatMap(([path, each]) => (read.has(path) ? [] : [each]));
  missing.sort((a, b) => b.job.ricezione.byte - a.job.ricezione.byte);
  await Promise.all(
    missing.map(async ({ job, kept: keep }) => {
      const { protocollo, sha256, nome, ente_atteso } = job.ricezione;
      const path = archivePath(archivio, sha256);
      const { correzioni, rimandi } = job;
      const task = { id: protocollo, path, sha256, nome, ente: ente_atteso || null, correzioni, rimandi, keep };
      const { head, righe, esito } = await readers.read(task);
      if (costsTooMuch(esito)) await keepUnread(keep, head);
      read.set(keep.head, { head: share(head), righe, kept: keep });
      tick(1);
    }),
  );
  const readingOf = (job: Job): Reading => {
    const found = read.get(paths.get(job)?.head ?? "");
    if (found === undefined) throw new Error(`arrival ${job.ricezione.protocollo} was not read`);
    return found;
  };
  return { readingOf, letti: missing.length };
}

/** In a large network the same few heads come back for every ente: one object stands for all that are equal. */
function sharing(): (head: ReadingHead) => ReadingHead {
  const sections = new Map<string, readonly SectionHead[]>();
  const enti = new Map<string, string>();
  const shared = <T>(map: Map<string, T>, key: string, value: T): T => {
    const before = map.get(key);
    if (before === undefined) map.set(key, value);
    return before ?? value;
  };
  return ({ invii, ...head }) => ({
    ...head,
    invii: invii.map(({ ente, sezioni, ...invio }) => ({
      ...invio,
      ente: shared(enti, ente, ente),
      sezioni: shared(sections, JSON.stringify(sezioni), sezioni),
    })),
  });
}
