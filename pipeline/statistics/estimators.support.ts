// The estimators of STATISTICS 4.2 once more, written plainly over enti: what the moments must agree with. Nothing here is
// shared with the program.

export interface Ente {
  readonly codice: string;
  readonly classe: string;
  readonly x: number;
  /** Null = silent. */
  readonly y: number | null;
}

export interface Plain {
  readonly valore: number;
  readonly errore: number;
}

interface Respondent extends Ente {
  readonly y: number;
  /** Enti and respondents of its class. */
  readonly N: number;
  readonly n: number;
}

function respondents(enti: readonly Ente[]): Respondent[] {
  return enti.flatMap((ente) => {
    const same = enti.filter(({ classe }) => classe === ente.classe);
    const heard = same.filter(({ y }) => y !== null);
    return ente.y === null ? [] : [{ ...ente, y: ente.y, N: same.length, n: heard.length }];
  });
}

const sum = (values: readonly number[]): number => values.reduce((before, value) => before + value, 0);
const classesOf = (enti: readonly Ente[]): string[] => [...new Set(enti.map(({ classe }) => classe))];

/** Σ_h (1 − f) n/(n − 1) Σ (u − ū)², u given for each respondent. */
function varianceOf(heard: readonly Respondent[], u: readonly number[]): number {
  return sum(
    classesOf(heard).map((classe) => {
      const mine = u.filter((_, i) => heard[i]?.classe === classe);
      const [first] = heard.filter((ente) => ente.classe === classe);
      if (first === undefined || first.n === first.N) return 0;
      const mean = sum(mine) / mine.length;
      return (1 - first.n / first.N) * (first.n / (first.n - 1)) * sum(mine.map((each) => (each - mean) ** 2));
    }),
  );
}

/** E1. */
export function expansion(enti: readonly Ente[]): Plain {
  const heard = respondents(enti);
  const valori = heard.map(({ y, N, n }) => (y * N) / n);
  return { valore: sum(valori), errore: Math.sqrt(varianceOf(heard, valori)) };
}

/** E2. */
export function combinedRatio(enti: readonly Ente[]): Plain {
  const heard = respondents(enti);
  const X = sum(enti.map(({ x }) => x));
  const hat = (value: (ente: Respondent) => number): number => sum(heard.map((e) => (value(e) * e.N) / e.n));
  const R = hat(({ y }) => y) / hat(({ x }) => x);
  const residuals = heard.map(({ x, y, N, n }) => ((y - R * x) * N) / n);
  return { valore: R * X, errore: (X / hat(({ x }) => x)) * Math.sqrt(varianceOf(heard, residuals)) };
}

/** E3, by its own formula: ratios, g and residuals of every class. */
export function separateRatio(enti: readonly Ente[], options: { readonly withG: boolean } = { withG: true }): Plain {
  let valore = 0;
  let square = 0;
  for (const classe of classesOf(enti)) {
    const all = enti.filter((ente) => ente.classe === classe);
    const heard = respondents(all);
    const X = sum(all.map(({ x }) => x));
    const x = sum(heard.map((ente) => ente.x));
    const R = sum(heard.map(({ y }) => y)) / x;
    valore += R * X;
    const [N, n] = [all.length, heard.length];
    if (n === N) continue;
    const g = options.withG ? X / ((N * x) / n) : 1;
    const squares = sum(heard.map((ente) => (ente.y - R * ente.x) ** 2));
    square += (g ** 2 * N ** 2 * (1 - n / N) * squares) / (n - 1) / n;
  }
  return { valore, errore: Math.sqrt(square) };
}

/** Declared, and for the silent their size times the ratio of their class. */
export function imputedTotal(enti: readonly Ente[]): number {
  return sum(
    enti.map(({ classe, x, y }) => {
      const heard = respondents(enti).filter((ente) => ente.classe === classe);
      return y ?? (x * sum(heard.map((ente) => ente.y))) / sum(heard.map((ente) => ente.x));
    }),
  );
}

/** E7. */
export function ratioPredictor(enti: readonly Ente[]): Plain {
  let square = 0;
  for (const classe of classesOf(enti)) {
    const all = enti.filter((ente) => ente.classe === classe);
    const heard = respondents(all);
    const x = sum(heard.map((ente) => ente.x));
    const silent = sum(all.map((ente) => ente.x)) - x;
    const R = sum(heard.map(({ y }) => y)) / x;
    const sigma = sum(heard.map((ente) => (ente.y - R * ente.x) ** 2 / ente.x)) / (heard.length - 1);
    if (silent > 0) square += sigma * (silent + silent ** 2 / x);
  }
  return { valore: imputedTotal(enti), errore: Math.sqrt(square) };
}

