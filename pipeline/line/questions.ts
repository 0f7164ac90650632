// Everything that enti are asked at this moment: of single files, of their versions, of money between enti, of their sums.
import { isOwed } from "../../schemas/diagnostic.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import type { Finding } from "../collect/versions.ts";
import type { Effects } from "../effects/effects.ts";
import type { Consolidated } from "../figure/consolidated.ts";
import { withAsked } from "./asked.ts";
import { flowsOfCollection, withFlows } from "./flows.ts";
import { type Collection, intake, withWholeReadings } from "./intake.ts";
import { responses } from "./responses.ts";

interface Questioned {
  readonly raccolta: Collection;
  readonly flows: Consolidated;
}

/** The collection with all that is asked, in the order of asking, after taking in what lies in `inviati/`; and the flows of
 *  money behind it. Throws ArchivioGuasto. */
export function withQuestions(
  edizione: Edizione,
  effects: Pick<Effects, "progress" | "budget" | "now">,
): Promise<Questioned> {
  const { budget } = effects;
  return withWholeReadings(async () => {
    const taken = await intake(edizione, effects);
    const flows = await flowsOfCollection(edizione, taken, responses(taken), budget);
    return { raccolta: await withAsked(edizione, withFlows(edizione, taken, flows), budget), flows };
  });
}

/** What waits for an answer, in the order of asking. */
export const questionsOf = ({ diagnostics }: Pick<Collection, "diagnostics">, ente: string | null): Finding[] =>
  diagnostics.filter((each) => isOwed(each) && (ente === null || each.ente === ente));
