// Who stands behind the points of one kind of record: what each ente gave at each innermost point, as it was declared and as
// it is weighted, and who else knows it because he paid. Asked only where disclosure control has something to look for.
import type { Derived } from "../../schemas/blocco.ts";
import { dimensionOf, type TableId } from "../../schemas/dimensioni.ts";
import { blockOf } from "../../schemas/questionario.ts";
import { quote } from "./load.ts";
import type { SqlRow, SqlValue, Store } from "./store.ts";
import { type Quantity, rowValue } from "./values.ts";
import { imputedEnte, PLACES, type RecordWeights, silentRows, weightedSql, weightJoin } from "./weights.ts";
import { columnChecker, memberOf } from "./where.ts";

/** A whole, and parts of it that are protected with it; what is left of the whole is a part too. */
export interface ContributionQuestion {
  readonly blocco: TableId;
  readonly intero: Quantity;
  /** No row counts in two of them. */
  readonly parti: readonly Quantity[];
  readonly dimensioni: readonly string[];
  /** How the records are weighted; null where only what was declared is told. */
  readonly pesi: RecordWeights | null;
}

export interface EnteContribution {
  readonly ente: string;
  /** A silent key ente, made up for: nothing of it was declared. */
  readonly isImputed: boolean;
  /** Another member that paid it, where one is named: he knows it too. */
  readonly pagatore: string | null;
  /** Id of the part; null for what is left of the whole. */
  readonly parte: string | null;
  readonly dims: Readonly<Record<string, string>>;
  /** Whole storage units. */
  readonly dichiarato: number;
  /** Thousandths of a storage unit, each record rounded once as the figures have it. */
  readonly stimato: number;
}

/** What each ente gave, laid out in the database until the next question. */
export interface Contributions {
  /** Contributions other than 0, in a total order. */
  readonly rows: () => Promise<EnteContribution[]>;
  /**
   * Whether some point is unsafe by a rule, so that a large network never leaves the database for the answer. Only inmost
   * points are looked at: what both rules ask for adds up over points (the excess of the p% rule for each who knows and each
   * whom he would know; persons and contributors never grow fewer), so where all inmost ones are safe every sum of them is.
   */
  readonly isAnyUnsafe: (rule: UnsafeRule) => Promise<boolean>;
}

export type UnsafeRule =
  /** Points of fewer than this many, in whole storage units, and more than none. */
  | { readonly tipo: "frequenza"; readonly soglia: number }
  /** Points of fewer contributors, or of which one who knows a part comes within p % of another (STATISTICS 6.2), whoever agreed.
   *  Public are the contributions that one of `pubblici` gave or paid. */
  | {
      readonly tipo: "grandezza";
      readonly minimo: number;
      readonly p: number;
      readonly gruppi: ReadonlyMap<string, string>;
      readonly pubblici: ReadonlySet<string>;
    };

export async function contributions(store: Store, question: ContributionQuestion): Promise<Contributions> {
  const { intero, parti, dimensioni } = question;
  for (const { id, valore } of [intero, ...parti])
    if (valore.op === "distinti")
      throw new Error(`pipeline/misure/${id}.ts: different values are no sum, and cannot be protected as one`);
  await store.run(
    `CREATE OR REPLACE TEMP TABLE contributo AS WITH ${sourceOf(question)}
     SELECT chi, imputato, pagatore, parte, ${dimensioni.map((name) => `d_${name}, `).join("")}
       CAST(COALESCE(sum(v) FILTER (NOT imputato), 0) AS BIGINT) AS dichiarato, CAST(COALESCE(sum(w), 0) AS BIGINT) AS stimato
     FROM contributi GROUP BY ALL HAVING sum(v) <> 0`,
  );
  return laidOut(store, question);
}