interface Calibration {
  /** The values whose totals are known, for an ente. */
  readonly columns: (ente: Ente) => readonly number[];
  /** 1, or 1/x. */
  readonly q: (ente: Ente) => number;
}

/** E4, and E5 with the indicators of cells as columns. */
export function calibrated(enti: readonly Ente[], { columns, q }: Calibration): Plain & { pesi: number[] } {
  const heard = respondents(enti);
  const a = heard.map(columns);
  const d = heard.map(({ N, n }) => N / n);
  const weights = heard.map((ente, i) => (d[i] ?? 0) * q(ente));
  const known = totals(enti.map(columns));
  const lambda = solve(
    normal(a, weights),
    totals(a.map((row, i) => row.map((each) => each * (d[i] ?? 0)))).map((each, j) => (known[j] ?? 0) - each),
  );
  const pesi = heard.map((ente, i) => (d[i] ?? 0) * (1 + q(ente) * dot(a[i], lambda)));
  const errore = Math.sqrt(varianceOf(heard, residuals(heard, { a, weights, pesi })));
  return { valore: sum(heard.map(({ y }, i) => y * (pesi[i] ?? 0))), errore, pesi };
}

/** E6: weights d·exp(a'λ) by Newton's steps. */
export function raked(enti: readonly Ente[], columns: Calibration["columns"]): Plain & { pesi: number[] } {
  const heard = respondents(enti);
  const a = heard.map(columns);
  const d = heard.map(({ N, n }) => N / n);
  const known = totals(enti.map(columns));
  let lambda = known.map(() => 0);
  let pesi = d;
  for (let step = 0; step < 50; step++) {
    const off = totals(a.map((row, i) => row.map((each) => each * (pesi[i] ?? 0)))).map(
      (each, j) => (known[j] ?? 0) - each,
    );
    const more = solve(normal(a, pesi), off);
    lambda = lambda.map((each, j) => each + (more[j] ?? 0));
    pesi = d.map((each, i) => each * Math.exp(dot(a[i], lambda)));
  }
  const errore = Math.sqrt(varianceOf(heard, residuals(heard, { a, weights: d, pesi })));
  return { valore: sum(heard.map(({ y }, i) => y * (pesi[i] ?? 0))), errore, pesi };
}

interface Fit {
  readonly a: readonly (readonly number[])[];
  readonly weights: readonly number[];
  readonly pesi: readonly number[];
}

/** u = w·(y − a'B), B the fit of y on the columns. */
function residuals(heard: readonly Respondent[], { a, weights, pesi }: Fit): number[] {
  const B = solve(
    normal(a, weights),
    totals(a.map((row, i) => row.map((each) => each * (weights[i] ?? 0) * (heard[i]?.y ?? 0)))),
  );
  return heard.map(({ y }, i) => (pesi[i] ?? 0) * (y - dot(a[i], B)));
}

const dot = (row: readonly number[] = [], vector: readonly number[]): number =>
  sum(row.map((each, j) => each * (vector[j] ?? 0)));

function totals(rows: readonly (readonly number[])[]): number[] {
  return (rows[0] ?? []).map((_, j) => sum(rows.map((row) => row[j] ?? 0)));
}

/** Σ w a a'. */
function normal(rows: readonly (readonly number[])[], weights: readonly number[]): number[][] {
  return (rows[0] ?? []).map((_, j) =>
    totals(rows.map((row, i) => row.map((each) => each * (row[j] ?? 0) * (weights[i] ?? 0)))),
  );
}

/** Gauss with the largest pivot. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  for (let column = 0; column < rows.length; column++) {
    const pivots = rows.slice(column).map((row) => Math.abs(row[column] ?? 0));
    const best = column + pivots.indexOf(Math.max(...pivots));
    const [pivot, other] = [rows[best] ?? [], rows[column] ?? []];
    rows[column] = pivot.map((each) => each / (pivot[column] ?? 0));
    if (best !== column) rows[best] = other;
    for (const [i, row] of rows.entries()) {
      if (i === column) continue;
      const factor = row[column] ?? 0;
      rows[i] = row.map((each, j) => each - factor * (rows[column]?.[j] ?? 0));
    }
  }
  return rows.map((row) => row.at(-1) ?? 0);
}
