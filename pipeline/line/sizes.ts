// How large each ente is: what the edition wrote, else what the frame takes for it.
import type { Edizione } from "../../schemas/edizione.ts";
import { weighNetwork } from "../figure/network.ts";

/** Size by code, in euro; enti of which nothing says how large they are have none. */
export function sizesOf({ enti }: Edizione): ReadonlyMap<string, number> {
  const network = weighNetwork(enti, new Map());
  if ("made" in network) return new Map(network.made.frame.map(({ codice, x }) => [codice, x]));
  return new Map(enti.map(({ codice, risorse_precedenti }) => [codice, risorse_precedenti ?? 0]));
}
