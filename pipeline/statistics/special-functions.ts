// The three functions behind every tail and quantile of ours, in full double precision but for the last digits.
// Sources: Lanczos (1964) with g = 7 and Godfrey's nine terms; series 6.5.29, the even part of fraction 6.5.31, and fraction
// 26.5.8 of Abramowitz & Stegun, the fractions by Lentz's method as Thompson & Barnett (1986) changed it.

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];
const PRECISION = 1e-15;
/** Far more than any argument of ours needs: a loop that does not settle must end all the same. */
const MOST_TERMS = 1_000_000;

/** ln Γ(a), a > 0. */
export function logGamma(a: number): number {
  const base = a + 6.5;
  const sum = LANCZOS.reduce((before, term, n) => before + (n === 0 ? term : term / (a + n - 1)), 0);
  return Math.log(2 * Math.PI) / 2 + (a - 0.5) * Math.log(base) - base + Math.log(sum);
}

/** Regularised lower incomplete gamma P(a, x), a > 0, x ≥ 0. */
export function gammaLower(a: number, x: number): number {
  if (x <= 0) return 0;
  return x < a + 1 ? gammaSeries(a, x) : 1 - gammaFraction(a, x);
}

/** Q(a, x) = 1 − P(a, x), with its own digits also where it is very small. */
export function gammaUpper(a: number, x: number): number {
  if (x <= 0) return 1;
  return x < a + 1 ? 1 - gammaSeries(a, x) : gammaFraction(a, x);
}

const gammaFront = (a: number, x: number): number => Math.exp(a * Math.log(x) - x - logGamma(a));

function gammaSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MOST_TERMS && term > sum * PRECISION; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * gammaFront(a, x);
}

function gammaFraction(a: number, x: number): number {
  const fraction = lentz(
    (n) => (n === 1 ? 1 : -(n - 1) * (n - 1 - a)),
    (n) => x + 2 * n - 1 - a,
  );
  return fraction * gammaFront(a, x);
}

/** Regularised incomplete beta I_x(a, b), a and b > 0, 0 ≤ x ≤ 1. */
export function betaLower(a: number, b: number, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction settles fast on one side of the mean only.
  return x < (a + 1) / (a + b + 2) ? betaFraction(a, b, x) : 1 - betaFraction(b, a, 1 - x);
}

function betaFraction(a: number, b: number, x: number): number {
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  const numerator = (n: number): number => {
    if (n === 1) return 1;
    const m = Math.floor((n - 1) / 2);
    const at = a + 2 * m;
    return n % 2 === 0 ? (-(a + m) * (a + b + m) * x) / (at * (at + 1)) : (m * (b - m) * x) / ((at - 1) * at);
  };
  return (front * lentz(numerator, () => 1)) / a;
}

/** p₁/(q₁ + p₂/(q₂ + …)). */
function lentz(numerator: (n: number) => number, denominator: (n: number) => number): number {
  let value = TINY;
  let c = value;
  let d = 0;
  for (let n = 1; n < MOST_TERMS; n++) {
    const [top, bottom] = [numerator(n), denominator(n)];
    d = 1 / awayFromZero(bottom + top * d);
    c = awayFromZero(bottom + top / c);
    value *= c * d;
    if (!(Math.abs(c * d - 1) > PRECISION)) break;
  }
  return value;
}

const TINY = 1e-300;
const awayFromZero = (value: number): number => (Math.abs(value) < TINY ? TINY : value);
