// What rows give to a figura: one quantity for a misura over a table, part and whole for a ratio of two over one table. By
// the same declarations as the points of the database.
import type { MisuraBase, MisuraNota, MisuraRapporto } from "../../schemas/misura.ts";
import type { Misure } from "../figure/declarations.ts";
import { pairQuestion, sumQuestion } from "../figure/questions.ts";
import { pairValues, type Quantity, type RowValue, rowValue } from "../store/values.ts";

export interface Counted {
  readonly quantity: Quantity;
  readonly value: RowValue;
}

export function countedOf(misura: MisuraNota & MisuraBase, misure: Misure): Counted {
  const [quantity] = sumQuestion(misura, misure).quantita;
  if (quantity === undefined) throw new Error(`«${misura.id}» asks for nothing`);
  return { quantity, value: rowValue(quantity) };
}

/** Null for a ratio of two tables, which divides two figures. */
export function pairOf(misura: MisuraNota & MisuraRapporto, misure: Misure): { parte: Counted; tutto: Counted } | null {
  const question = pairQuestion(misura, misure);
  if (question === null) return null;
  const { parte, tutto } = question;
  const [part, whole] = pairValues(parte, tutto);
  return { parte: { quantity: parte, value: part }, tutto: { quantity: tutto, value: whole } };
}
