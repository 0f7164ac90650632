// `bilancio cancella`: the bytes of a file with data of persons, once a clean one counts in its place. The only thing that is ever
// deleted; who, when and why stay in the register.
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { blockOf } from "../../schemas/questionario.ts";
import { onOneLine } from "../../schemas/shown.ts";
import { archivePath, sha256 } from "../collect/archive.ts";
import { eraseBytes } from "../collect/erased.ts";
import { PresaInterrotta } from "../collect/faults.ts";
import { submissionsIn } from "../collect/folder.ts";
import { loadEdizione } from "../edizione/load.ts";
import type { Effects } from "../effects/effects.ts";
import { readWhole } from "../effects/files.ts";
import { withCollection } from "../line/intake.ts";
import { archivioOf } from "../line/rules.ts";
import { type Answer, UsageFault } from "./answer.ts";
import { plural } from "./words.ts";

export interface CancellaCommand {
  readonly cartella: string;
  readonly protocollo: string;
  readonly motivo: string | null;
  readonly chi: string;
}

/** Throws UsageFault for a number that is none, without a reason, and while anything of the file still counts. */
export async function cancellaCommand(command: CancellaCommand, effects: Effects): Promise<Answer> {
  const { cartella, chi } = command;
  const motivo = onOneLine(command.motivo ?? "");
  if (motivo === "") throw new UsageFault('manca il motivo: --motivo "…"');
  const edizione = await loadEdizione(cartella);
  return withCollection(edizione, effects, async (registro, settle) => {
    const ricezioni = registro.ricezioni();
    const arrivo = ricezioni.find(({ protocollo }) => String(protocollo) === command.protocollo.trim());
    if (arrivo === undefined) throw new UsageFault(`il protocollo ${command.protocollo} non c'è`);
    const same = ricezioni.filter(({ sha256: own }) => own === arrivo.sha256).map(({ protocollo }) => protocollo);
    // The bytes go last: where they are still there, whoever deleted them was stopped.
    const isWritten = registro.cancellazioni().has(arrivo.sha256);
    if (isWritten && !existsSync(archivePath(archivioOf(edizione), arrivo.sha256)))
      throw new UsageFault(`${arrivo.nome} è già stato cancellato`);
    const { valide } = await settle();
    const counting = valide.filter(({ protocollo }) => same.includes(protocollo));
    if (counting.length > 0) {
      const tables = counting.map(
        ({ ente, sezione }) => `${ente}, ${blockOf(sezione.blocco)?.titolo ?? sezione.blocco}`,
      );
      throw new UsageFault(
        `${arrivo.nome} conta ancora (${tables.slice(0, 5).join("; ")}): prima serve un file pulito al suo posto, oppure ritiralo`,
      );
    }
    const there = await stillIn(cartella, arrivo.sha256);
    if (there !== null) throw new UsageFault(`lo stesso file è ancora in ${there}: prima toglilo da lì, o tornerebbe`);
    await eraseBytes(archivioOf(edizione), registro, { sha256: arrivo.sha256, il: effects.now(), chi, motivo });
    await settle().catch((error) => {
      throw new PresaInterrotta(error, "Il file è stato cancellato.");
    });
    const text = [
      `${arrivo.nome}: cancellato (${plural(same.length, "ricezione", "ricezioni")}, protocollo ${same.join(", ")}).`,
      "  Restano nel registro il nome, l'impronta, chi l'ha cancellato, quando e perché. Le copie di archivio/ fatte prima lo contengono ancora.",
    ].join("\n");
    return { text, json: { file: arrivo.nome, protocolli: same, sha256: arrivo.sha256 }, exit: 0 };
  });
}

/** Where in `inviati/` the same bytes lie; null when nowhere. */
async function stillIn(cartella: string, hash: string): Promise<string | null> {
  for (const path of await submissionsIn(cartella))
    if (sha256(await readWhole(path)) === hash) return join("inviati", basename(path));
  return null;
}
