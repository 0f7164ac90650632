// Codice fiscale of a body and partita IVA: eleven digits with a check digit (D.M. 23/12/1976, DOMAIN.md 7.5).

/** True for eleven digits whose office exists and whose last digit is right. */
export function isElevenDigitCode(text: string): boolean {
  if (!/^\d{11}$/.test(text) || text.startsWith("0000000")) return false;
  const office = Number(text.slice(7, 10));
  if (!((office >= 1 && office <= 100) || [120, 121, 888, 999].includes(office))) return false;
  let sum = 0;
  for (let place = 0; place < 10; place++) {
    const digit = Number(text[place]);
    const doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    sum += place % 2 === 0 ? digit : doubled;
  }
  return (10 - (sum % 10)) % 10 === Number(text[10]);
}
