// What a figure lacks until somebody confirms it (STATISTICS 12.7). How many values, never whose nor how large.
import { capital } from "../../schemas/text.ts";
import { formatNumber } from "../../schemas/unita.ts";
import type { Figure } from "../figure/figures.ts";

/** One sentence about all values that these measures lack, each once; none when they lack nothing. In a part of the network, that
 *  they may stand elsewhere: where, is not told. */
export function waitingNote(
  ids: readonly string[],
  { misure, inAttesa }: Pick<Figure, "misure" | "inAttesa">,
  isPart = false,
): string[] {
  const n = new Set(ids.flatMap((id) => termsOf(id, misure)).flatMap((id) => inAttesa.get(id) ?? [])).size;
  if (n === 0) return [];
  const waits =
    n === 1
      ? "un valore aspetta la conferma di chi l'ha dichiarato: fino ad allora non è contato."
      : `${formatNumber(n)} valori aspettano la conferma di chi li ha dichiarati: fino ad allora non sono contati.`;
  return [isPart ? `In tutta la rete ${waits}` : capital(waits)];
}

/** The base measures behind one. */
function termsOf(id: string, misure: Figure["misure"]): string[] {
  const misura = misure.get(id);
  if (misura === undefined) return [];
  if (misura.tipo === "base") return [misura.gemella ?? id];
  return [misura.numeratore, misura.denominatore].flatMap((term) => termsOf(term.misura, misure));
}
