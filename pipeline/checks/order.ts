// The order in which people are asked: what must be corrected before what must be confirmed, and of equal weight first what
// moves a published figure most (COLLECTING E32).
import type { Gravita } from "../../schemas/diagnostici/entry.ts";
import type { Finding } from "../collect/versions.ts";

const RANK: Readonly<Record<Gravita, number>> = { correggere: 0, confermare: 1, consiglio: 2, nota: 3 };

/** Of findings that move nothing that is known the order stays. */
export function inOrderOfAsking<F extends Finding>(findings: readonly F[]): F[] {
  return findings.toSorted(
    (a, b) =>
      RANK[a.gravita] - RANK[b.gravita] ||
      (b.influenza ?? -1) - (a.influenza ?? -1) ||
      (b.influenza_casella ?? -1) - (a.influenza_casella ?? -1),
  );
}
