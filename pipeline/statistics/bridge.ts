// From the totals of a universe to those of a wider one, step by step (STATISTICS.md 2.2). Whole cents. Pure.
import { totalOf } from "./cents.ts";
import type { Consolidation } from "./consolidation.ts";

/** narrow + Σ steps = wide, to the cent, for each of the three totals. */
export interface BridgeStep {
  readonly step: "narrow" | "from-added" | "to-added" | "among-added" | "external-of-added" | "wide";
  readonly gross: number;
  readonly internal: number;
  readonly net: number;
}

/** The table from a universe to a wider one. Throws when a member of the narrow one is not in the wide one. */
export function bridge(narrow: Consolidation, wide: Consolidation): BridgeStep[] {
  const inside = narrow.universe.members;
  for (const code of inside)
    if (!wide.universe.members.has(code))
      throw new Error(`${code} is in ${narrow.universe.id} and not in ${wide.universe.id}`);
  const passed = (from: boolean, to: boolean): number =>
    totalOf(wide.transfers.filter((flow) => inside.has(flow.from) === from && inside.has(flow.to) === to));
  const fromAdded = passed(false, true);
  const toAdded = passed(true, false);
  const amongAdded = passed(false, false);
  const own = totalOf(wide.external.filter(({ ente }) => !inside.has(ente)));
  return [
    { step: "narrow", gross: narrow.gross, internal: narrow.internal, net: narrow.net },
    // Already in the gross of who received it: from outside the narrow universe, from inside the wide one.
    { step: "from-added", gross: 0, internal: fromAdded, net: -fromAdded },
    { step: "to-added", gross: toAdded, internal: toAdded, net: 0 },
    { step: "among-added", gross: amongAdded, internal: amongAdded, net: 0 },
    { step: "external-of-added", gross: own, internal: 0, net: own },
    { step: "wide", gross: wide.gross, internal: wide.internal, net: wide.net },
  ];
}
