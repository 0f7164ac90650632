// Points of measures: every planned breakdown with all its margins, so that cells add up to their margins by construction.
// Two levels (STATISTICS 12.1): first the rows of each ente at each point, then at each point what the enti of a class by size
// are together. Only that leaves the database: what it costs afterwards does not grow with the network.
import type { TableId } from "../../schemas/dimensioni.ts";
import type { SqlRow, SqlValue, Store } from "./store.ts";
import { TABLES } from "./tables.ts";
import { pairValues, type Quantity, type RowValue, rowValue } from "./values.ts";
import { imputedEnte, PLACES, type RecordWeights, silentRows, weightedSql, weightJoin } from "./weights.ts";
import { columnChecker, memberOf } from "./where.ts";

/** What the enti of one class are together at a point; y is the value of an ente there, in storage units. */
export interface ClassMoments {
  /** Enti with a value different from 0. */
  readonly n: number;
  readonly y: number;
  readonly yy: number;
  /** Σ a·y, a as in `Weights`. */
  readonly ay: number;
  /** Σ of the records' values, each weighted and rounded once to a thousandth of a storage unit. */
  readonly pesato: number;
}

/** One point: dimensions at a margin are absent. */
export interface CubePoint {
  readonly dims: Readonly<Record<string, string>>;
  /** What was declared: a whole number of storage units, null when nobody gave one. */
  readonly valore: number | null;
  /** Enti with a declared value different from 0. */
  readonly n_enti: number;
  readonly n_righe: number;
  /** Rows without a value, and those of them whose ente said that the question makes no sense. */
  readonly n_senza: number;
  readonly n_insensate: number;
  /** By class; only where records are weighted. */
  readonly classi: Readonly<Record<string, ClassMoments>>;
  /** Silent key enti made up for here, and with what: thousandths of a storage unit. */
  readonly imputati: Readonly<Record<string, number>>;
}

/** Part and whole of a ratio at one point, over the same rows. */
export interface PairPoint {
  readonly dims: Readonly<Record<string, string>>;
  readonly parte: CubePoint;
  readonly tutto: CubePoint;
  /** Σ part·whole of the enti of a class. */
  readonly prodotto: Readonly<Record<string, number>>;
}

/** A question to the database: quantities over the same table and breakdowns. */
interface Question {
  readonly id: string;
  readonly blocco: TableId;
  /** Dimensions of each breakdown, margins included. */
  readonly tagli: readonly (readonly string[])[];
  /** How the records are weighted; null where only what was declared is told. */
  readonly pesi: RecordWeights | null;
}
export interface SumQuestion extends Question {
  readonly quantita: readonly Quantity[];
}
export interface PairQuestion extends Question {
  readonly parte: Quantity;
  readonly tutto: Quantity;
}

/** Points by id of the quantity. Throws, naming the misura, when a declaration names what its table has not. */
export async function points(store: Store, question: SumQuestion): Promise<Map<string, CubePoint[]>> {
  const { quantita } = question;
  const distinct = quantita.filter(({ valore }) => valore.op === "distinti");
  const values = quantita.map((quantity) => ({ ...rowValue(quantity), isDistinct: distinct.includes(quantity) }));
  const found = await gather(store, question, values, []);
  return new Map(quantita.map(({ id }, n) => [id, found.flatMap((point) => point.values[n] ?? [])]));
}

/** Points of a ratio over one table. */
export async function pairs(store: Store, question: PairQuestion): Promise<PairPoint[]> {
  const values = pairValues(question.parte, question.tutto).map((value) => ({ ...value, isDistinct: false }));
  const found = await gather(store, question, values, [[0, 1]]);
  return found.flatMap(({ dims, values: [parte, tutto], products: [prodotto] }) =>
    parte === undefined || tutto === undefined ? [] : [{ dims, parte, tutto, prodotto: prodotto ?? {} }],
  );
}

type Value = RowValue & { readonly isDistinct: boolean };
type Products = readonly (readonly [number, number])[];

interface Gathered {
  readonly dims: Readonly<Record<string, string>>;
  readonly values: readonly CubePoint[];
  readonly products: readonly Readonly<Record<string, number>>[];
}

