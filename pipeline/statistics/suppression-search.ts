// The search: choose, look, cut, repair. Each chosen set is made safe at once, so that a safe set exists from the first round
// on, and the chosen ones bound from below what a safe set costs.
import type { Cut } from "./suppression-directions.ts";
import type { Eyes } from "./suppression-look.ts";
import type { Master, Together } from "./suppression-master.ts";
import type { Choice } from "./suppression-system.ts";

export interface Limits {
  /** Programs without integers before the first with them; each takes a hundredth of its time. */
  readonly proposals: number;
  /** Steps of integer programs until a safe set within the accepted gap is enough. */
  readonly stepsToOptimum: number;
  /** The gap that is then enough, 0–1; what the number of primaries says when left out. */
  readonly gap?: number;
  /** Integer programs after which any safe set is taken. */
  readonly masters: number;
  /** Nodes of one integer program. */
  readonly nodes: number;
  /** Linear programs after which any safe set is taken. */
  readonly programs: number;
}

interface Ground {
  readonly choices: readonly Choice[];
  readonly together: readonly Together[];
  /** What may be hidden at all. */
  readonly may: Uint8Array;
  readonly eyes: Eyes;
  readonly master: Master;
  readonly limits: Limits;
}

type Work = { readonly masters: number; readonly cuts: number };
type Of = readonly Cut["of"][];
/** The last look was at `hidden`. */
type Protected = { readonly end: "protected"; readonly hidden: Uint8Array; readonly bound: number };
type Refused =
  | { readonly end: "impossible"; readonly of: Of }
  | { readonly end: "unsolved"; readonly because: "solver" | "limits"; readonly of: Of };
type Ended = (Protected | Refused) & { readonly work: Work };

/** Near first, so that the first rounds are cheap; then the optimum. */
const GAPS = [0.02, 0];
/** Less than any two sets differ by. */
const SAME = 1e-7;
const REPAIRS = 7;
/** A gap that is enough when the optimum does not come: of few primaries, of many. */
const acceptedGap = (choices: readonly Choice[]): number =>
  choices.filter(({ rule }) => rule === "hidden").length > 50 ? 0.05 : 0.02;

export const costOf = (choices: readonly Choice[], hidden: Uint8Array): number =>
  choices.reduce((sum, { weight }, choice) => (hidden[choice] === 1 ? sum + weight : sum), 0);

export function search(ground: Ground): Ended {
  const { choices, master, limits } = ground;
  const work = { masters: 0, cuts: 0 };
  let { best, bound } = proposed(ground, work);
  let steps = 0;
  const isEnough = (): boolean => {
    if (work.masters >= limits.masters) return true;
    if (best !== null && ground.eyes.counts().gentle >= limits.programs) return true;
    if (best === null || steps < limits.stepsToOptimum) return false;
    const cost = costOf(choices, best);
    return cost - bound <= (limits.gap ?? acceptedGap(choices)) * cost;
  };

  for (const gap of GAPS) {
    for (let isSettled = false; !isSettled; ) {
      if (isEnough()) return { ...taken(ground, best, bound, "limits"), work };
      work.masters++;
      const chosen = master.choose(gap, best);
      if (chosen.end === "infeasible") return { ...cornered(ground, bound), work };
      if (chosen.end !== "optimal") {
        return { ...taken(ground, best, bound, chosen.end === "stopped" ? "limits" : "solver"), work };
      }
      bound = Math.max(bound, chosen.bound);
      steps += chosen.steps;
      const made = madeSafe(ground, chosen.hidden, work);
      if (made.end === "unsolved") return { ...made, work };
      if (made.end === "cornered") return { ...cornered(ground, bound), work };
      if (made.end === "open") continue;
      isSettled = made.isAsChosen;
      // What a near look could not have cheaper is not asked for again.
      const isCheapest = gap === 0 || costOf(choices, made.hidden) - bound <= SAME;
      if (isSettled && isCheapest) return { end: "protected", hidden: made.hidden, bound, work };
      best = isSettled ? cheaper(choices, best, made.hidden) : bettered(ground, best, made.hidden);
    }
  }
  throw new Error("The last gap ends in a return.");
}

/** A safe set and a bound, by what the linear program proposes until it has nothing cheaper; the integer program then starts
 *  with nearly all the cuts that it needs. */
