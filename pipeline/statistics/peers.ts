// Who is far from enti alike, by the median and the median absolute deviation of logarithms: half of the group may be wrong
// and the limits hardly move (COLLECTING.md E30).
import { median } from "./quantiles.ts";

export interface Peer {
  readonly codice: string;
  /** Whose it is, where several enti are one: they count as one. */
  readonly titolare: string;
  /** The groups it is like, from the nearest to the whole network. */
  readonly gruppi: readonly string[];
  /** > 0. */
  readonly valore: number;
}

export interface FarPeer {
  readonly codice: string;
  readonly valore: number;
  readonly verso: "più" | "meno";
}

/** As many others, of different holders, stand behind every judgement: fewer would tell of each other. */
export const FEWEST_OTHERS = 10;
/** In standard deviations as the median absolute deviation gives them. */
const STEPS = 5;
/** Where all are nearly alike the steps alone would ask about little. */
const TIMES = 4;
/** The median absolute deviation of a normal distribution, in standard deviations, is one over this. */
const NORMAL = 1.4826;

/** Those more than five steps from the median of their nearest group that is large enough, and four times more or less than
 *  it; none where even the whole network is too small. */
export function farFromPeers(peers: readonly Peer[]): FarPeer[] {
  const groups = Map.groupBy(
    peers.flatMap((peer) => peer.gruppi.map((gruppo) => ({ gruppo, peer }))),
    ({ gruppo }) => gruppo,
  );
  const limits = new Map<string, Limits | null>();
  for (const [gruppo, members] of groups) limits.set(gruppo, limitsOf(members.map(({ peer }) => peer)));
  return peers.flatMap(({ codice, valore, gruppi }): FarPeer[] => {
    const own = gruppi.map((gruppo) => limits.get(gruppo)).find((each) => each != null);
    if (own == null) return [];
    const away = Math.log(valore) - own.middle;
    if (Math.abs(away) <= own.reach) return [];
    return [{ codice, valore, verso: away > 0 ? "più" : "meno" }];
  });
}

interface Limits {
  readonly middle: number;
  readonly reach: number;
}

function limitsOf(members: readonly Peer[]): Limits | null {
  if (new Set(members.map(({ titolare }) => titolare)).size <= FEWEST_OTHERS) return null;
  const logs = members.map(({ valore }) => Math.log(valore));
  const middle = median(logs);
  const spread = median(logs.map((each) => Math.abs(each - middle)));
  return { middle, reach: Math.max(STEPS * NORMAL * spread, Math.log(TIMES)) };
}
