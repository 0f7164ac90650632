// A reader in its own process: one file after another, by the rules it was given. If a file makes it run out of time or
// memory, or crashes it, whoever started it starts another.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { crc32 } from "node:zlib";
import { headOf, type KeptHead, type KeptPaths, type Reading, type RowsSeal } from "../../schemas/reading.ts";
import { writeWhole } from "../effects/files.ts";
import { sealed } from "../effects/sealed.ts";
import { makeElenchi } from "./lists.ts";
import { ourFault } from "./our-fault.ts";
import { type ReadingRules, readSubmission } from "./read-submission.ts";

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
  readonly nome: string;
  readonly ente: string | null;
  /** Where the reading is kept; null when it is only told. */
  readonly keep: KeptPaths | null;
}

/** The answer to a task. `scrittura` is the system's code when the disk did not take the reading. */
export type ReaderAnswer =
  | { readonly head: string; readonly righe: RowsSeal | null }
  | { readonly scrittura: string; readonly path: string };

let rules: ReadingRules | null = null;

process.on("message", async (message: ReaderStart | ReadTask) => {
  if ("path" in message) process.send?.(await answer(message));
  else rules = { anno: message.anno, elenchi: makeElenchi(message.liste), rilevazioni: message.rilevazioni };
});
// Whoever started it is gone, perhaps killed: nobody waits for an answer.
process.on("disconnect", () => process.exit());

async function answer(task: ReadTask): Promise<ReaderAnswer> {
  const reading = read(task);
  const head = JSON.stringify(headOf(reading));
  // A fault of ours may pass: it is tried again the next time.
  const isOurs = reading.diagnostics.some(({ codice }) => codice === "guasto-nostro");
  if (task.keep === null || isOurs) return { head, righe: null };
  try {
    return { head, righe: await keep(task.keep, reading, head) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : null;
    if (code === null) throw error;
    return { scrittura: code, path: task.keep.rows };
  }
}

function read({ path, nome, ente }: ReadTask): Reading {
  if (rules === null) return ourFault(nome, "a file came before the rules");
  try {
    return readSubmission({ bytes: readFileSync(path), nome, ente }, rules);
  } catch (error) {
    return ourFault(nome, error);
  }
}

/** Rows first, the head last: a reading is there when its head is. */
async function keep(paths: KeptPaths, reading: Reading, head: string): Promise<RowsSeal | null> {
  // Loaded when a reading is kept: `check` keeps none.
  const { rowsFile } = await import("./rows-file.ts");
  const rows = rowsFile(reading);
  if (rows !== null) await writeWhole(paths.rows, rows, "veloce");
  const righe = rows === null ? null : { byte: rows.length, crc: crc32(rows) };
  const kept: KeptHead = { righe, head };
  await writeWhole(paths.head, sealed(basename(paths.head), JSON.stringify(kept)), "veloce");
  return righe;
}
