// A process that opens what somebody sent, for its answer and its marked copy: it may not come to an end, and is killed then.
import { hash } from "node:crypto";
import { readFile as readBytes } from "node:fs/promises";
import type { Diagnostic } from "../../schemas/diagnostic.ts";
import { keepCompiled } from "../effects/fork.ts";
import { readFile } from "../formats/read-file.ts";
import { type Answered, type AnswerModel, answerOf } from "./answer.ts";
import type { MarkedCopy, NoCopy } from "./marked-copy.ts";

/** `path` holds the bytes of that hash. */
interface Opened {
  readonly path: string;
  readonly sha256: string;
  readonly nome: string;
}
export type AsideTask =
  | (Opened & { readonly vuole: "risposta"; readonly con: Omit<Answered, "workbook"> })
  | (Opened & { readonly vuole: "copia"; readonly diagnostics: readonly Diagnostic[] });
export type AsideAnswer = AnswerModel | MarkedCopy | NoCopy;

async function answered(task: AsideTask): Promise<AsideAnswer> {
  const bytes = await readBytes(task.path);
  if (hash("sha256", bytes) !== task.sha256) throw new Error("these are not the bytes that were received");
  const { workbook } = readFile(bytes, task.nome);
  if (task.vuole === "risposta") return answerOf({ ...task.con, workbook });
  // Its library is loaded when a copy is asked for.
  const { markedCopy } = await import("./marked-copy.ts");
  return markedCopy(bytes, workbook, task.diagnostics);
}

process.on("message", (task: AsideTask) => {
  answered(task).then(
    (answer) => {
      process.send?.(answer);
      keepCompiled();
    },
    () => process.exit(1),
  );
});
process.on("disconnect", () => process.exit());
