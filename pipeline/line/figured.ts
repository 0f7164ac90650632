// The first half of the line, up to the figures: what was collected, who answered, what was computed of it. A build goes on
// to compose them; a trace leads them back to the cells. Both see the same numbers, because both are made here.
import type { Edizione } from "../../schemas/edizione.ts";
import { loadProspetti } from "../compose/prospetti.ts";
import type { Effects } from "../effects/effects.ts";
import { computeFigure, type Responses } from "../figure/compute.ts";
import { loadMisure } from "../figure/declarations.ts";
import type { Figure } from "../figure/figures.ts";
import { type Weighed, weighNetwork } from "../figure/network.ts";
import type { Readers } from "../reading/readers.ts";
import { type Computed, compute } from "./compute.ts";
import { type Collection, intake, withWholeReadings } from "./intake.ts";
import { NO_PROTECTION, openProtection } from "./protection.ts";
import type { Gathered } from "./protection-tasks.ts";
import { questioned } from "./questions.ts";
import { responses } from "./responses.ts";

export interface Figured {
  readonly dichiarati: Awaited<ReturnType<typeof loadProspetti>>;
  readonly raccolta: Collection;
  readonly risposte: Responses;
  /** What each respondent stands for. */
  readonly network: Weighed;
  readonly computed: Computed;
  readonly figure: Figure;
  /** The same without these ids too. */
  readonly without: (ids: ReadonlySet<string>) => Figure;
  /** Ids of figures of base measures that are not shown; null where all are, for the analyst. */
  readonly nascoste: ReadonlySet<string> | null;
  /** The p of the p% rule, which is written nowhere; null where nothing is hidden. */
  readonly p: number | null;
}

export interface FiguredOptions extends Pick<Effects, "now" | "progress" | "budget"> {
  /** Told how long each stage took. */
  readonly time: <T>(fase: string, work: () => Promise<T>) => Promise<T>;
  /** Those of the caller; opened here when left out. */
  readonly readers?: Readers;
  /** For the analyst alone, who sees every number. */
  readonly per?: "interna";
}

/** Takes in, reads and computes; readings whose rows were damaged are made again, once. */
export async function figured(
  edizione: Edizione,
  { time, readers, per, ...effects }: FiguredOptions,
): Promise<Figured> {
  const misure = await loadMisure();
  const dichiarati = await loadProspetti(misure);
  const protection = per === undefined ? await openProtection(edizione, misure) : NO_PROTECTION;
  const { budget } = effects;
  // What must be hidden is looked for beside the sums, and waited for after them.
  let hiding: ReturnType<typeof protection.hidden> | null = null;
  const gathered = (contributi: Gathered): void => {
    hiding = protection.hidden(contributi, budget.cores);
    hiding.catch(() => {}); // told where it is awaited
  };
  const wanted = { misure, elenchi: dichiarati.elenchi, protezione: protection.look, gathered, budget };
  const taken = await withWholeReadings(async () => {
    const taken = await time("raccolta e lettura", () => intake(edizione, effects, readers));
    const risposte = responses(taken);
    const network = weighNetwork(edizione.enti, risposte.perBlocco);
    // What is asked decides what stays out until it is answered, so it is asked of all that was sent, before anything is counted.
    const { raccolta } = await time("domande", () => questioned(edizione, taken, budget));
    const computed = await time("misure", () => compute(edizione, raccolta, risposte, network, wanted));
    return { raccolta, risposte, network, computed };
  });
  const { risposte, network, computed } = taken;
  const nascoste = await time("protezione", async () => {
    if (hiding === null) throw new Error("nobody looked for what must be hidden");
    return hiding;
  });
  const { arrotondate } = computed;
  const cubes = { ...computed, waiting: taken.raccolta.waiting };
  const without = (ids: ReadonlySet<string>): Figure => {
    const hidden = new Set([...(nascoste ?? []), ...ids]);
    return computeFigure(edizione, misure, cubes, risposte, network, hidden, arrotondate, protection.p);
  };
  return { dichiarati, ...taken, figure: without(new Set()), without, nascoste, p: protection.p };
}
