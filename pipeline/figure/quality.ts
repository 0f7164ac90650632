// How each group of questions was answered, as rows of the table `risposte` (STATISTICS 3): what the Nota metodologica says of
// response is counted here, from the same network that the weights come from.
import type { BlockGroup } from "../../schemas/blocco.ts";
import { rolesOf } from "../../schemas/liste.ts";
import type { Sized } from "../statistics/frame.ts";
import { representativity } from "../statistics/response.ts";
import { sum } from "../statistics/sum.ts";
import type { GroupNetwork, Network, Weighed } from "./network.ts";
import { toldShare } from "./states.ts";

/** One row of `risposte`, in the order of its columns; weight and indicator in hundredths. */
export type AnswerRow = readonly (string | number | null)[];

/** The enti that each column of a row tells of. */
export interface AnswerBehind {
  readonly enti: readonly Sized[];
  readonly rispondenti: readonly Sized[];
  readonly grandi: readonly Sized[];
  readonly grandi_assenti: readonly Sized[];
  readonly senza_dimensione: readonly Sized[];
}

/** The groups of questions with a row, in the order of the rows; none where nobody can say how large the enti are. */
export function answerGroups(
  network: Weighed,
): { readonly gruppo: BlockGroup; readonly behind: AnswerBehind; readonly found: GroupNetwork }[] {
  if ("refused" in network) return [];
  const { frame, classi, byGroup } = network.made;
  return (rolesOf("gruppi_domande") ?? []).flatMap((each) => {
    const gruppo = each as BlockGroup;
    const found = byGroup.get(gruppo);
    if (found === undefined) return [];
    const keys = new Set(classi.flatMap(({ isKey, enti }) => (isKey ? enti.map(({ codice }) => codice) : [])));
    const large = frame.filter(({ codice }) => keys.has(codice));
    const behind = {
      enti: frame,
      rispondenti: frame.filter(({ codice }) => found.answered.has(codice)),
      grandi: large,
      grandi_assenti: large.filter(({ codice }) => !found.answered.has(codice)),
      senza_dimensione: frame.filter(({ x_source }) => x_source !== "edizione-precedente"),
    };
    return [{ gruppo, behind, found }];
  });
}

export function answerRows(network: Weighed): AnswerRow[] {
  if ("refused" in network) return [];
  const { classi } = network.made;
  return answerGroups(network).map(({ gruppo, behind, found }) => [gruppo, ...valuesOf(behind, classi, found)]);
}

function valuesOf(behind: AnswerBehind, classi: Network["classi"], { answered }: GroupNetwork): AnswerRow {
  const weightOf = (enti: readonly Sized[]): number => sum(enti.map(({ x }) => x));
  const all = weightOf(behind.enti);
  // Classes by size as they were before any was joined: joining hides the differences that are asked for.
  const parts = classi.map(({ enti }) => ({
    enti: enti.length,
    rispondenti: enti.filter(({ codice }) => answered.has(codice)).length,
  }));
  const r = representativity(parts);
  return [
    behind.enti.length,
    behind.rispondenti.length,
    all === 0 ? null : Math.round(100 * toldShare(weightOf(behind.rispondenti) / all)),
    r === null ? null : Math.round(100 * r.r),
    behind.grandi.length,
    behind.grandi_assenti.length,
    behind.senza_dimensione.length,
  ];
}
