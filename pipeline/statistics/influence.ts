// Respondents that decide the ratio of their class nearly alone (STATISTICS 4.6): to be looked at before it is used for
// the silent.
import { sum } from "./sum.ts";

export interface Respondent {
  readonly codice: string;
  /** > 0. */
  readonly x: number;
  readonly y: number;
}

export interface Influence {
  readonly codice: string;
  /** How far from the ratio of the others, in standard deviations. */
  readonly residuo: number;
  /** The same, weighed by the share of the size of the class. */
  readonly peso: number;
  /** One of the two is beyond its bound. */
  readonly notevole: boolean;
}

const FARTHEST = 2;

/** The studentised residuals of the fit y ~ x with weights 1/x over the respondents of one class; none for fewer than
 *  three, where the others say nothing of how much they vary. */
export function influenceOf(respondents: readonly Respondent[]): Influence[] {
  const n = respondents.length;
  if (n < 3) return [];
  const X = sum(respondents.map(({ x }) => x));
  const R = sum(respondents.map(({ y }) => y)) / X;
  const squareOf = ({ x, y }: Respondent): number => (y - R * x) ** 2 / x;
  const squares = sum(respondents.map(squareOf));
  return respondents.map((each) => {
    const { codice, x, y } = each;
    const rest = 1 - x / X;
    const withoutIt = (squares - squareOf(each) / rest) / (n - 2);
    const residuo = withoutIt > 0 ? (y - R * x) / Math.sqrt(x * rest * withoutIt) : 0;
    const peso = residuo * Math.sqrt(x / X / rest);
    return { codice, residuo, peso, notevole: Math.abs(residuo) > FARTHEST || Math.abs(peso) > 2 / Math.sqrt(n) };
  });
}
