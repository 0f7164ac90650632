// A ratio of an ente beside those of enti like it: of the same legal form and about as large, else of the same form, else the
// whole network (COLLECTING E30). Pure.
import type { Ente } from "../../schemas/edizione.ts";
import { type FarPeer, FEWEST_OTHERS, farFromPeers, type Peer } from "../statistics/peers.ts";
import type { TwoSums } from "./across-blocks.ts";
import type { Weighed } from "./network.ts";

export { type FarPeer, FEWEST_OTHERS };

/** Enti whose ratio is far from that of others like them. */
export function againstPeers(
  rows: readonly TwoSums[],
  enti: readonly Pick<Ente, "codice" | "forma_giuridica" | "gruppo">[],
  network: Weighed,
): FarPeer[] {
  const sizes = "refused" in network ? [] : network.made.classi;
  const sizeOf = new Map(sizes.flatMap(({ id, enti: own }) => own.map(({ codice }) => [codice, id] as const)));
  const known = new Map(enti.map((ente) => [ente.codice, ente]));
  const peers = rows.flatMap(({ ente, a, b }): Peer[] => {
    const own = known.get(ente);
    if (own === undefined || a <= 0 || b <= 0) return [];
    const { forma_giuridica: forma, gruppo } = own;
    const classe = sizeOf.get(ente);
    const gruppi = [...(classe === undefined ? [] : [`${forma} ${classe}`]), forma, ""];
    return [{ codice: ente, titolare: gruppo === "" ? ente : gruppo, gruppi, valore: a / b }];
  });
  return farFromPeers(peers);
}
