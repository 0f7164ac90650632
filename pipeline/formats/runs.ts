// Text in runs of different look: what is raised or lowered is no digit of the number beside it, what is struck out may
// hold no more.

export interface Run {
  readonly text: string;
  readonly raised: "apice" | "pedice" | null;
  /** Null where the run does not say: it looks as its cell does. */
  readonly struck: boolean | null;
}

/** A text, and what is left of it when what is struck out is taken away; both are left out where nothing is. */
export interface Written {
  readonly text: string;
  /** In a cell that is not struck out itself. */
  readonly resta?: string;
  /** In a cell that is: the runs that are not, "" when there are none. */
  readonly restaBarrata?: string;
}

const SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const SUBSCRIPT = "₀₁₂₃₄₅₆₇₈₉";

/** One text of several runs: raised digits become the signs that say so, «34¹». */
export function joinRuns(runs: readonly Run[]): Written {
  const [first] = runs;
  if (first === undefined) return { text: "" };
  // A text that is all small is only small.
  const isMixed = runs.some(({ raised, text }) => raised !== first.raised && text.trim() !== "");
  const seen = isMixed ? runs.map((run) => ({ ...run, text: withRaisedDigits(run) })) : runs;
  const text = seen.map((run) => run.text).join("");
  const [resta, restaBarrata] = [without(seen, true), without(seen, true, null)];
  return {
    text,
    ...(resta === text.trim() ? {} : { resta }),
    ...(restaBarrata === "" ? {} : { restaBarrata }),
  };
}

/** What is left of a text in a cell; undefined when nothing in it is struck out. */
export function leftOf({ text, resta, restaBarrata = "" }: Written, isCellStruck: boolean): string | undefined {
  if (!isCellStruck) return resta;
  return restaBarrata === text.trim() ? undefined : restaBarrata;
}

function withRaisedDigits({ text, raised }: Run): string {
  if (raised === null) return text;
  const digits = raised === "apice" ? SUPERSCRIPT : SUBSCRIPT;
  return text.replace(/\d/g, (digit) => digits.charAt(Number(digit)));
}

function without(runs: readonly Run[], ...struck: readonly Run["struck"][]): string {
  const kept = runs.filter((run) => !struck.includes(run.struck));
  return kept
    .map(({ text }) => text)
    .join("")
    .trim();
}
