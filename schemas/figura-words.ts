// What stands beside an estimate: how much of it was declared, and between which values the true one is likely to be; or,
// where no estimate is to be trusted, what was declared and by how many. Italian, without a full stop.

import { conArticolo } from "./articles.ts";
import type { Figura } from "./figura.ts";
import { formatEnds, formatNumber, formatShare, formatValue } from "./unita.ts";

/** «stima, 97% dichiarato; al 95% tra 170,2 e 180,1 milioni di euro»; empty where nothing is estimated. */
export function estimateWords(figura: Figura): string {
  const { stato, stimato } = figura;
  if (stato !== "stimato" || stimato === null) return "";
  // A part too small to be seen is a part all the same.
  const declared = formatShare(1 - stimato, 1 - stimato > 0.995 ? 1 : 0);
  const limits = limitsOf(figura);
  return `stima, ${declared} dichiarato${limits === null ? "" : `; al 95% tra ${limits.inf} e ${limits.sup}`}`;
}

/** «Stimato il 3%; al 95% da 176,1 a 181,5 milioni di euro; se chi non ha risposto vale un quinto in meno o in più: da 177,7
 *  a 179,9»: for the line under a table or a number; empty where nothing is estimated. */
export function estimateLine(figura: Figura): string {
  const { stato, stimato } = figura;
  if (stato !== "stimato" || stimato === null) return "";
  const part = formatShare(stimato, stimato < 0.01 ? 1 : 0);
  const limits = limitsOf(figura);
  const interval = limits === null ? "" : `; al 95% da ${limits.inf} a ${limits.sup}`;
  const band = bandOf(figura);
  const silent =
    band === null
      ? ""
      : `; se chi non ha risposto vale un quinto in meno o in più: da ${band.inf} a ${limits === null ? band.sup : withoutUnit(band.sup, limits.sup)}`;
  return `Stimato ${conArticolo(part)}${interval}${silent}`;
}

/** Silence that is not by chance moves an estimate by more than its interval says (STATISTICS 5.3). */
const BAND = 0.2;

const ADDED_UP: ReadonlySet<Figura["unita"]["tipo"]> = new Set(["euro", "conteggio"]);

/** What the estimate of the whole network would be if the silent were so much smaller or larger; null for a part of it, whose
 *  interval is wide enough, and for a ratio, which they move both ways. */
function bandOf({ valore, stimato, unita, dims }: Figura): Limits | null {
  if (Object.keys(dims).length > 0) return null;
  if (valore === null || stimato === null || !ADDED_UP.has(unita.tipo)) return null;
  const by = BAND * stimato * valore;
  return endsOf(valore - by, valore + by, unita);
}

interface Limits {
  readonly inf: string;
  readonly sup: string;
}

const limitsOf = ({ ci_inf, ci_sup, unita }: Figura): Limits | null =>
  ci_inf === null || ci_sup === null ? null : endsOf(ci_inf, ci_sup, unita);

/** Both ends, told apart by as many digits as that takes, and their unit once; null where they are printed alike. */
function endsOf(ci_inf: number, ci_sup: number, unita: Figura["unita"]): Limits | null {
  const [inf, sup] = formatEnds(ci_inf, ci_sup, unita);
  if (inf !== sup) return { inf: withoutUnit(inf, sup), sup };
  const noun = unita.tipo === "euro" ? `\u00a0${unita.nome}` : "";
  const [exactInf, exactSup] = [formatValue(ci_inf, unita, "tabella"), formatValue(ci_sup, unita, "tabella")];
  return exactInf === exactSup ? null : { inf: exactInf, sup: `${exactSup}${noun}` };
}

/** «178,3» beside «179,4 milioni di euro». */
function withoutUnit(text: string, beside: string): string {
  const at = text.indexOf("\u00a0");
  const unit = at === -1 ? "" : text.slice(at);
  return unit !== "" && beside.endsWith(unit) ? text.slice(0, -unit.length) : text;
}

/** «dichiarato da 12 enti: 340 posizioni»; empty where the figura is told otherwise. */
export function declaredWords({ stato, dichiarato, n_enti, unita }: Figura): string {
  if (stato !== "incerto" || dichiarato === null) return "";
  const who = n_enti === null || n_enti === 0 ? "" : n_enti === 1 ? " da 1 ente" : ` da ${formatNumber(n_enti)} enti`;
  return `dichiarato${who}: ${formatValue(dichiarato, unita, "prosa")}`;
}
