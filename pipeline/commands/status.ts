// `bilancio status`: who answered, who is missing, what must be corrected, what must be decided.
import { loadEdizione } from "../edizione/load.ts";
import type { Effects } from "../effects/effects.ts";
import { statusOf } from "../line/collection-status.ts";
import { decisionLines, flowFaults, toDecide } from "../line/conflicts.ts";
import { otherYear } from "../line/other-year.ts";
import { withQuestions } from "../line/questions.ts";
import { renounced } from "../portal/renounced.ts";
import { stagesOf } from "../portal/stages.ts";
import type { Answer } from "./answer.ts";
import { statusText } from "./collection-status.ts";
import { stageLines } from "./stage-lines.ts";
import { editionFaults, renouncedLines } from "./words.ts";

/** The state of a collection, after taking in what lies in `inviati/`. Throws EdizioneRotta for a broken folder. */
export async function statusCommand({ cartella }: { readonly cartella: string }, effects: Effects): Promise<Answer> {
  const edizione = await loadEdizione(cartella);
  const { raccolta, flows } = await withQuestions(edizione, effects);
  const status = statusOf(edizione, raccolta);
  const rinunce = renounced(edizione, raccolta);
  const stages = await stagesOf(edizione, raccolta);
  const matters = toDecide(flows);
  const difetti = [...edizione.difetti, ...otherYear(edizione, raccolta), ...flowFaults(flows, edizione)];
  const decide = decisionLines(matters, edizione).map((line) => `  ${line}`);
  const text = [
    statusText(edizione, status),
    ...stageLines(stages),
    ...renouncedLines(rinunce),
    ...decide,
    ...editionFaults(difetti),
  ].join("\n");
  return {
    text,
    json: { ...status, ...stages, non_partecipano: rinunce, da_decidere: matters, edizione: difetti },
    exit: 0,
  };
}
