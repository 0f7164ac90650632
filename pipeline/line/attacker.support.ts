// A curious reader with the published table of figures and nothing else: every sum that he can write down bounds what is hidden
// in it. It shares no code with disclosure control, and knows nothing of it.
import { parse } from "csv-parse/sync";
import { FIGURA_COLUMNS } from "../../schemas/figura.ts";

export interface Between {
  low: number;
  high: number;
}

type Row = Readonly<Record<string, string>>;

const OWN: ReadonlySet<string> = new Set(FIGURA_COLUMNS.map(({ nome }) => nome));
const keyOf = (misura: string, dims: Row): string => JSON.stringify([misura, Object.entries(dims).sort()]);

export const figureRows = (text: string): Row[] => parse(text, { columns: true });

/** Between what the figures of a misura without a number must lie, by its dimensions as `keyOf` has them. Numbers are what
 *  was declared where the table says so. */
export function boundsFrom(figure: readonly Row[], misura: string): ReadonlyMap<string, Between> {
  const own = figure.filter((row) => row["misura"] === misura);
  const cells = own.map((row) => {
    const dims = Object.fromEntries(Object.entries(row).filter(([name, at]) => !OWN.has(name) && at !== "totale"));
    const known = row["valore"] === "" ? null : Number(row["valore"]);
    const isNothing = known === null && row["stato"] !== "riservato";
    const value = isNothing ? 0 : known;
    return { dims, between: { low: value ?? 0, high: value ?? Number.POSITIVE_INFINITY } };
  });
  const at = new Map(cells.map(({ dims, between }) => [keyOf(misura, dims), between]));
  const parts = new Map<string, { readonly whole: Between; readonly of: Between[] }>();
  for (const { dims, between } of cells)
    for (const name of Object.keys(dims)) {
      const { [name]: _, ...rest } = dims;
      const whole = at.get(keyOf(misura, rest));
      if (whole === undefined) continue;
      const key = `${name} ${keyOf(misura, rest)}`;
      const sum = parts.get(key) ?? { whole, of: [] };
      sum.of.push(between);
      parts.set(key, sum);
    }
  for (let isNew = true; isNew; ) {
    isNew = false;
    const narrow = (between: Between, low: number, high: number): void => {
      // Sums of cents in doubles: less than one is nothing.
      if (low > between.low + 0.005) [between.low, isNew] = [low, true];
      if (high < between.high - 0.005) [between.high, isNew] = [high, true];
    };
    for (const { whole, of } of parts.values()) {
      const low = of.reduce((sum, each) => sum + each.low, 0);
      const high = of.reduce((sum, each) => sum + each.high, 0);
      narrow(whole, low, high);
      for (const each of of) {
        const others = of.filter((other) => other !== each);
        const rest = (end: "low" | "high") => others.reduce((sum, other) => sum + other[end], 0);
        narrow(each, whole.low - rest("high"), whole.high - rest("low"));
      }
    }
  }
  return at;
}

export const betweenAt = (bounds: ReadonlyMap<string, Between>, misura: string, dims: Row): Between => {
  const found = bounds.get(keyOf(misura, dims));
  if (found === undefined) throw new Error(`no row of ${misura} at ${JSON.stringify(dims)}`);
  return found;
};
