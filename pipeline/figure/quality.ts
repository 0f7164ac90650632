// How each group of questions was answered, as rows of the table `risposte` (STATISTICS 3): what the Nota metodologica says of
// response is counted here, from the same network that the weights come from.
import type { BlockGroup } from "../../schemas/blocco.ts";
import { rolesOf } from "../../schemas/liste.ts";
import { representativity } from "../statistics/response.ts";
import { sum } from "../statistics/sum.ts";
import type { Network, Weighed } from "./network.ts";
import { toldShare } from "./states.ts";

/** One row of `risposte`, in the order of its columns; weight and indicator in hundredths. */
export type AnswerRow = readonly (string | number | null)[];

/** None where nobody can say how large the enti are. */
export function answerRows(network: Weighed): AnswerRow[] {
  if ("refused" in network) return [];
  const groups = rolesOf("gruppi_domande") ?? [];
  return groups.flatMap((gruppo) => {
    const found = network.made.byGroup.get(gruppo as BlockGroup);
    return found === undefined ? [] : [[gruppo, ...valuesOf(network.made, found)]];
  });
}

function valuesOf({ frame, classi }: Network, { answered }: { readonly answered: ReadonlySet<string> }): AnswerRow {
  const weightOf = (enti: typeof frame): number => sum(enti.map(({ x }) => x));
  const all = weightOf(frame);
  const heard = frame.filter(({ codice }) => answered.has(codice));
  // Classes by size as they were before any was joined: joining hides the differences that are asked for.
  const parts = classi.map(({ enti }) => ({
    enti: enti.length,
    rispondenti: enti.filter(({ codice }) => answered.has(codice)).length,
  }));
  const large = classi.filter(({ isKey }) => isKey).flatMap(({ enti }) => enti);
  const r = representativity(parts);
  return [
    frame.length,
    heard.length,
    all === 0 ? null : Math.round(100 * toldShare(weightOf(heard) / all)),
    r === null ? null : Math.round(100 * r.r),
    large.length,
    large.filter(({ codice }) => !answered.has(codice)).length,
    frame.filter(({ x_source }) => x_source !== "edizione-precedente").length,
  ];
}
