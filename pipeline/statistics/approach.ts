// The shares of a large core of a network, in which nearly everybody pays many others, approached from below. Pure.
import { type Node, wholeOf } from "./nodes.ts";

/** What a share may lack, and after how many sweeps it is given up. */
const ENOUGH = 1e-12;
const MOST_SWEEPS = 1_000;

export interface Approached {
  /** Largest part of a node that is not explained. */
  readonly error: number;
  readonly work: number;
}

/** Explains every node of the core, sweeping there and back. */
export function approach(core: readonly Node[]): Approached {
  const flat = flattened(core);
  const { width, shares, givers } = flat;
  let error = 1;
  let sweep = 0;
  for (; sweep < MOST_SWEEPS && error > ENOUGH; sweep++) {
    error = 0;
    for (let step = 0; step < core.length; step++)
      error = Math.max(error, 1 - explain(flat, sweep % 2 === 0 ? step : core.length - 1 - step));
  }
  for (const [place, node] of core.entries()) node.shares = shares.slice(place * width, (place + 1) * width);
  return { error, work: sweep * width * (core.length + givers.length) };
}

/** The core as plain arrays: its flows are gone through some hundred times. Flows into node n: from `starts[n]` on. */
interface Flat {
  readonly width: number;
  readonly starts: Uint32Array;
  readonly givers: Uint32Array;
  /** Parts of all that the receiver had, as are those of `own`. */
  readonly parts: Float64Array;
  readonly own: Float64Array;
  readonly shares: Float64Array;
}

function flattened(core: readonly Node[]): Flat {
  const placeOf = new Map(core.map((node, place) => [node, place]));
  const starts = [0];
  const givers: number[] = [];
  const parts: number[] = [];
  const own: number[] = [];
  for (const node of core) {
    const whole = wholeOf(node);
    for (const [giver, amount] of node.inflow) {
      givers.push(placeOf.get(giver) ?? 0);
      parts.push(amount / whole);
    }
    starts.push(givers.length);
    for (const amount of node.own) own.push(amount / whole);
  }
  return {
    width: own.length / core.length,
    starts: Uint32Array.from(starts),
    givers: Uint32Array.from(givers),
    parts: Float64Array.from(parts),
    own: Float64Array.from(own),
    shares: new Float64Array(own.length),
  };
}

/** Explains a node by what its givers are so far; the sum of its shares. */
function explain({ width, starts, givers, parts, own, shares }: Flat, place: number): number {
  let explained = 0;
  for (let source = 0; source < width; source++) {
    let share = own[place * width + source] ?? 0;
    for (let flow = starts[place] ?? 0; flow < (starts[place + 1] ?? 0); flow++)
      share += (parts[flow] ?? 0) * (shares[(givers[flow] ?? 0) * width + source] ?? 0);
    shares[place * width + source] = share;
    explained += share;
  }
  return explained;
}
