// What stands beside an estimate: how much of it was declared, and between which values the true one is likely to be; or,
// where no estimate is to be trusted, what was declared and by how many. Italian, without a full stop.
import type { Figura } from "./figura.ts";
import { conArticolo, formatNumber, formatShare, formatValue } from "./unita.ts";

/** «stima, 97% dichiarato; al 95% tra 170,2 e 180,1 milioni di euro»; empty where nothing is estimated. */
export function estimateWords({ stato, stimato, ci_inf, ci_sup, unita }: Figura): string {
  if (stato !== "stimato" || stimato === null) return "";
  // A part too small to be seen is a part all the same.
  const declared = formatShare(1 - stimato, 1 - stimato > 0.995 ? 1 : 0);
  const between =
    ci_inf === null || ci_sup === null
      ? ""
      : `; al 95% tra ${formatValue(ci_inf, unita, "prosa")} e ${formatValue(ci_sup, unita, "prosa")}`;
  return `stima, ${declared} dichiarato${between}`;
}

/** «Stimato il 3% del valore; intervallo 176,1–181,5 milioni di euro»: for the line under a table or a number; empty where
 *  nothing is estimated. */
export function estimateLine({ stato, stimato, ci_inf, ci_sup, unita }: Figura): string {
  if (stato !== "stimato" || stimato === null) return "";
  const part = formatShare(stimato, stimato < 0.01 ? 1 : 0);
  const [inf, sup] = [ci_inf, ci_sup].map((limit) => (limit === null ? null : formatValue(limit, unita, "prosa")));
  const interval = inf == null || sup == null ? "" : `; intervallo al 95%: da ${inf} a ${sup}`;
  return `Stimato ${conArticolo(part)} del valore${interval}`;
}

/** «dichiarato da 12 enti: 340 posizioni»; empty where the figura is told otherwise. */
export function declaredWords({ stato, dichiarato, n_enti, unita }: Figura): string {
  if (stato !== "incerto" || dichiarato === null) return "";
  const who = n_enti === null ? "" : n_enti === 1 ? " da 1 ente" : ` da ${formatNumber(n_enti)} enti`;
  return `dichiarato${who}: ${formatValue(dichiarato, unita, "prosa")}`;
}
