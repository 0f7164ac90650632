// Invented fiscal codes with the right last digit. They use the office 999, which no Italian office has, so that none of
// them is anybody's.

/** Eleven digits for the n-th invented body; `head` (two digits) begins it. */
export function codiceInventato(head: string, n: number): string {
  const ten = `${head}${String(n).padStart(5, "0")}999`;
  return ten + luhn(ten);
}

/** The control digit of ten digits: those in even places are doubled (D.M. 23/12/1976). */
function luhn(ten: string): string {
  let sum = 0;
  for (const [at, letter] of [...ten].entries()) {
    const digit = Number(letter) * (at % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return String((10 - (sum % 10)) % 10);
}
