// `bilancio check`: reads files without keeping them and says what must be corrected.
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Diagnostic } from "../../schemas/diagnostic.ts";
import { loadEdizione } from "../edizione/load.ts";
import type { Effects } from "../effects/effects.ts";
import { readingRules } from "../line/intake.ts";
import { told } from "../line/validation.ts";
import { makeElenchi } from "../reading/lists.ts";
import { readSubmission } from "../reading/read-submission.ts";
import type { Answer } from "./answer.ts";
import { faultLine, plural } from "./words.ts";

export interface CheckCommand {
  readonly files: readonly string[];
  readonly cartella: string;
  /** The ente the files are expected from; null when only they say it. */
  readonly ente: string | null;
}

/** Findings of each file. Throws EdizioneRotta for a broken folder, ENOENT for a file that is not there. */
export async function checkCommand({ files, cartella, ente }: CheckCommand, { say }: Effects): Promise<Answer> {
  const edizione = await loadEdizione(cartella);
  const { liste, rilevazioni } = await readingRules(edizione);
  const rules = { edizione, elenchi: makeElenchi(liste), rilevazioni };
  const diagnostics: Diagnostic[] = [];
  for (const file of files) {
    const { diagnostics: found, invii } = readSubmission(
      { bytes: await readFile(file), nome: basename(file), ente },
      rules,
    );
    diagnostics.push(...found);
    const rows = invii.flatMap(({ sezioni }) => sezioni).reduce((sum, { righe }) => sum + righe.length, 0);
    const faults = found.filter(({ gravita }) => gravita === "correggere").length;
    say(
      `${basename(file)}: ${plural(rows, "riga letta", "righe lette")}, ${plural(faults, "cosa da correggere", "cose da correggere")}`,
    );
  }
  return {
    text: diagnostics.map(faultLine).join("\n"),
    json: diagnostics.map(told),
    exit: diagnostics.some(({ gravita }) => gravita === "correggere") ? 1 : 0,
  };
}
