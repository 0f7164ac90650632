// Whether a number makes sense: an edition that did not ask has none, and things of different kinds have no sum.
import { dimensionOf } from "../../schemas/dimensioni.ts";
import type { MisuraBase, MisuraNota, Misure } from "../../schemas/misura.ts";
import { blockOf } from "../../schemas/questionario.ts";

/** Whether the edition of a year asked what a misura counts: the block, the field, both terms of a ratio. */
export function isAsked(misura: MisuraNota, misure: Misure, anno: number): boolean {
  if (misura.since > anno) return false;
  if (misura.tipo === "rapporto")
    return [misura.numeratore, misura.denominatore].every((term) => {
      const other = misure.get(term.misura);
      return other === undefined || isAsked(other, misure, anno);
    });
  const blocco = blockOf(misura.blocco);
  if (blocco === undefined) return true;
  const campo = misura.valore.op === "conta" ? undefined : blocco.campi[misura.valore.campo];
  return blocco.since <= anno && (campo === undefined || (campo.since <= anno && anno <= (campo.until ?? anno)));
}

/** Whether the rows of a point may be added up: not over indicators of different things, unless the point names one of
 *  them, or a group that says that they are of one kind. A cantiere says no such thing, and neither does being in no group. */
export function isSummed({ blocco, non_somma }: MisuraBase, dims: Readonly<Record<string, string>>): boolean {
  return non_somma.every((name) => {
    const kinds = Object.entries(dimensionOf(blocco, name)?.gruppi ?? {}).filter(([, attributo]) => attributo === KIND);
    return [name, ...kinds.map(([group]) => group)].some((each) => (dims[each] ?? "") !== "");
  });
}

/** The attribute of a code that says of which kind it is. */
const KIND = "gruppo";
