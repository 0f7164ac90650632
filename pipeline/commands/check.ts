// `bilancio check`: reads files without keeping them and says what must be corrected.
import { open } from "node:fs/promises";
import { basename, join, parse, resolve } from "node:path";
import type { Diagnostic } from "../../schemas/diagnostic.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import type { ReadingHead } from "../../schemas/reading.ts";
import { answerOf } from "../answers/answer.ts";
import { answerPage } from "../answers/answer-page.ts";
import { loadEdizione } from "../edizione/load.ts";
import type { Effects } from "../effects/effects.ts";
import { readWhole, writeChanged } from "../effects/files.ts";
import { readFile } from "../formats/read-file.ts";
import { readerCaps, readingRules } from "../line/rules.ts";
import { told } from "../line/validation.ts";
import { openReaders } from "../reading/readers.ts";
import { type Answer, checkEnte, UsageFault } from "./answer.ts";
import { markedCopy } from "./marked.ts";
import { faultLine, plural, unreadByUs } from "./words.ts";

export interface CheckCommand {
  readonly files: readonly string[];
  readonly cartella: string;
  /** The ente the files are expected from; null when only they say it. */
  readonly ente: string | null;
  /** Where the answers are written as pages; null for nowhere. */
  readonly pagina: string | null;
  /** Where the marked copies are written; null for nowhere. */
  readonly segna: string | null;
}

/** Findings of each file. Throws UsageFault for an unknown ente, EdizioneRotta for a broken folder, ENOENT for a file that is not there. */
export async function checkCommand(command: CheckCommand, { say, budget }: Effects): Promise<Answer> {
  const { files, cartella, ente } = command;
  await Promise.all(files.map(checkFile));
  // A reader starts while the edition is loaded.
  const loading = loadEdizione(cartella);
  const readers = openReaders(loading.then(readingRules), readerCaps(budget), 1);
  try {
    const edizione = await loading;
    checkEnte(ente, edizione);
    const tasks = files.map((file, id) => ({
      id,
      path: resolve(file),
      sha256: null,
      nome: basename(file),
      ente,
      keep: null,
    }));
    const answers = await Promise.all(tasks.map((task) => readers.read(task)));
    const diagnostics: Diagnostic[] = [];
    for (const [n, { head }] of answers.entries()) {
      diagnostics.push(...head.diagnostics);
      const sections = head.invii.flatMap(({ sezioni }) => sezioni);
      const rows = sections.reduce((sum, { contate }) => sum + contate, 0);
      const faults = head.diagnostics.filter(({ gravita }) => gravita === "correggere").length;
      say(
        `${tasks[n]?.nome}: ${plural(rows, "riga letta", "righe lette")}, ${plural(faults, "cosa da correggere", "cose da correggere")}`,
      );
    }
    for (const [n, { head }] of answers.entries())
      for (const line of await written(files[n] ?? "", head, edizione, command)) say(line);
    return {
      text: diagnostics.map(faultLine).join("\n"),
      json: diagnostics.map(told),
      exit: diagnostics.some(({ gravita }) => gravita === "correggere") || unreadByUs(diagnostics).length > 0 ? 1 : 0,
    };
  } finally {
    readers.close();
  }
}

/** Writes what was asked for of one file, and says where. What the reader could not open is not opened here either. */
async function written(
  path: string,
  head: ReadingHead,
  edizione: Edizione,
  { pagina, segna }: Pick<CheckCommand, "pagina" | "segna">,
): Promise<string[]> {
  if (pagina === null && segna === null) return [];
  const file = basename(path);
  const isRead = head.formato !== "illeggibile" && unreadByUs(head.diagnostics).length === 0;
  const bytes = isRead ? await readWhole(resolve(path)) : null;
  const workbook = bytes === null ? null : readFile(bytes, file).workbook;
  const lines: string[] = [];
  if (pagina !== null) {
    const name = join(pagina, `risposta-${file}.html`);
    await writeChanged(name, await answerPage(answerOf({ file, head, workbook, edizione })));
    lines.push(`La risposta è in ${name}`);
  }
  if (segna !== null) {
    const copy = await markedCopy(bytes, workbook, head.diagnostics);
    // Two files that differ by their kind alone have two copies.
    const { name: stem, ext } = parse(file);
    const name = join(segna, `${ext.toLowerCase() === ".xlsx" ? stem : file} - cose da sistemare.xlsx`);
    if (typeof copy !== "string") await writeChanged(name, copy.bytes);
    lines.push(
      typeof copy === "string"
        ? `Di ${file} non c'è una copia segnata: ${copy}.`
        : `La copia segnata è in ${name}${copy.isRebuilt ? "; ha le sue celle, non i suoi formati" : ""}`,
    );
  }
  return lines;
}

/** What is no file is not given to a reader, which could only stop. Throws as the system does. */
async function checkFile(file: string): Promise<void> {
  const opened = await open(file);
  const isFile = await opened
    .stat()
    .then((found) => found.isFile())
    .finally(() => opened.close());
  if (!isFile) throw new UsageFault(`${file} non è un file: indica uno o più file, non una cartella`);
}