/** Above this many rows every breakdown is a query of its own: the middle level of all together would not fit in memory. */
const TOGETHER = 200_000;

async function gather(
  store: Store,
  question: Question,
  values: readonly Value[],
  products: Products,
): Promise<Gathered[]> {
  const [count] = await store.all(`SELECT CAST(count(*) AS INTEGER) AS n FROM ${question.blocco}`);
  const isLarge = numberOf(count?.["n"]) > TOGETHER;
  const parts = isLarge ? question.tagli.map((taglio) => [taglio]) : [question.tagli];
  const found: SqlRow[][] = [];
  for (const tagli of parts) found.push(await store.all(sqlOf({ ...question, tagli }, values, products)));
  // Flattened, never spread: every silent key ente is a class, and of a large network that is more than a call takes.
  const rows = found.flat();
  const byPoint = Map.groupBy(rows, (row) => JSON.stringify(dimsOf(row, question)));
  return [...byPoint.values()].map((own) => {
    const dims = dimsOf(own[0] ?? {}, question);
    return {
      dims,
      values: values.map((_, n) => pointOf(dims, own, n, question)),
      products: products.map((_, n) => byClass(own, question, (row) => numberOf(row[`prodotto_${n}`]))),
    };
  });
}

const dimensionsOf = ({ tagli }: Question): string[] => [...new Set(tagli.flat())];

function dimsOf(row: SqlRow, question: Question): Record<string, string> {
  const own = dimensionsOf(question).filter((name) => row[`${name}__margine`] === 0);
  return Object.fromEntries(own.map((name) => [name, String(row[name] ?? "")]));
}

function pointOf(dims: Gathered["dims"], rows: readonly SqlRow[], n: number, question: Question): CubePoint {
  const declared = rows.filter((row) => imputedEnte(String(row["classe"])) === null);
  const total = (name: string): number => declared.reduce((sum, row) => sum + numberOf(row[`${name}_${n}`]), 0);
  const imputed = rows.flatMap((row) => {
    const ente = imputedEnte(String(row["classe"]));
    const value = numberOf(row[`pesato_${n}`]);
    return ente === null || value === 0 ? [] : [[ente, value] as const];
  });
  return {
    dims,
    valore: total("valori") === 0 ? null : total("y"),
    n_enti: total("n"),
    n_righe: total("righe"),
    n_senza: total("senza"),
    n_insensate: total("insensate"),
    classi: byClass(rows, question, (row) => ({
      n: numberOf(row[`n_${n}`]),
      y: numberOf(row[`y_${n}`]),
      yy: numberOf(row[`yy_${n}`]),
      ay: numberOf(row[`ay_${n}`]),
      pesato: numberOf(row[`pesato_${n}`]),
    })),
    imputati: Object.fromEntries(imputed),
  };
}

function byClass<T>(rows: readonly SqlRow[], { pesi }: Question, of: (row: SqlRow) => T): Record<string, T> {
  if (pesi === null) return {};
  const own = rows.filter((row) => imputedEnte(String(row["classe"])) === null);
  return Object.fromEntries(own.map((row) => [String(row["classe"]), of(row)]));
}

const numberOf = (value: SqlValue | undefined): number => (typeof value === "number" ? value : 0);

