// The answer to one file as files of its own: the page, and the marked copy.
import { basename, join, parse, resolve } from "node:path";
import { unreadByUs } from "../../schemas/diagnostic.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import type { ReadingHead } from "../../schemas/reading.ts";
import { answerOf } from "../answers/answer.ts";
import { answerPage } from "../answers/answer-page.ts";
import { markedCopy } from "../answers/marked-copy.ts";
import { readWhole, writeChanged } from "../effects/files.ts";
import { readFile } from "../formats/read-file.ts";

export interface AnswerFiles {
  /** Where the answers are written as pages; null for nowhere. */
  readonly pagina: string | null;
  /** Where the marked copies are written; null for nowhere. */
  readonly segna: string | null;
}

/** One file and what was found in it. */
export interface AnsweredFile {
  readonly path: string;
  readonly head: ReadingHead;
}

/** Writes what was asked for of each file, and says where. What the reader could not open is not opened here either. */
export async function writtenAnswers(
  answered: readonly AnsweredFile[],
  edizione: Edizione,
  { pagina, segna }: AnswerFiles,
): Promise<string[]> {
  if (pagina === null && segna === null) return [];
  const lines: string[] = [];
  const taken = new Set<string>();
  for (const { path, head } of answered) {
    const file = basename(path);
    const isRead = head.formato !== "illeggibile" && unreadByUs(head.diagnostics).length === 0;
    const bytes = isRead ? await readWhole(resolve(path)) : null;
    const workbook = bytes === null ? null : readFile(bytes, file).workbook;
    if (pagina !== null) {
      const name = join(pagina, freeName(`risposta-${file}`, ".html", taken));
      await writeChanged(name, await answerPage(answerOf({ file, head, workbook, edizione })));
      lines.push(`La risposta è in ${name}`);
    }
    if (segna === null) continue;
    const copy = await markedCopy(bytes, workbook, head.diagnostics);
    if (typeof copy === "string") {
      lines.push(`Di ${file} non c'è una copia segnata: ${copy}.`);
      continue;
    }
    // Two files that differ by their kind alone have two copies.
    const { name: stem, ext } = parse(file);
    const start = ext.toLowerCase() === ".xlsx" ? stem : file;
    const name = join(segna, freeName(`${start} - cose da sistemare`, ".xlsx", taken));
    await writeChanged(name, copy.bytes);
    lines.push(`La copia segnata è in ${name}${copy.isRebuilt ? "; ha le sue celle, non i suoi formati" : ""}`);
  }
  return lines;
}

/** A name that no file of this command has: two of the same name come from two folders. Adds it to `taken`. */
function freeName(start: string, end: string, taken: Set<string>): string {
  let name = start + end;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${start} (${n})${end}`;
  taken.add(name.toLowerCase());
  return name;
}
