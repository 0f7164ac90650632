// `bilancio status`: who answered, who is missing, what must be corrected.
import { loadEdizione } from "../edizione/load.ts";
import type { Effects } from "../effects/effects.ts";
import { intake } from "../line/intake.ts";
import type { Answer } from "./answer.ts";
import { statusOf, statusText } from "./words.ts";

/** The state of a collection, after taking in what lies in `inviati/`. Throws EdizioneRotta for a broken folder. */
export async function statusCommand({ cartella }: { readonly cartella: string }, effects: Effects): Promise<Answer> {
  const edizione = await loadEdizione(cartella);
  const status = statusOf(edizione, await intake(edizione, effects));
  return { text: statusText(edizione, status), json: status, exit: 0 };
}
