// The line under a table or a number: whose data they are, how much of whom answered, how much is estimated.

import { conArticolo } from "../../schemas/articles.ts";
import type { BlockGroup } from "../../schemas/blocco.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import type { Figura } from "../../schemas/figura.ts";
import { estimateLine } from "../../schemas/figura-words.ts";
import { formatNumber, formatShare } from "../../schemas/unita.ts";

/** The network behind the figures. */
export interface NetworkSize {
  readonly attesi: number;
  /** Cantieri and zone where an ente has its main work or its seat: `zona=nord`. */
  readonly sedi: ReadonlySet<string>;
}

export const networkSize = ({ enti }: Pick<Edizione, "enti">): NetworkSize => ({
  attesi: enti.length,
  sedi: new Set(
    enti.flatMap(({ cantiere_principale, zona_sede }) => [`cantiere=${cantiere_principale}`, `zona=${zona_sede}`]),
  ),
});

/** Below this share of rows with a value the line says so. */
const FEW_VALUES = 0.9;

/** «214 enti su 318; chi ha risposto pesa il 94%…»; empty for what no ente declares. One universe in each half: at
 *  a cantiere or zona the enti that are active there, and of those that have their main work or seat there who answered. */
export function baseText(figura: Figura, gruppo: BlockGroup | null, { attesi, sedi }: NetworkSize): string {
  const { n_enti, copertura, dims, righe_con_dato } = figura;
  if (n_enti === null) return "";
  const enti = n_enti === 1 ? "1 ente" : `${formatNumber(n_enti)} enti`;
  const places = ["cantiere", "zona"].filter((name) => dims[name] !== undefined);
  const isHere = places.some((name) => sedi.has(`${name}=${dims[name]}`));
  const whose =
    places.length === 0 ? `${enti} su ${formatNumber(attesi)}` : `${enti} ${n_enti === 1 ? "attivo" : "attivi"} qui`;
  const answered = copertura === null ? "" : `; ${answerWords(copertura, gruppo === "denaro", isHere)}`;
  const given = righe_con_dato ?? 1;
  const values = given < FEW_VALUES ? `. Dà il dato ${conArticolo(formatShare(given))} delle righe` : "";
  const estimate = estimateLine(figura);
  return `${whose}${answered}${values}${estimate === "" ? "" : `. ${estimate}`}`;
}

function answerWords(copertura: number, isMoney: boolean, isHere: boolean): string {
  const share = conArticolo(formatShare(copertura));
  const where = isHere ? " di chi lavora soprattutto qui" : "";
  return isMoney ? `chi ha risposto pesa ${share}${where}` : `ha risposto ${share}${where}`;
}
