// Two versions of one table: what each holds, and which rows of the first are not in the second. A row is the same when its
// own names are; under other names with the very same quantities it was only renamed.
import { z } from "zod";
import type { Blocco } from "../../schemas/blocco.ts";
import { isNumerica } from "../../schemas/cella.ts";
import { quote } from "./load.ts";
import type { Store } from "./store.ts";

/** Rows of one ente and block in a file of rows; `ora` is null where nothing is left. */
export interface Pair {
  readonly ente: string;
  readonly prima: string;
  readonly ora: string | null;
}

/** Rows of a section, and the sum of each quantity that has a value in it, by field, in the unit of the store. */
export interface Held {
  readonly righe: number;
  readonly somme: Readonly<Record<string, number>>;
}

export interface Compared {
  readonly prima: Held;
  readonly ora: Held;
  /** How many rows are gone, and the names of the first: values of `nome_riga`. */
  readonly sparite: number;
  readonly nomi: readonly (readonly string[])[];
}

/** Fields whose values add up: marks do not. */
export const quantitiesOf = ({ campi }: Blocco): string[] =>
  Object.entries(campi).flatMap(([name, { cella }]) =>
    isNumerica(cella) && !(cella.tipo === "intero" && cella.min > 0) ? [name] : [],
  );

/** A pair, and the block of its sections. */
export type PairOfBlock = Pair & { readonly blocco: Blocco };

/** Compares the two sections of each pair; in the order of the pairs. Of all blocks at once: to ask costs more than to count. */
export async function compareSections(store: Store, pairs: readonly PairOfBlock[]): Promise<Compared[]> {
  if (pairs.length === 0) return [];
  await store.table("coppia", { n: "BIGINT", lato: "VARCHAR", ente: "VARCHAR", blocco: "VARCHAR", file: "VARCHAR" });
  await store.insert(
    "coppia",
    pairs.flatMap(({ ente, blocco: { id }, prima, ora }, n) => [
      [n, "prima", ente, id, prima],
      ...(ora === null ? [] : [[n, "ora", ente, id, ora]]),
    ]),
  );
  const files = [...new Set(pairs.flatMap(({ prima, ora }) => (ora === null ? [prima] : [prima, ora])))];
  await store.run(
    `CREATE OR REPLACE TEMP TABLE righe AS SELECT c.n, c.lato, c.blocco, r.valori, r.file_row_number AS posto
     FROM read_parquet([${files.map(quote).join(", ")}], filename = true, file_row_number = true, hive_partitioning = false) r
     JOIN coppia c ON c.file = r.filename AND c.ente = r.ente AND c.blocco = r.blocco`,
  );
  const blocchi = [...new Map(pairs.map(({ blocco }) => [blocco.id, blocco])).values()];
  await store.run(`CREATE OR REPLACE TEMP TABLE confronto AS ${blocchi.map(rowsSql).join("\nUNION ALL ")}`);
  const most = Math.max(...blocchi.map((blocco) => quantitiesOf(blocco).length));
  const sums = Array.from({ length: most }, (_, at) => `, CAST(sum(somme[${at + 1}]) AS DOUBLE) AS somma_${at}`);
  const held = await store.all(
    `SELECT n, lato, CAST(count(*) AS INTEGER) AS righe ${sums.join("")} FROM confronto GROUP BY n, lato`,
  );
  const gone = z.array(goneSchema).parse(await store.all(GONE));
  return pairs.map(({ blocco }, n): Compared => {
    const of = (lato: string): Held => {
      const row = held.find((each) => each["n"] === n && each["lato"] === lato);
      const somme = quantitiesOf(blocco).flatMap((name, at) => {
        const sum = row?.[`somma_${at}`];
        return typeof sum === "number" ? [[name, sum]] : [];
      });
      return { righe: Number(row?.["righe"] ?? 0), somme: Object.fromEntries(somme) };
    };
    const own = gone.find((each) => each.n === n);
    return { prima: of("prima"), ora: of("ora"), sparite: own?.sparite ?? 0, nomi: own?.nomi ?? [] };
  });
}

const goneSchema = z.object({
  n: z.number(),
  sparite: z.number(),
  nomi: z.string().transform((text) =>
    z
      .array(z.array(z.string().nullable()))
      .parse(JSON.parse(text))
      .map((names) => names.filter((name) => name !== null)),
  ),
});

/** Every row of a block, of both sides: its key, its names, its quantities together and one by one. */
function rowsSql(blocco: Blocco): string {
  const fields = Object.keys(blocco.campi);
  const list = (names: readonly string[]): string =>
    `list_select(valori, CAST([${names.map((name) => fields.indexOf(name) + 1).join(", ")}] AS BIGINT[]))`;
  const named = blocco.chiave.length > 0 ? blocco.chiave : blocco.nome_riga;
  // A scheda has one row: whatever it is called, it is that one.
  const key = blocco.forma === "scheda" ? "''" : folded(list(named));
  const quantities = list(quantitiesOf(blocco));
  return `SELECT n, lato, ${key} AS chiave, to_json(${list(blocco.nome_riga)}) AS nomi,
      CAST(to_json(${quantities}) AS VARCHAR) AS quantita, posto, CAST(${quantities} AS BIGINT[]) AS somme
    FROM righe WHERE blocco = ${quote(blocco.id)}`;
}

/** As people write names: accents, capitals and spaces do not matter. */
const folded = (list: string): string =>
  `regexp_replace(lower(strip_accents(nfc_normalize(CAST(to_json(${list}) AS VARCHAR)))), '\\s+', ' ', 'g')`;

const GONE = `
WITH contate AS (SELECT *, row_number() OVER (PARTITION BY n, lato, chiave ORDER BY posto) AS volta FROM confronto),
sole AS (
  SELECT *, row_number() OVER (PARTITION BY n, lato, quantita ORDER BY posto) AS pari FROM contate r
  WHERE NOT EXISTS (FROM contate o WHERE o.n = r.n AND o.lato <> r.lato AND o.chiave = r.chiave AND o.volta = r.volta))
SELECT n, CAST(count(*) AS INTEGER) AS sparite, CAST(to_json(list(nomi ORDER BY posto)[1:3]) AS VARCHAR) AS nomi
FROM sole s
WHERE lato = 'prima'
  AND NOT EXISTS (FROM sole o WHERE o.n = s.n AND o.lato = 'ora' AND o.quantita = s.quantita AND o.pari = s.pari)
GROUP BY n`;
