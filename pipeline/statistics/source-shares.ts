// Shares of the first sources in a network of flows: p_i = (own_i + Σ_j w_ij p_j) / (Σ own_i + Σ_j w_ij), where own_i is what
// a node has of each source and w_ij what came to it from node j. Pure.
import { approach } from "./approach.ts";
import type { Transfer } from "./consolidation.ts";
import { type Node, nodesOf, wholeOf } from "./nodes.ts";

export interface Shares {
  /** By code: the share of each source. They add up to 1, or to 0 for who has nothing. */
  readonly shares: ReadonlyMap<string, Float64Array>;
  /** Largest part of a node that is not explained yet: 0 unless a large core had to be approached. */
  readonly error: number;
  /** Numbers touched: the work that was done. */
  readonly work: number;
}

/** A node whose elimination makes at most so many flows is eliminated first. */
const LIGHT = 16;
/** So many nodes that are left are eliminated all the same. */
const DENSE = 250;

/**
 * Solves for every code of `own`, each with as many sources. Money of a source must reach every node that has something.
 *
 * Elimination only adds, multiplies and divides positive numbers (Grassmann, Taksar, Heyman 1985), so nothing cancels however
 * little leaks from a circuit. A large core without light nodes is approached from below by Gauss–Seidel, which for such a
 * matrix (a nonsingular M-matrix) always converges; as the shares of a node add up to 1, what lacks is exactly the error.
 */
export function sourceSharesOf(own: ReadonlyMap<string, readonly number[]>, transfers: readonly Transfer[]): Shares {
  const nodes = nodesOf(own, transfers);
  const order = eliminateLight([...nodes.values()]);
  const core = [...nodes.values()].filter(({ isEliminated }) => !isEliminated);
  const isDense = core.length <= DENSE;
  if (isDense) for (const node of core) order.push({ node, work: eliminate(node) });
  const approached = isDense ? NOTHING : approach(core);
  let work = approached.work;
  // Each was eliminated into those that came after it.
  for (const eliminated of order.reverse()) {
    const { node } = eliminated;
    node.shares = explained(node);
    work += eliminated.work + node.own.length * (node.inflow.size + 1);
  }
  const shares = new Map([...nodes].map(([code, node]) => [code, node.shares]));
  return { shares, error: approached.error, work };
}

const NOTHING = { error: 0, work: 0 };

interface Eliminated {
  readonly node: Node;
  readonly work: number;
}

/** Eliminates nodes while there are light ones; their order. */
function eliminateLight(nodes: readonly Node[]): Eliminated[] {
  const order: Eliminated[] = [];
  const queue = [...nodes];
  const waiting = new Set(nodes);
  for (const node of queue) {
    waiting.delete(node);
    if (node.isEliminated || node.inflow.size * node.receivers.size > LIGHT) continue;
    order.push({ node, work: eliminate(node) });
    for (const beside of [...node.inflow.keys(), ...node.receivers]) {
      if (waiting.has(beside)) continue;
      waiting.add(beside);
      queue.push(beside);
    }
  }
  return order;
}

/** What came through a node comes from where the node had it; what would come back to its giver changes no share. */
function eliminate(node: Node): number {
  const whole = wholeOf(node);
  for (const receiver of node.receivers) {
    const part = (receiver.inflow.get(node) ?? 0) / whole;
    receiver.inflow.delete(node);
    addTimes(receiver.own, part, node.own);
    for (const [giver, amount] of node.inflow) {
      if (giver === receiver) continue;
      receiver.inflow.set(giver, (receiver.inflow.get(giver) ?? 0) + part * amount);
      giver.receivers.add(receiver);
    }
  }
  for (const giver of node.inflow.keys()) giver.receivers.delete(node);
  node.isEliminated = true;
  return (node.receivers.size + 1) * (node.own.length + node.inflow.size);
}

/** The shares of a node by those of its givers; none of a node that has nothing. */
function explained(node: Node): Float64Array {
  const amounts = node.own.slice();
  for (const [giver, amount] of node.inflow) addTimes(amounts, amount, giver.shares);
  const whole = wholeOf(node);
  return whole === 0 ? node.shares : amounts.map((amount) => amount / whole);
}

function addTimes(amounts: Float64Array, factor: number, parts: Float64Array): void {
  for (const [source, part] of parts.entries()) amounts[source] = (amounts[source] ?? 0) + factor * part;
}
