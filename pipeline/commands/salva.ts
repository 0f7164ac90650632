// `bilancio salva` and `bilancio ripristina`: an edition in one file, and back.

import { join } from "node:path";
import { del } from "../../schemas/articles.ts";
import { formatDate, formatNumber } from "../../schemas/unita.ts";
import { copyIn } from "../collect/copy-in.ts";
import { copyOut } from "../collect/copy-out.ts";
import { sentenceOf } from "../collect/faults.ts";
import { verifyArchive } from "../collect/verify.ts";
import { loadEdizione } from "../edizione/load.ts";
import type { Effects } from "../effects/effects.ts";
import type { Answer } from "./answer.ts";
import { plural } from "./words.ts";

interface CopyCommand {
  readonly cartella: string;
  readonly file: string;
}

/** Throws EdizioneRotta for a folder that is no edition, and as `copyOut` does. */
export async function salvaCommand({ cartella, file }: CopyCommand, { now }: Pick<Effects, "now">): Promise<Answer> {
  await loadEdizione(cartella);
  const { il, file: files } = await copyOut(cartella, file, now());
  const megabytes = files.reduce((sum, { byte }) => sum + byte, 0) / 1e6;
  return {
    text: [
      `Copiata e riletta: ${plural(files.length, "file", "file")}, ${formatNumber(megabytes, 1)} MB, in ${file}.`,
      "Contiene ciò che gli enti hanno mandato, i contatti e le lettere da spedire: tienila dove sta al sicuro anche l'originale.",
    ].join("\n"),
    json: { copia: file, il, file: files.length, byte: files.reduce((sum, { byte }) => sum + byte, 0) },
    exit: 0,
  };
}

/** Ends with 1 where the copy is whole but its archive is not. Throws as `copyIn` does. */
export async function ripristinaCommand({ cartella, file }: CopyCommand): Promise<Answer> {
  const { il, file: files } = await copyIn(file, cartella);
  const report = await verifyArchive(join(cartella, "archivio"));
  const guasti = report?.guasti ?? [];
  return {
    text: [
      `Rimessa in ${cartella} la copia ${del(formatDate(il.slice(0, 10)))}: ${plural(files.length, "file", "file")}, uguali a quelli di allora.`,
      ...(report === null || guasti.length > 0
        ? []
        : [`Ricontrollato l'archivio: ${plural(report.ricezioni, "ricezione", "ricezioni")}.`]),
      ...guasti.map((guasto) => `  ${sentenceOf(guasto)}`),
      "Ciò che è stato fatto dopo la copia qui non c'è. Letture e conti si rifanno da soli al prossimo comando.",
    ].join("\n"),
    json: { cartella, il, file: files.length, guasti },
    exit: guasti.length === 0 ? 0 : 1,
  };
}
