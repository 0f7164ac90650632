// Text in runs of different look: what is raised or lowered is no digit of the number beside it, what is struck out may
// hold no more.

export interface Run {
  readonly text: string;
  readonly raised: "apice" | "pedice" | null;
  readonly struck: boolean;
}

/** A text, and what is left of it where something is struck out. */
export interface Written {
  readonly text: string;
  readonly resta?: string;
}

const SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const SUBSCRIPT = "₀₁₂₃₄₅₆₇₈₉";

/** One text of several runs: raised digits become the signs that say so, «34¹». */
export function joinRuns(runs: readonly Run[]): Written {
  const [first] = runs;
  if (first === undefined) return { text: "" };
  // A text that is all small is only small.
  const isMixed = runs.some(({ raised, text }) => raised !== first.raised && text.trim() !== "");
  const text = runs.map((run) => (isMixed ? withRaisedDigits(run) : run.text)).join("");
  const isStruck = runs.some((run) => run.struck && run.text.trim() !== "");
  return isStruck ? { text, resta: unstruck(runs) } : { text };
}

function withRaisedDigits({ text, raised }: Run): string {
  if (raised === null) return text;
  const digits = raised === "apice" ? SUPERSCRIPT : SUBSCRIPT;
  return text.replace(/\d/g, (digit) => digits.charAt(Number(digit)));
}

function unstruck(runs: readonly Run[]): string {
  return runs
    .filter(({ struck }) => !struck)
    .map(({ text }) => text)
    .join("")
    .trim();
}
