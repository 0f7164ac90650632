// From the totals of a universe to those of a wider one, step by step (STATISTICS.md 2.2). Whole cents. Pure.
import type { Consolidation } from "./consolidation.ts";

/** narrow + Σ steps = wide, to the cent, for each of the three totals. */
export interface BridgeStep {
  readonly step: "narrow" | "from-added" | "to-added" | "among-added" | "external-of-added" | "wide";
  readonly gross: number;
  readonly internal: number;
  readonly net: number;
}

type Amounts = Pick<BridgeStep, "gross" | "internal" | "net">;

/** What one ente adds to a step: the ente that received, or whose money it is. */
export interface BridgePart extends Amounts {
  readonly step: Exclude<BridgeStep["step"], "wide">;
  readonly ente: string;
}

const STEPS = ["narrow", "from-added", "to-added", "among-added", "external-of-added"] as const;

/** The table from a universe to a wider one. Throws when a member of the narrow one is not in the wide one. */
export function bridge(narrow: Consolidation, wide: Consolidation): BridgeStep[] {
  const parts = Map.groupBy(bridgeParts(narrow, wide), ({ step }) => step);
  return [
    ...STEPS.map((step) => ({ step, ...summed(parts.get(step) ?? []) })),
    { step: "wide", gross: wide.gross, internal: wide.internal, net: wide.net },
  ];
}

/** The same by ente, without what is nothing. The parts of all steps add up to the wide universe, for each total. */
export function bridgeParts(narrow: Consolidation, wide: Consolidation): BridgePart[] {
  const inside = narrow.universe.members;
  for (const code of inside)
    if (!wide.universe.members.has(code))
      throw new Error(`${code} is in ${narrow.universe.id} and not in ${wide.universe.id}`);
  const parts: BridgePart[] = [
    ...narrow.units.map(
      ({ ente, gross, fromMembers, external }): BridgePart => ({
        ...{ step: "narrow", ente, gross },
        internal: fromMembers,
        net: external,
      }),
    ),
    ...wide.transfers.flatMap(({ from, to, importo }) => passed(stepOf(inside, from, to), to, importo)),
    ...wide.external
      .filter(({ ente }) => !inside.has(ente))
      .map(
        ({ ente, importo }): BridgePart => ({
          ...{ step: "external-of-added", ente },
          ...{ gross: importo, internal: 0, net: importo },
        }),
      ),
  ];
  return parts.filter(({ gross, internal, net }) => gross !== 0 || internal !== 0 || net !== 0);
}

/** The step to which money between two members of the wide universe belongs. */
export function stepOf(inside: ReadonlySet<string>, from: string, to: string): BridgePart["step"] {
  if (inside.has(from)) return inside.has(to) ? "narrow" : "to-added";
  return inside.has(to) ? "from-added" : "among-added";
}

function passed(step: BridgePart["step"], ente: string, importo: number): BridgePart[] {
  if (step === "narrow") return [];
  // Already in the gross of who received it: from outside the narrow universe, from inside the wide one.
  if (step === "from-added") return [{ step, ente, gross: 0, internal: importo, net: -importo }];
  return [{ step, ente, gross: importo, internal: importo, net: 0 }];
}

const summed = (parts: readonly Amounts[]): Amounts => ({
  gross: parts.reduce((sum, { gross }) => sum + gross, 0),
  internal: parts.reduce((sum, { internal }) => sum + internal, 0),
  net: parts.reduce((sum, { net }) => sum + net, 0),
});
