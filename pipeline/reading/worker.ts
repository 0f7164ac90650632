// A reader in its own process: one file after another, by the rules it was started with. If a file makes it run out of
// time or memory, or crashes it, the pool starts another.
import { readFileSync } from "node:fs";
import { makeElenchi } from "./lists.ts";
import { ourFault, type ReadingRules, readSubmission } from "./read-submission.ts";

/** The first message: the rules of the edition. */
export interface ReaderStart {
  readonly edizione: ReadingRules["edizione"];
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
}

let regole: ReadingRules | null = null;

process.on("message", (message: ReaderStart | ReadTask) => {
  if ("path" in message) process.send?.(answer(message));
  else regole = { edizione: message.edizione, elenchi: makeElenchi(message.liste), rilevazioni: message.rilevazioni };
});
// Whoever started it is gone, perhaps killed: nobody waits for an answer.
process.on("disconnect", () => process.exit());

function answer({ path, nome, ente }: ReadTask) {
  if (regole === null) return ourFault(nome, "a file came before the rules");
  try {
    return readSubmission({ bytes: readFileSync(path), nome, ente }, regole);
  } catch (error) {
    return ourFault(nome, error);
  }
}
