// What is said when figures cannot be protected: which, and what the analyst can do. Never how large, nor of whom.
import type { Edizione } from "../../schemas/edizione.ts";
import type { Kind } from "../figure/kinds.ts";

/** One sentence for a kind of record that no set of hidden cells protects. */
export function unprotectable(kind: Kind, { yaml }: Edizione): string {
  const root = kind.misure.find(({ id }) => id === kind.id);
  const files = kind.misure.map(({ id }) => `pipeline/misure/${id}.ts`).join(", ");
  return `Bilancio ${yaml.anno}: nelle tavole di «${root?.titolo ?? kind.id}» qualche ente si riconoscerebbe qualunque casella si copra, e non si pubblica niente. Togli una scomposizione dal piano (${files}), cominciando dalla più fine; per vedere i numeri da soli c'è --interno.`;
}
