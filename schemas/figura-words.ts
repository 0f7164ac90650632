// What stands beside an estimate: how much of it was declared, and between which values the true one is likely to be; or,
// where no estimate is to be trusted, what was declared and by how many. Italian, without a full stop.
import type { Figura } from "./figura.ts";
import { conArticolo, formatNumber, formatShare, formatValue } from "./unita.ts";

/** «stima, 97% dichiarato; al 95% tra 170,2 e 180,1 milioni di euro»; empty where nothing is estimated. */
export function estimateWords(figura: Figura): string {
  const { stato, stimato } = figura;
  if (stato !== "stimato" || stimato === null) return "";
  // A part too small to be seen is a part all the same.
  const declared = formatShare(1 - stimato, 1 - stimato > 0.995 ? 1 : 0);
  const limits = limitsOf(figura);
  return `stima, ${declared} dichiarato${limits === null ? "" : `; al 95% tra ${limits.inf} e ${limits.sup}`}`;
}

/** «Stimato il 3% del valore; intervallo al 95%: da 176,1 a 181,5 milioni di euro»: for the line under a table or a number;
 *  empty where nothing is estimated. */
export function estimateLine(figura: Figura): string {
  const { stato, stimato } = figura;
  if (stato !== "stimato" || stimato === null) return "";
  const part = formatShare(stimato, stimato < 0.01 ? 1 : 0);
  const limits = limitsOf(figura);
  const interval = limits === null ? "" : `; intervallo al 95%: da ${limits.inf} a ${limits.sup}`;
  return `Stimato ${conArticolo(part)} del valore${interval}`;
}

/** Both ends of an interval, told apart by as many digits as that takes, and their unit once; null without an interval. */
function limitsOf({ ci_inf, ci_sup, unita }: Figura): { readonly inf: string; readonly sup: string } | null {
  if (ci_inf === null || ci_sup === null) return null;
  const [inf, sup] = [formatValue(ci_inf, unita, "prosa"), formatValue(ci_sup, unita, "prosa")];
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
  const who = n_enti === null ? "" : n_enti === 1 ? " da 1 ente" : ` da ${formatNumber(n_enti)} enti`;
  return `dichiarato${who}: ${formatValue(dichiarato, unita, "prosa")}`;
}
