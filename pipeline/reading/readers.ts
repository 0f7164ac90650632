// Readers have a lifetime: opened once, they read file after file in processes of their own and are closed at the end.
// A file that takes too long or too much memory is answered with a finding, and the others go on. Processes and not
// threads: a crash of one reader costs one answer, and threads that strip types while others end can take the whole
// program down with them.
import type { ChildProcess } from "node:child_process";
import { type Diagnostic, diagnose } from "../../schemas/diagnostic.ts";
import type { ReadingHead, RowsSeal } from "../../schemas/reading.ts";
import { endModule, forkModule, isAlive } from "../effects/fork.ts";
import { whenWorked } from "../effects/worked.ts";
import { ourFault } from "./our-fault.ts";
import type { ReaderAnswer, ReaderStart, ReadTask } from "./reader.ts";

export interface ReaderCaps {
  readonly workers: number;
  /** Of processor time: how long a busy machine lets a reader wait says nothing about its file. */
  readonly secondsPerFile: number;
  readonly megabytes: number;
}

/** `memoria`, `tempo`: the file needs more than a reader may have. `caduta`: a fault of ours, which may pass. */
export type ReadOutcome = "letta" | "memoria" | "tempo" | "caduta";

/** A file that costs too much does so every time: it is not tried again until the rules of reading change. */
export const costsTooMuch = (esito: ReadOutcome): boolean => esito === "memoria" || esito === "tempo";

export interface ReadAnswer {
  readonly head: ReadingHead;
  /** Seal of the rows that were kept; null when there are none. */
  readonly righe: RowsSeal | null;
  readonly esito: ReadOutcome;
}

export interface Readers {
  /** Reads one file when a reader is free. Never rejects for what is in the file; rejects when the disk is full. */
  readonly read: (task: ReadTask) => Promise<ReadAnswer>;
  /** Ends the processes, and gives back their memory; what is being read is lost. Reading again starts others. */
  readonly close: () => void;
}

/** Starts `warm` readers at once, others when there is work for them; the rules may come later. Where `warm` wait for work, more
 *  than that are given back as soon as nothing waits for them: a portal is idle most of the day. */
export function openReaders(rules: Promise<ReaderStart>, caps: ReaderCaps, warm = 0): Readers {
  const free: Seat[] = Array.from({ length: caps.workers }, () => makeSeat(rules, caps));
  const waiting: { task: ReadTask; done: (answer: Promise<ReadAnswer>) => void }[] = [];
  for (const seat of free.slice(0, warm)) seat.start();
  rules.catch(() => {}); // told to whoever reads
  const all = [...free];

  const next = (): void => {
    const seat = free.find(({ isWarm }) => isWarm()) ?? free[0];
    const work = seat === undefined ? undefined : waiting.shift();
    if (seat === undefined || work === undefined) return;
    free.splice(free.indexOf(seat), 1);
    const answer = seat.read(work.task).finally(() => {
      free.push(seat);
      if (warm > 0 && waiting.length === 0 && all.filter(({ isWarm }) => isWarm()).length > warm) seat.stop();
      next();
    });
    work.done(answer);
  };
  return {
    read: (task) =>
      new Promise((resolve) => {
        waiting.push({ task, done: resolve });
        next();
      }),
    close: () => {
      waiting.length = 0;
      for (const seat of all) seat.stop();
    },
  };
}

interface Seat {
  readonly isWarm: () => boolean;
  readonly start: () => void;
  readonly read: (task: ReadTask) => Promise<ReadAnswer>;
  readonly stop: () => void;
}

/** One place for a reader: a process that is started when it is needed, and again after it died. */
function makeSeat(rules: Promise<ReaderStart>, caps: ReaderCaps): Seat {
  let reader: ChildProcess | null = null;
  let ready: Promise<void> = Promise.resolve();
  let isReading = false;
  const stop = (): void => {
    if (reader !== null && isReading) reader.kill("SIGKILL");
    else if (reader !== null) endModule(reader);
    reader = null;
  };
  const start = (): ChildProcess => {
    const made = spawnReader(caps.megabytes);
    reader = made;
    // Who was given back before its rules were known may serve others by now.
    ready = rules.then((message) => void (reader === made && made.send(message, () => {})));
    ready.catch(() => {}); // told where it is awaited
    return made;
  };
  return {
    isWarm: () => reader !== null && isAlive(reader),
    start: () => void start(),
    stop,
    read: async (task) => {
      const child = reader !== null && isAlive(reader) ? reader : start();
      isReading = true;
      try {
        await ready;
        const answer = await readOne(child, task, caps);
        if (answer.esito !== "letta") stop();
        return answer;
      } finally {
        isReading = false;
      }
    },
  };
}

/** Megabytes of one half of the nursery: what a row leaves behind is gone at once, and a large nursery is only held. */
const NURSERY = 8;

const spawnReader = (megabytes: number): ChildProcess =>
  forkModule(new URL("./reader.ts", import.meta.url), [
    `--max-old-space-size=${megabytes}`,
    `--max-semi-space-size=${NURSERY}`,
  ]);

function readOne(reader: ChildProcess, task: ReadTask, { secondsPerFile }: ReaderCaps): Promise<ReadAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      stopWatch();
      reader.off("message", onMessage);
      reader.off("exit", onExit);
      finish();
    };
    const given = (esito: ReadOutcome, head: ReadingHead, righe: RowsSeal | null = null): void =>
      settle(() => resolve({ head, righe, esito }));
    const tooMuch = (esito: ReadOutcome, cosa: string, limite: string): void =>
      given(esito, unreadable([diagnose("file-troppo-grande", [{ file: task.nome }], { cosa, limite })]));
    // The reader is our own program of the same version.
    const onMessage = (message: unknown): void => {
      const answer = message as ReaderAnswer;
      if ("head" in answer) given("letta", JSON.parse(answer.head) as ReadingHead, answer.righe);
      else settle(() => reject(new WriteFault(answer.scrittura, answer.path)));
    };
    const onExit = (code: number | null, signal: string | null): void => {
      if (signal === "SIGABRT" || code === OUT_OF_MEMORY)
        tooMuch("memoria", "leggerlo richiede troppa memoria", "un foglio di qualche migliaio di righe");
      else given("caduta", ourFault(task.nome, `the reader ended with ${signal ?? code}`));
    };
    const stopWatch = whenWorked(reader, secondsPerFile, (how) => {
      if (how === "lavoro") tooMuch("tempo", "leggerlo richiede troppo tempo", `${secondsPerFile} secondi`);
      else given("caduta", ourFault(task.nome, "the reader gave no answer"));
    });
    reader.on("message", onMessage);
    reader.on("exit", onExit);
    reader.send(task, (fault) => fault && given("caduta", ourFault(task.nome, fault)));
  });
}

function unreadable(diagnostics: readonly Diagnostic[]): ReadingHead {
  return { formato: "illeggibile", invii: [], diagnostics };
}

/** The disk did not take a reading: `code` is the system's word for it (ENOSPC, EACCES…). */
export class WriteFault extends Error {
  override readonly name = "WriteFault";
  readonly code: string;
  readonly path: string;
  constructor(code: string, path: string) {
    super(`cannot write ${path}: ${code}`);
    this.code = code;
    this.path = path;
  }
}

/** Exit code of a process that aborts, where there are no signals; the engine aborts when its memory is over. */
const OUT_OF_MEMORY = 134;
