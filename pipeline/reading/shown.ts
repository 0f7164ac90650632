// What a sheet shows of a number, held against the number.
import type { Unita } from "../../schemas/unita.ts";
import { showsNumber, wordsOf } from "../formats/shown-number.ts";

/** True when what is shown is the number itself, digits rounded away or not, with no other words than the question's unit. */
export function showsQuantity(shown: string, number: number, { nome, singolare = nome }: Unita): boolean {
  const words = wordsOf(shown).toLowerCase();
  return (words === "" || words === nome || words === singolare) && showsNumber(shown, number);
}
