// `bilancio check`: reads files without keeping them and says what must be corrected.
import { open } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { type Diagnostic, unreadByUs } from "../../schemas/diagnostic.ts";
import { loadEdizione } from "../edizione/load.ts";
import type { Effects } from "../effects/effects.ts";
import { readerCaps, readingRules } from "../line/rules.ts";
import { told } from "../line/validation.ts";
import { openReaders } from "../reading/readers.ts";
import { type Answer, checkEnte, UsageFault } from "./answer.ts";
import { faultLine, plural } from "./words.ts";
import { type AnswerFiles, writtenAnswers } from "./written-answers.ts";

export interface CheckCommand extends AnswerFiles {
  readonly files: readonly string[];
  readonly cartella: string;
  /** The ente the files are expected from; null when only they say it. */
  readonly ente: string | null;
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
    const answered = answers.map(({ head }, n) => ({ path: files[n] ?? "", head }));
    for (const line of await writtenAnswers(answered, edizione, command)) say(line);
    return {
      text: diagnostics.map(faultLine).join("\n"),
      json: diagnostics.map(told),
      exit: diagnostics.some(({ gravita }) => gravita === "correggere") || unreadByUs(diagnostics).length > 0 ? 1 : 0,
    };
  } finally {
    readers.close();
  }
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
