// The answer to a file, and its marked copy, for a program that must not open what others send: it is done in a process that
// can be killed.
import type { ChildProcess } from "node:child_process";
import type { Diagnostic } from "../../schemas/diagnostic.ts";
import { endModule, forkModule } from "../effects/fork.ts";
import { machineBudget } from "../effects/machine.ts";
import { whenWorked } from "../effects/worked.ts";
import { type Answered, type AnswerModel, answerOf, showsCells } from "./answer.ts";
import type { AsideAnswer, AsideTask } from "./aside-process.ts";
import type { MarkedCopy, NoCopy } from "./marked-copy.ts";

/** Where the bytes of a file lie, and under which name they came. */
export interface KeptFile {
  readonly path: string;
  readonly sha256: string;
  readonly nome: string;
}

/** Longer than any honest file takes; a copy is made by a library, in a process with its own, shorter time. */
const SECONDS = 45;
const HEAP_MB = 512;
/** Megabytes of one half of the nursery: what an answer leaves behind is gone with it. */
const NURSERY_MB = 8;

/** The model of an answer; without the cells around each finding where the file does not open in time. It is opened for them alone. */
export async function answerAside(file: KeptFile, con: Omit<Answered, "workbook">): Promise<AnswerModel> {
  if (!showsCells(con.head.diagnostics)) return answerOf({ ...con, workbook: null });
  const answer = await inProcess({ ...file, vuole: "risposta", con });
  // Our own program of this version answers what it was asked.
  return (answer as AnswerModel | null) ?? answerOf({ ...con, workbook: null });
}

/** The marked copy, or why there is none. */
export async function markedAside(file: KeptFile, diagnostics: readonly Diagnostic[]): Promise<MarkedCopy | NoCopy> {
  const answer = await inProcess({ ...file, vuole: "copia", diagnostics });
  return (answer as MarkedCopy | NoCopy | null) ?? "non si è potuto aprire";
}

/** What waits for its turn: one process answers many in the time in which another would start. */
const waiting: (() => void)[] = [];
/** How long one waits before another process is started beside: what is open may be long, or never come to an end. */
const LONG_MS = 1000;
/** Many answers asked for at once take no more of the machine than a few; and a file that does not end holds up no other. */
const AT_ONCE = Math.max(2, machineBudget().cores);
let busy = 0;

const myTurn = (): Promise<void> =>
  new Promise((resolve) => {
    waiting.push(resolve);
    setTimeout(() => {
      if (busy === AT_ONCE || !waiting.includes(resolve)) return;
      waiting.splice(waiting.indexOf(resolve), 1);
      busy++;
      resolve();
    }, LONG_MS);
  });

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (busy === 0) busy++;
  else await myTurn();
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    // Whoever is next takes the place.
    if (next === undefined) busy--;
    else next();
  }
}

/** Null when the process does not come to an end, or falls. */
const inProcess = (task: AsideTask): Promise<AsideAnswer | null> => inTurn(() => inOwnProcess(task));

function aProcess(): ChildProcess {
  const child = forkModule(new URL("./aside-process.ts", import.meta.url), [
    `--max-old-space-size=${HEAP_MB}`,
    `--max-semi-space-size=${NURSERY_MB}`,
  ]);
  // It holds nobody back from ending, and ends with whoever started it.
  child.unref();
  child.channel?.unref();
  return child;
}

function inOwnProcess(task: AsideTask): Promise<AsideAnswer | null> {
  const child = aProcess();
  return new Promise((resolve) => {
    const done = (answer: AsideAnswer | null): void => {
      stopWatch();
      child.off("message", done).off("error", lost).off("exit", lost);
      // The library that marks copies leaves much behind; and one at rest is enough for who comes next.
      if (answer !== null && task.vuole === "risposta") endModule(child, 1);
      else child.kill("SIGKILL");
      resolve(answer);
    };
    const lost = (): void => done(null);
    const stopWatch = whenWorked(child, SECONDS, lost);
    child.on("message", done).on("error", lost).on("exit", lost);
    child.send(task, (error) => error && lost());
  });
}
