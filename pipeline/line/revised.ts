// Two tables of figures as they are published: which numbers are others.
import { dimensionOfColumn, FIGURA_COLUMNS, figuraId, TOTALE } from "../../schemas/figura.ts";
import type { RevisedFigura } from "../../schemas/revised.ts";
import { recordsOf, type TableRecord } from "../edizione/records.ts";
import type { DeclaredSum } from "../figure/telling-changes.ts";

const OF_FIGURA: ReadonlySet<string> = new Set(FIGURA_COLUMNS.map(({ nome }) => nome));

/** The figures whose number, or what stands in its place, is another; in the order of the newer table. Both are `dati/figure.csv`. */
export function revisedFigures(before: string, now: string): RevisedFigura[] {
  const [was, is] = [byPoint(before), byPoint(now)];
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((id): RevisedFigura[] => {
    const [old, new_] = [was.get(id), is.get(id)];
    const one = new_ ?? old;
    if (one === undefined || JSON.stringify(old?.said) === JSON.stringify(new_?.said)) return [];
    const { misura, dims, unita } = one;
    return [{ misura, dims, unita, prima: old?.said ?? null, ora: new_?.said ?? null }];
  });
}

interface Published extends Pick<RevisedFigura, "misura" | "dims" | "unita"> {
  readonly said: { readonly valore: string; readonly stato: string };
}

function byPoint(text: string): Map<string, Published> {
  const records = recordsOf(text, "figure.csv", { needed: ["misura", "valore", "stato"], others: "tutti" });
  return new Map(
    records.map(({ cells }) => {
      const dims = dimsOf(cells);
      const misura = cells["misura"] ?? "";
      // Where the estimate is not let through the page tells what was declared.
      const valore = (cells["valore"] ?? "") === "" ? (cells["dichiarato"] ?? "") : (cells["valore"] ?? "");
      const said = { valore, stato: cells["stato"] ?? "" };
      return [JSON.stringify([misura, dims]), { misura, dims, unita: cells["unita"] ?? "", said }];
    }),
  );
}

/** What a table of figures says was declared at each point. */
export function declaredSums(text: string): Map<string, DeclaredSum & { readonly stato: string }> {
  const needed = ["misura", "valore", "dichiarato", "stato"];
  const records = recordsOf(text, "figure.csv", { needed, others: "tutti" });
  return new Map(
    records.map(({ cells }) => {
      const [misura, dims] = [cells["misura"] ?? "", dimsOf(cells)];
      const sum = (cells["dichiarato"] ?? "") === "" ? (cells["valore"] ?? "") : (cells["dichiarato"] ?? "");
      return [figuraId(misura, dims), { misura, dims, sum, stato: cells["stato"] ?? "" }];
    }),
  );
}

/** Ids of the figures that some of these tables hide and none ever showed: one that comes out later would tell, beside what the
 *  earlier tables add up to, what was hidden with it. */
export function neverShown(tables: readonly string[]): Set<string> {
  const [hidden, shown] = [new Set<string>(), new Set<string>()];
  for (const text of tables)
    for (const [id, { sum, stato }] of declaredSums(text)) {
      if (stato === "riservato") hidden.add(id);
      if (sum !== "") shown.add(id);
    }
  return new Set([...hidden].filter((id) => !shown.has(id)));
}

const dimsOf = (cells: TableRecord["cells"]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(cells).flatMap(([column, member]) =>
      OF_FIGURA.has(column) || member === TOTALE ? [] : [[dimensionOfColumn(column), member]],
    ),
  );