/** One row for each point and class; silent key enti are classes of their own. */
function sqlOf(question: Question, values: readonly Value[], products: Products): string {
  const { id, blocco, tagli, pesi } = question;
  const dims = dimensionsOf(question).map(columnChecker(id, { blocco }));
  const hasEnti = TABLES[blocco]?.colonne.some(({ nome }) => nome === "numero_ente") === true;
  const keys = dims.map((name) => `d_${name}`);
  const rowsOf = (source: string, own: { ente: string; classe: string; ppm: string; a: string; isPlaced: boolean }) =>
    `SELECT ${own.ente} AS ente, ${own.classe} AS classe, ${own.ppm} AS ppm, ${own.a} AS a,
      ${dims.map((name) => `${own.isPlaced && PLACES.includes(name) ? `posto_${name}` : memberOf(name)} AS d_${name},`).join(" ")}
      ${values.map(({ value, rows, missing, senseless }, n) => `${value} AS v_${n}, ${rows} AS r_${n}, ${missing} AS m_${n}, ${senseless} AS s_${n}`).join(", ")}
     FROM ${source}
     WHERE ${values.map(({ rows }) => rows).join(" OR ")}`;
  const declared =
    pesi === null
      ? rowsOf(blocco, {
          ente: hasEnti ? "numero_ente" : "0",
          classe: "'tutti'",
          ppm: "1000000",
          a: "0",
          isPlaced: false,
        })
      : rowsOf(`${blocco} JOIN peso ON ${weightJoin(pesi)}`, {
          ...{ ente: "numero_ente", classe: "peso_classe", ppm: "peso_ppm", a: "peso_a", isPlaced: false },
        });
  const imputed =
    pesi === null
      ? []
      : [
          rowsOf(silentRows(blocco, pesi), {
            ...{ ente: "-1", classe: "posto_classe", ppm: "posto_ppm", a: "0", isPlaced: true },
          }),
        ];
  const sets = (extra: string): string =>
    `GROUPING SETS (${tagli.map((names) => `(${[extra, ...names.map((name) => `d_${name}`)].join(", ")})`).join(", ")})`;
  const margins = keys.map((key) => `CAST(GROUPING(${key}) AS INTEGER) AS g${key}`);
  const perEnte = values.map(({ isDistinct }, n) =>
    [
      `${isDistinct ? `list(DISTINCT v_${n}) FILTER (WHERE v_${n} IS NOT NULL)` : `sum(v_${n})`} AS y_${n}`,
      isDistinct || pesi === null ? `0 AS w_${n}` : `sum(${weightedSql(`v_${n}`)}) AS w_${n}`,
      `count(v_${n}) AS c_${n}, count(*) FILTER (WHERE r_${n}) AS r_${n}`,
      `count(*) FILTER (WHERE m_${n}) AS m_${n}, count(*) FILTER (WHERE s_${n}) AS s_${n}`,
    ].join(", "),
  );
  const perClass = values.map(({ isDistinct }, n) =>
    isDistinct
      ? `CAST(len(list_distinct(flatten(list(y_${n})))) AS BIGINT) AS y_${n}, CAST(count(*) FILTER (WHERE c_${n} > 0) AS INTEGER) AS n_${n}, ${counts(n)}`
      : [
          `CAST(count(*) FILTER (WHERE y_${n} <> 0) AS INTEGER) AS n_${n}, CAST(sum(y_${n}) AS BIGINT) AS y_${n}`,
          `CAST(sum(CAST(y_${n} AS HUGEINT) * y_${n}) AS DOUBLE) AS yy_${n}`,
          `CAST(sum(CAST(a AS HUGEINT) * y_${n}) AS DOUBLE) / 100 AS ay_${n}`,
          `CAST(sum(w_${n}) AS BIGINT) AS pesato_${n}, ${counts(n)}`,
        ].join(", "),
  );
  const crossed = products.map(
    ([one, other], n) => `CAST(sum(CAST(y_${one} AS HUGEINT) * y_${other}) AS DOUBLE) AS prodotto_${n}`,
  );
  const group = ["classe", ...keys, ...keys.map((key) => `g${key}`)].join(", ");
  return `WITH righe AS (${[declared, ...imputed].join(" UNION ALL ")}),
    per_ente AS (
      SELECT ente, classe, any_value(a) AS a, ${[...keys, ...margins, ...perEnte].join(", ")}
      FROM righe GROUP BY ${tagli.length === 0 ? "ente, classe" : sets("ente, classe")})
    SELECT classe, ${keys.map((key, n) => `${key} AS ${dims[n]}, g${key} AS ${dims[n]}__margine,`).join(" ")} ${[...perClass, ...crossed].join(", ")}
    FROM per_ente GROUP BY ${group}
    ORDER BY ${[...keys.map((key) => `g${key}, ${key}`), "classe"].join(", ")}`;
}

const counts = (n: number): string =>
  `CAST(sum(c_${n}) AS INTEGER) AS valori_${n}, CAST(sum(r_${n}) AS INTEGER) AS righe_${n}, CAST(sum(m_${n}) AS INTEGER) AS senza_${n}, CAST(sum(s_${n}) AS INTEGER) AS insensate_${n}`;
