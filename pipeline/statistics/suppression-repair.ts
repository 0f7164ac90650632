// Adds choices to a hidden set until it meets some cuts and leaves nothing alone: cheap, not the cheapest.
import type { Cut } from "./suppression-directions.ts";
import type { Together } from "./suppression-master.ts";
import type { Choice } from "./suppression-system.ts";

/** What may be hidden at all: all but the shown, and but those that would always be alone. */
export function hideable(choices: readonly Choice[], together: readonly Together[]): Uint8Array {
  const may = Uint8Array.from(choices, ({ rule }) => (rule === "shown" ? 0 : 1));
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (const members of together) {
      const left = members.filter((each) => may[each] === 1);
      const [only] = left;
      if (only === undefined || left.length > 1 || choices[only]?.rule === "hidden") continue;
      may[only] = 0;
      isChanged = true;
    }
  }
  return may;
}

/** A larger set, or null when no set within `may` meets the cuts. */
export function repaired(
  hidden: Uint8Array,
  cuts: readonly Pick<Cut, "coefficients">[],
  choices: readonly Choice[],
  together: readonly Together[],
  may: Uint8Array,
): Uint8Array | null {
  const wider = Uint8Array.from(hidden);
  const cheapest = (candidates: readonly (readonly [number, number])[]): number | undefined =>
    candidates
      .filter(([choice, helps]) => may[choice] === 1 && wider[choice] === 0 && helps > 0)
      .map(([choice, helps]) => ({ choice, cost: (choices[choice]?.weight ?? 0) / helps }))
      .sort((a, b) => a.cost - b.cost || a.choice - b.choice)[0]?.choice;

  for (const { coefficients } of cuts) {
    const terms = [...coefficients];
    while (terms.reduce((sum, [choice, each]) => sum + each * (wider[choice] ?? 0), 0) < 1) {
      const next = cheapest(terms);
      if (next === undefined) return null;
      wider[next] = 1;
    }
  }
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (const members of together) {
      if (members.filter((each) => wider[each] === 1).length !== 1) continue;
      const next = cheapest(members.map((each) => [each, 1]));
      if (next === undefined) return null;
      wider[next] = 1;
      isChanged = true;
    }
  }
  return wider;
}
