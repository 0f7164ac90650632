// What a sheet shows of a number, held against the number.
import { key } from "../../schemas/text.ts";
import type { Unita } from "../../schemas/unita.ts";

const MAX_DECIMALS = 10;

/** True when what is shown is the number itself, digits rounded away or not, with no other words than the question's unit. */
export function showsNumber(shown: string, number: number, { nome, singolare = nome }: Unita): boolean {
  const word = key(shown.replace(/[\d.,]/g, "").replace(/€|\beuro?\b/gi, ""));
  const isOwn = word === "" || word === key(nome) || word === key(singolare);
  if (!isOwn || /[%‰]/.test(shown)) return false;
  const digits = significant(shown);
  const size = Math.abs(number);
  return Array.from({ length: MAX_DECIMALS + 1 }, (_, decimals) => significant(size.toFixed(decimals))).includes(
    digits,
  );
}

function significant(text: string): string {
  return text.replace(/\D/g, "").replace(/^0+/, "");
}