/** Of the rows that stand in the table `contributo`. */
export function laidOut(store: Store, { blocco, intero, parti, dimensioni }: ContributionQuestion): Contributions {
  const check = columnChecker(intero.id, { blocco });
  return {
    rows: async () => {
      const rows = await store.all("SELECT * FROM contributo ORDER BY ALL");
      return rows.map((row) => ({
        ente: imputedEnte(textOf(row["chi"])) ?? textOf(row["chi"]),
        isImputed: row["imputato"] === true,
        pagatore: row["pagatore"] === null ? null : textOf(row["pagatore"]),
        parte: parti[Number(row["parte"])]?.id ?? null,
        dims: Object.fromEntries(dimensioni.map((name) => [name, textOf(row[`d_${name}`])])),
        dichiarato: Number(row["dichiarato"]),
        stimato: Number(row["stimato"]),
      }));
    },
    isAnyUnsafe: async (rule) => {
      if (rule.tipo === "grandezza") await layContributors(store, rule);
      const point = ["parte", ...dimensioni.map((name) => `d_${check(name)}`)].join(", ");
      for (const value of ["dichiarato", "stimato", ...(rule.tipo === "grandezza" ? [FOR_OTHERS] : [])]) {
        const sql = rule.tipo === "frequenza" ? fewSql(point, value, rule) : dominatedSql(point, value, rule);
        const [found] = await store.all(sql);
        if (found?.["trovato"] === true) return true;
      }
      return false;
    },
  };
}

/** What is in the estimate and was not declared, which both together tell; in thousandths, and none where nothing is estimated. */
const FOR_OTHERS = "(CASE WHEN stimato = 0 THEN 0 ELSE stimato - 1000 * dichiarato END)";

/** Estimated values are in thousandths. */
const unitOf = (value: string): number => (value === "stimato" ? 1000 : 1);

const fewSql = (point: string, value: string, { soglia }: { readonly soglia: number }): string =>
  `SELECT count(*) > 0 AS trovato FROM (
     SELECT sum(${value}) AS quanto FROM contributo GROUP BY ${point}
   ) WHERE quanto > 0 AND quanto < ${soglia * unitOf(value)}`;

/** Who each contribution is of and who paid it, a holding as one, without what everybody can look up. */
async function layContributors(
  store: Store,
  { gruppi, pubblici }: Extract<UnsafeRule, { tipo: "grandezza" }>,
): Promise<void> {
  const list = (names: Iterable<string>): string => {
    const all = [...names].map(quote);
    return all.length === 0 ? "NULL" : all.join(", ");
  };
  await store.run(
    `CREATE OR REPLACE TEMP TABLE appartenenza AS
     SELECT unnest([${list(gruppi.keys())}]::VARCHAR[]) AS ente, unnest([${list(gruppi.values())}]::VARCHAR[]) AS gruppo`,
  );
  await store.run(
    `CREATE OR REPLACE TEMP TABLE contributore AS
     SELECT c.*, COALESCE(a.gruppo, c.ente) AS di, COALESCE(b.gruppo, c.pagatore, a.gruppo, c.ente) AS pagato_da
     FROM (SELECT *, CASE WHEN imputato THEN substr(chi, 2) ELSE chi END AS ente FROM contributo
           WHERE imputato OR (chi IN (${list(pubblici)}) OR pagatore IN (${list(pubblici)})) IS NOT TRUE) c
     LEFT JOIN appartenenza a ON a.ente = c.ente LEFT JOIN appartenenza b ON b.ente = c.pagatore`,
  );
}

function dominatedSql(point: string, value: string, { minimo, p }: Extract<UnsafeRule, { tipo: "grandezza" }>): string {
  const nearest = (place: number): string =>
    `gave[${place}].a IS NOT NULL AND ${1 + p / 100} * gave[${place}].a
       + COALESCE(CASE WHEN knows[1].chi = gave[${place}].chi THEN knows[2].a ELSE knows[1].a END, 0) > totale * ${1 - 1e-9}`;
  return `WITH quanto AS (
      SELECT ${point}, di, pagato_da, CAST(abs(${value}) AS DOUBLE) AS x FROM contributore WHERE ${value} <> 0
    ), dato AS (SELECT ${point}, di AS chi, sum(x) AS a FROM quanto GROUP BY ALL),
    noto AS (
      SELECT ${point}, chi, sum(x) AS a FROM (
        SELECT * EXCLUDE (di, pagato_da), di AS chi FROM quanto
        UNION ALL SELECT * EXCLUDE (di, pagato_da), pagato_da AS chi FROM quanto WHERE pagato_da <> di
      ) GROUP BY ALL
    ), chi_da AS (
      SELECT ${point}, count(*) AS quanti, sum(a) AS totale, max(struct_pack(a := a, chi := chi), 2) AS gave FROM dato GROUP BY ALL
    ), chi_sa AS (
      SELECT ${point}, max(struct_pack(a := a, chi := chi), 2) AS knows FROM noto GROUP BY ALL
    )
    SELECT count(*) > 0 AS trovato FROM chi_da JOIN chi_sa USING (${point})
    WHERE quanti < ${minimo} OR (${nearest(1)}) OR (${nearest(2)})`;
}