function proposed(ground: Ground, work: { cuts: number }): { best: Uint8Array | null; bound: number } {
  const { choices, master, limits } = ground;
  let best: Uint8Array | null = null;
  let bound = 0;
  for (let proposals = 0; proposals < limits.proposals; proposals++) {
    const proposal = master.propose();
    if (proposal === null) break;
    bound = Math.max(bound, proposal.bound);
    if (best !== null && costOf(choices, proposal.hidden) >= costOf(choices, best) - SAME) break;
    const made = madeSafe(ground, proposal.hidden, work);
    // What cannot be made safe the integer program finds out too, and says why.
    if (made.end === "unsolved" || made.end === "cornered") break;
    if (made.end === "safe") best = bettered(ground, best, made.hidden);
  }
  return { best, bound };
}

const cheaper = (choices: readonly Choice[], best: Uint8Array | null, other: Uint8Array): Uint8Array =>
  best === null || costOf(choices, other) < costOf(choices, best) ? other : best;

/** A set that costs so many times the best does not become the best by being made thin. */
const WORTH_THINNING = 1.2;

function bettered(ground: Ground, best: Uint8Array | null, safe: Uint8Array): Uint8Array {
  const { choices } = ground;
  if (best !== null && costOf(choices, safe) > WORTH_THINNING * costOf(choices, best)) return best;
  return cheaper(choices, best, thinned(ground, safe));
}

type Made =
  | { readonly end: "safe"; readonly hidden: Uint8Array; readonly isAsChosen: boolean }
  /** Nothing that may be hidden meets the cuts. */
  | { readonly end: "cornered" }
  | { readonly end: "open" }
  | Extract<Refused, { end: "unsolved" }>;

/** Looks, and adds what the cuts ask, until the set is safe or it takes too long. */
function madeSafe(ground: Ground, chosen: Uint8Array, work: { cuts: number }): Made {
  const { eyes, master } = ground;
  let hidden = chosen;
  for (let repairs = 0; repairs <= REPAIRS; repairs++) {
    const look = eyes.look(hidden);
    if (look.end === "failed") return { end: "unsolved", because: "solver", of: [look.of] };
    if (look.end === "safe") return { end: "safe", hidden, isAsChosen: repairs === 0 };
    master.add(look.cuts);
    work.cuts += look.cuts.length;
    const wider = master.propose(hidden);
    if (wider === null) return { end: "cornered" };
    hidden = wider.hidden;
  }
  return { end: "open" };
}

/** The cuts leave nothing to choose: who comes too near even when all is hidden that may be. */
function cornered(ground: Ground, bound: number): Protected | Refused {
  const look = ground.eyes.look(ground.may);
  if (look.end === "cuts") return { end: "impossible", of: look.cuts.map(({ of }) => of) };
  if (look.end === "failed") return { end: "unsolved", because: "solver", of: [look.of] };
  return taken(ground, ground.may, bound, "solver");
}

/** The best safe set, looked at once more. */
function taken(
  ground: Ground,
  best: Uint8Array | null,
  bound: number,
  because: "solver" | "limits",
): Protected | Refused {
  if (best === null) return { end: "unsolved", because, of: [] };
  const hidden = thinned(ground, best);
  const look = ground.eyes.look(hidden);
  return look.end === "safe" ? { end: "protected", hidden, bound } : { end: "unsolved", because, of: [] };
}

/** What a refused figure teaches the integer program: all its cuts would only swell it. */
const CUTS_OF_THINNING = 2;

/** A safe set with nothing hidden that could be shown again by itself, the dearest first. */
function thinned({ choices, together, eyes, master }: Ground, safe: Uint8Array): Uint8Array {
  let hidden = safe;
  const secondaries = choices
    .map(({ rule, weight }, choice) => ({ rule, weight, choice }))
    .filter(({ rule, choice }) => rule === "free" && safe[choice] === 1)
    .sort((a, b) => b.weight - a.weight || a.choice - b.choice);
  for (const { choice } of secondaries) {
    const fewer = Uint8Array.from(hidden);
    fewer[choice] = 0;
    const isAlone = together.some((members) => members.filter((each) => fewer[each] === 1).length === 1);
    if (isAlone) continue;
    const look = eyes.look(fewer);
    if (look.end === "safe") hidden = fewer;
    if (look.end === "cuts") master.add(look.cuts.slice(0, CUTS_OF_THINNING));
  }
  return hidden;
}
