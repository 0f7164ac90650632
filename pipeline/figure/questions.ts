// What the database is asked for: for a misura over a table its quantity, for a ratio of two over one table both at once.
import {
  breakdownsOf,
  type MisuraBase,
  type MisuraNota,
  type MisuraRapporto,
  type Misure,
  type Term,
} from "../../schemas/misura.ts";
import type { PairQuestion, SumQuestion } from "../store/cube.ts";
import type { Quantity } from "../store/values.ts";
import { type RecordWeights, WEIGHINGS, type Weighing } from "../store/weights.ts";

/** The weights of a misura; null where what was declared is all that is told. */
export function weightsFor(misura: MisuraNota, misure: Misure): RecordWeights | null {
  if (misura.gemella !== undefined) return null;
  if (misura.tipo === "rapporto") {
    const numerator = misure.get(misura.numeratore.misura);
    return numerator === undefined ? null : weightsFor(numerator, misure);
  }
  const { stima, gruppo } = misura;
  return gruppo !== null && isWeighing(stima) ? { gruppo, stima } : null;
}

const isWeighing = (stima: string): stima is Weighing => WEIGHINGS.some((each) => each === stima);

/** What the database is asked for a base misura alone. */
export function sumQuestion(misura: MisuraNota & MisuraBase, misure: Misure): SumQuestion {
  const { id, blocco } = misura;
  const tagli = breakdownsOf(misura.piano);
  return { id, blocco, tagli, pesi: weightsFor(misura, misure), quantita: [quantityOf(misura)] };
}

/** Part and whole of a ratio whose terms count rows of one table; null for one of two tables, which divides two figures. */
export function pairQuestion(misura: MisuraNota & MisuraRapporto, misure: Misure): PairQuestion | null {
  const [parte, tutto] = [misura.numeratore, misura.denominatore].map((term) => termQuantity(term, misure));
  if (parte == null || tutto == null || parte.blocco !== tutto.blocco) return null;
  const { id, piano } = misura;
  return { id, blocco: parte.blocco, tagli: breakdownsOf(piano), pesi: weightsFor(misura, misure), parte, tutto };
}

export const quantityOf = ({ id, blocco, valore, dove, presenti }: MisuraNota & MisuraBase): Quantity => ({
  id,
  blocco,
  valore,
  ...(dove === undefined ? {} : { dove }),
  ...(presenti === undefined ? {} : { presenti }),
});

/** The quantity of a term at its fixed members; null where it is a ratio itself, or counts different values. */
function termQuantity({ misura: id, dove, ignora }: Term, misure: Misure): Quantity | null {
  const misura = misure.get(id);
  if (misura?.tipo !== "base" || misura.valore.op === "distinti" || ignora !== undefined) return null;
  const fixed = Object.entries(dove ?? {}).map(([name, member]) => [name, [member]]);
  const quantity = quantityOf(misura);
  return fixed.length === 0 ? quantity : { ...quantity, dove: { ...quantity.dove, ...Object.fromEntries(fixed) } };
}

/** Questions that one query answers: the same table, breakdowns and weights. */
export function together(questions: readonly SumQuestion[]): SumQuestion[] {
  const groups = Map.groupBy(questions, ({ blocco, tagli, pesi }) => JSON.stringify([blocco, tagli, pesi]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ ...first, quantita: group.flatMap(({ quantita }) => quantita) }];
  });
}
