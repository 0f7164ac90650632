// Everything that enti are asked at this moment: of single files, of their versions, of money between enti, of their sums.
import { isOwed } from "../../schemas/diagnostic.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { BLOCCHI } from "../../schemas/questionario.ts";
import type { Finding } from "../collect/versions.ts";
import type { Effects } from "../effects/effects.ts";
import type { Budget } from "../effects/machine.ts";
import type { Consolidated } from "../figure/consolidated.ts";
import { loadBlocks } from "../store/load.ts";
import type { Store } from "../store/store.ts";
import { withAsked } from "./asked.ts";
import { countingOf } from "./counting.ts";
import { keepFlows, knownFlows, madeFlows, withFlows, withStore } from "./flows.ts";
import { type Collection, intake, withWholeReadings } from "./intake.ts";
import { flowsKey } from "./kept-results.ts";
import { responses } from "./responses.ts";

interface Questioned {
  readonly raccolta: Collection;
  readonly flows: Consolidated;
}

/** A collection with all that is asked, in the order of asking; and the flows of money behind it. Throws DamagedReadings. */
export async function questioned(edizione: Edizione, raccolta: Collection, budget: Budget): Promise<Questioned> {
  const [counting, risposte] = [countingOf(raccolta), responses(raccolta)];
  const key = flowsKey(edizione, counting, risposte);
  const asked = async (flows: Consolidated, loaded?: Store): Promise<Questioned> => ({
    raccolta: await withAsked(edizione, withFlows(edizione, raccolta, flows), budget, loaded),
    flows,
  });
  const known = await knownFlows(edizione, key);
  if (known !== null) return asked(known);
  // Where the money moved something is asked anew: all is read once, for both.
  return withStore(edizione, raccolta, budget, async (store) => {
    await loadBlocks(store, BLOCCHI, counting, edizione);
    const flows = await madeFlows(store, edizione, risposte);
    await keepFlows(edizione, key, flows);
    return asked(flows, store);
  });
}

/** The same, after taking in what lies in `inviati/`. Throws ArchivioGuasto. */
export function withQuestions(
  edizione: Edizione,
  effects: Pick<Effects, "progress" | "budget" | "now">,
): Promise<Questioned> {
  return withWholeReadings(async () => questioned(edizione, await intake(edizione, effects), effects.budget));
}

/** What waits for an answer, in the order of asking. */
export const questionsOf = ({ diagnostics }: Pick<Collection, "diagnostics">, ente: string | null): Finding[] =>
  diagnostics.filter((each) => isOwed(each) && (ente === null || each.ente === ente));
