// A reader in its own process: one file after another, by the rules it was given. If a file makes it run out of time or
// memory, or crashes it, whoever started it starts another.
import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { crc32 } from "node:zlib";
import type {
  Correction,
  KeptHead,
  KeptPaths,
  ReadingHead,
  RowSink,
  RowsSeal,
  SentBackCell,
} from "../../schemas/reading.ts";
import { writeWhole } from "../effects/files.ts";
import { keepCompiled } from "../effects/fork.ts";
import { sealed } from "../effects/sealed.ts";
import { makeElenchi } from "./lists.ts";
import { ourFault } from "./our-fault.ts";
import { type ReadingRules, readInto } from "./read-submission.ts";

/** The first message: the rules of the edition. */
export interface ReaderStart {
  readonly anno: number;
  readonly liste: Parameters<typeof makeElenchi>[0];
  readonly rilevazioni: ReadingRules["rilevazioni"];
}

/** Every other message: a file to read. */
export interface ReadTask {
  /** Under which the caller knows it: the same bytes may be read for two organisations. */
  readonly id: number;
  readonly path: string;
  /** Hash of the bytes that were received; null when they are read from where the sender has them. */
  readonly sha256: string | null;
  readonly nome: string;
  readonly ente: string | null;
  /** What people decided about its cells, and which they ask to look at again. */
  readonly correzioni?: readonly Correction[];
  readonly rimandi?: readonly SentBackCell[];
  /** Where the reading is kept; null when it is only told. */
  readonly keep: KeptPaths | null;
}

/** The answer to a task. `scrittura` is the system's code when the disk did not take the reading. */
export type ReaderAnswer =
  | { readonly head: string; readonly righe: RowsSeal | null }
  | { readonly scrittura: string; readonly path: string };

let rules: ReadingRules | null = null;

process.on("message", async (message: ReaderStart | ReadTask) => {
  if ("path" in message) {
    process.send?.(await answer(message));
    keepCompiled();
  } else rules = { anno: message.anno, elenchi: makeElenchi(message.liste), rilevazioni: message.rilevazioni };
});
// Whoever started it is gone, perhaps killed: nobody waits for an answer.
process.on("disconnect", () => process.exit());

async function answer(task: ReadTask): Promise<ReaderAnswer> {
  if (task.keep === null) return { head: JSON.stringify(read(task, () => {})), righe: null };
  // Loaded when a reading is kept: `check` keeps none.
  const { makeRowsFile } = await import("./rows-file.ts");
  const rows = makeRowsFile();
  const reading = read(task, rows.take);
  const head = JSON.stringify(reading);
  // A fault of ours may pass: it is tried again the next time.
  if (reading.diagnostics.some(({ codice }) => codice === "guasto-nostro")) return { head, righe: null };
  try {
    return { head, righe: await keep(task.keep, rows.finish(), head) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : null;
    if (code === null) throw error;
    return { scrittura: code, path: task.keep.rows };
  }
}

function read({ path, sha256, nome, ente, correzioni = [], rimandi = [] }: ReadTask, accept: RowSink): ReadingHead {
  if (rules === null) return ourFault(nome, "a file came before the rules");
  try {
    const bytes = readFileSync(path);
    // Else other bytes would be kept as the reading of these.
    if (sha256 !== null && hash("sha256", bytes) !== sha256) return ourFault(nome, "the archived bytes were changed");
    return readInto({ bytes, nome, ente, correzioni, rimandi }, rules, accept);
  } catch (error) {
    return ourFault(nome, error);
  }
}

/** Rows first, the head last: a reading is there when its head is. */
async function keep(paths: KeptPaths, rows: readonly Uint8Array[], head: string): Promise<RowsSeal | null> {
  if (rows.length > 0) await writeWhole(paths.rows, rows, "veloce");
  const righe = rows.length === 0 ? null : sealOf(rows);
  const kept: KeptHead = { righe, head };
  await writeWhole(paths.head, sealed(basename(paths.head), JSON.stringify(kept)), "veloce");
  return righe;
}

const sealOf = (pieces: readonly Uint8Array[]): RowsSeal => ({
  byte: pieces.reduce((sum, { length }) => sum + length, 0),
  crc: pieces.reduce((crc, piece) => crc32(piece, crc), 0),
});
