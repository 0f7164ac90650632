// `bilancio check`: reads files without keeping them and says what must be corrected. What was decided about what they say is
// not asked again.
import { existsSync } from "node:fs";
import { open as openFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { isOpen, unreadByUs } from "../../schemas/diagnostic.ts";
import { decided, makeDecisions } from "../collect/decisions.ts";
import type { SaidOfCells } from "../collect/kept-readings.ts";
import { withRegistro } from "../collect/registro.ts";
import { sentBackCells } from "../collect/registro-rimandi.ts";
import { registroPath } from "../collect/registro-tables.ts";
import { loadEdizione } from "../edizione/load.ts";
import type { Effects } from "../effects/effects.ts";
import { readMended } from "../line/readings.ts";
import { archivioOf, readerCaps, readingRules } from "../line/rules.ts";
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
    const people = saidIn(archivioOf(edizione));
    const heads = await Promise.all(
      files.map(async (file, id) => {
        const task = { id, path: resolve(file), sha256: null, nome: basename(file), ente, keep: null };
        const read = async ({ correzioni, rimandi }: SaidOfCells) =>
          (await readers.read({ ...task, correzioni, rimandi })).head;
        const head = await readMended(read, { protocollo: 0, ente_atteso: ente ?? "" }, people);
        return { ...head, diagnostics: [...decided(head.diagnostics, people.decisions)] };
      }),
    );
    const diagnostics = heads.flatMap((head) => head.diagnostics);
    const open = diagnostics.filter(isOpen);
    for (const [n, head] of heads.entries()) {
      const sections = head.invii.flatMap(({ sezioni }) => sezioni);
      const rows = sections.reduce((sum, { contate }) => sum + contate, 0);
      const faults = head.diagnostics.filter((each) => isOpen(each) && each.gravita === "correggere").length;
      say(
        `${basename(files[n] ?? "")}: ${plural(rows, "riga letta", "righe lette")}, ${plural(faults, "cosa da correggere", "cose da correggere")}`,
      );
    }
    const answered = heads.map((head, n) => ({ path: files[n] ?? "", head }));
    for (const line of await writtenAnswers(answered, edizione, command)) say(line);
    return {
      text: open.map(faultLine).join("\n"),
      json: diagnostics.map(told),
      exit: open.some(({ gravita }) => gravita === "correggere") || unreadByUs(diagnostics).length > 0 ? 1 : 0,
    };
  } finally {
    readers.close();
  }
}

/** What was decided and asked in an edition; nothing where nothing was ever received: to check keeps nothing. */
function saidIn(archivio: string): Parameters<typeof readMended>[2] {
  if (!existsSync(registroPath(archivio))) return { decisions: makeDecisions([]), rimandi: [] };
  return withRegistro(archivio, (registro) => ({
    decisions: makeDecisions(registro.decisioni()),
    rimandi: sentBackCells(registro.rimandi()),
  }));
}

/** What is no file is not given to a reader, which could only stop. Throws as the system does. */
async function checkFile(file: string): Promise<void> {
  const opened = await openFile(file);
  const isFile = await opened
    .stat()
    .then((found) => found.isFile())
    .finally(() => opened.close());
  if (!isFile) throw new UsageFault(`${file} non è un file: indica uno o più file, non una cartella`);
}
