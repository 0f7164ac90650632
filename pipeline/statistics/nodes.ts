// Enti as nodes of a network of money, while its shares are being solved. Pure.
import type { Transfer } from "./consolidation.ts";

export interface Node {
  /** What came to it from other nodes. */
  readonly inflow: Map<Node, number>;
  /** The nodes that it gave to. */
  readonly receivers: Set<Node>;
  /** What it has of each source. */
  readonly own: Float64Array;
  shares: Float64Array;
  isEliminated: boolean;
}

/** A node for each code of `own`, in its order. Throws on a transfer of somebody else. */
export function nodesOf(
  own: ReadonlyMap<string, readonly number[]>,
  transfers: readonly Transfer[],
): ReadonlyMap<string, Node> {
  const nodes = new Map<string, Node>();
  for (const [code, sources] of own)
    nodes.set(code, {
      inflow: new Map(),
      receivers: new Set(),
      own: Float64Array.from(sources),
      shares: new Float64Array(sources.length),
      isEliminated: false,
    });
  for (const { from, to, importo } of transfers) {
    const [giver, receiver] = [nodes.get(from), nodes.get(to)];
    if (giver === undefined || receiver === undefined) throw new Error(`${from} → ${to}: not in the network`);
    receiver.inflow.set(giver, importo);
    giver.receivers.add(receiver);
  }
  return nodes;
}

/** All that a node had. Summed anew after each elimination: nothing is ever subtracted. */
export const wholeOf = ({ own, inflow }: Node): number => sum(own) + sum(inflow.values());

function sum(amounts: Iterable<number>): number {
  let total = 0;
  for (const amount of amounts) total += amount;
  return total;
}