const textOf = (value: SqlValue | undefined): string => (typeof value === "string" ? value : "");

/** Enti that agreed that a figure may let them be recognised. Who did not answer did not agree. */
export async function consenting(store: Store): Promise<ReadonlySet<string>> {
  const rows: SqlRow[] = await store.all("SELECT DISTINCT ente FROM ente WHERE consenso_pubblicazione ORDER BY ente");
  return new Set(rows.map((row) => textOf(row["ente"])));
}

/** One row of `contributi` for each record and part: who, payer, part by its place, members, value, weighted value. */
function sourceOf({ blocco, intero, parti, dimensioni, pesi }: ContributionQuestion): string {
  const check = columnChecker(intero.id, { blocco });
  const whole = rowValue(intero).value;
  const parts = parti.map((part) => rowValue(part).value);
  // A part that was given without its whole leaves nothing of it.
  const rest =
    parts.length === 0
      ? whole
      : `GREATEST(0, COALESCE(${whole}, 0) - ${parts.map((v) => `COALESCE(${v}, 0)`).join(" - ")})`;
  const payer = payerOf(blocco);
  const members = (memberAt: (name: string) => string): string =>
    dimensioni.map((name) => `${memberAt(check(name))} AS d_${name}, `).join("");
  const values = `unnest([${[...parts, rest].join(", ")}]) AS v, unnest([${[...parts, rest].map((_, n) => n).join(", ")}]) AS parte`;
  const declared = `SELECT b.ente AS chi, false AS imputato, ${payer.value} AS pagatore, ${members((name) => memberOf(`b.${name}`))}
      ${pesi === null ? "0" : "peso_ppm"} AS ppm, ${values}
    FROM ${blocco} b ${payer.joins} ${pesi === null ? "" : `LEFT JOIN peso ON ${weightJoin(pesi)}`}`;
  const imputed =
    pesi === null
      ? ""
      : `UNION ALL SELECT posto_classe AS chi, true AS imputato, NULL AS pagatore,
           ${members((name) => (PLACES.includes(name) ? `posto_${name}` : memberOf(name)))} posto_ppm AS ppm, ${values}
         FROM ${silentRows(blocco, pesi)}`;
  return `righe AS (${declared} ${imputed}),
    contributi AS (SELECT * EXCLUDE (ppm), ${weightedSql("v")} AS w FROM righe WHERE v <> 0)`;
}

/** Who else has a part in a row, by the column that says so (`altro_ente`): the first that is named. */
function payerOf(blocco: TableId): { value: string; joins: string } {
  const derived = Object.values<Derived>(blockOf(blocco)?.derivate ?? {});
  const said = derived.flatMap((each) => ("altro_ente" in each ? each.altro_ente : []));
  // A table of the edition has no such column; its fonte may be a member all the same.
  const isOfFonti = dimensionOf(blocco, "fonte")?.lista === "fonti";
  const others = said.length === 0 && isOfFonti ? [{ campo: "fonte", attributo: "ente" }] : said;
  const joins: string[] = [];
  const named = others.map(({ campo, attributo }) => {
    if (attributo === undefined) return `b.${campo}`;
    const lista = dimensionOf(blocco, campo)?.lista ?? "";
    const alias = `p${joins.length}`;
    joins.push(
      `LEFT JOIN attributo ${alias} ON ${alias}.lista = '${lista}' AND ${alias}.nome = '${attributo}' AND ${alias}.codice = b.${campo}`,
    );
    return `${alias}.valore`;
  });
  return {
    value: named.length === 0 ? "CAST(NULL AS VARCHAR)" : `COALESCE(${named.join(", ")})`,
    joins: joins.join(" "),
  };
}
