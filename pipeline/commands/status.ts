// `bilancio status`: who answered, who is missing, what must be corrected.
import { loadEdizione } from "../edizione/load.ts";
import type { Effects } from "../effects/effects.ts";
import { intake } from "../line/intake.ts";
import { otherYear } from "../line/other-year.ts";
import type { Answer } from "./answer.ts";
import { statusOf, statusText } from "./collection-status.ts";
import { editionFaults } from "./words.ts";

/** The state of a collection, after taking in what lies in `inviati/`. Throws EdizioneRotta for a broken folder. */
export async function statusCommand({ cartella }: { readonly cartella: string }, effects: Effects): Promise<Answer> {
  const edizione = await loadEdizione(cartella);
  const raccolta = await intake(edizione, effects);
  const status = statusOf(edizione, raccolta);
  const difetti = [...edizione.difetti, ...otherYear(edizione, raccolta)];
  const text = [statusText(edizione, status), ...editionFaults(difetti)].join("\n");
  return { text, json: { ...status, edizione: difetti }, exit: 0 };
}
