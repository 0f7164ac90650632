// Reads one big CSV with DuckDB alone, in a process of its own: what our reading is compared with. Prints the rows accepted.
import { readFile } from "node:fs/promises";
import { DuckDBInstance } from "@duckdb/node-api";
import { loadEdizione } from "../pipeline/edizione/load.ts";

const [cartella = "", file = ""] = process.argv.slice(2);
const { liste, yaml } = await loadEdizione(cartella);
const db = await DuckDBInstance.create(":memory:");
const connection = await db.connect();
try {
  // The same keys as the reader's: no accents, no capitals, no punctuation.
  await connection.run(
    "CREATE MACRO chiave(testo) AS trim(regexp_replace(lower(strip_accents(testo)), '[^a-z0-9]+', ' ', 'g'))",
  );
  // «1200,50», «1.234,56», «1,234.56», «€ 12,50»; «1.234» is a thousand, as in any file whose decimals have a comma.
  await connection.run(`CREATE MACRO centesimi(testo) AS CAST(round(100 * CAST(CASE
    WHEN regexp_full_match(trim(testo), '\\d+([.,]\\d\\d?)?') THEN replace(trim(testo), ',', '.')
    WHEN regexp_full_match(trim(testo), '(€ ?)?\\d{1,3}((\\.\\d{3})+|(\\.\\d{3})*,\\d+)( ?€)?')
      THEN replace(replace(trim(testo, '€ '), '.', ''), ',', '.')
    WHEN regexp_full_match(trim(testo), '(€ ?)?\\d{1,3}(,\\d{3})*\\.\\d+( ?€)?') THEN replace(trim(testo, '€ '), ',', '')
    END AS DECIMAL(18, 4))) AS BIGINT)`);
  await connection.run("CREATE TABLE voci_di_lista (lista VARCHAR, chiave VARCHAR, codice VARCHAR, ruolo VARCHAR)");
  const voci = Object.entries(liste).flatMap(([lista, entries]) =>
    entries.flatMap(({ codice, nome, alias, attributi }) =>
      [codice, nome, ...alias].map((scritto) => [lista, scritto, codice, attributi["ruolo"] ?? null] as const),
    ),
  );
  const appender = await connection.createAppender("voci_di_lista");
  for (const voce of voci) {
    for (const value of voce) value === null ? appender.appendNull() : appender.appendVarchar(value);
    appender.endRow();
  }
  appender.closeSync();
  await connection.run(`CREATE OR REPLACE TABLE voci_di_lista AS
    SELECT lista, chiave(chiave) AS chiave, any_value(codice) AS codice, any_value(ruolo) AS ruolo FROM voci_di_lista GROUP BY ALL`);
  const sql = await readFile(new URL("riferimento.sql", import.meta.url), "utf8");
  await connection.run(sql, { file, anno: String(yaml.anno) });
  const count = await connection.runAndReadAll("SELECT CAST(count(*) FILTER (accettata) AS INTEGER) FROM letti");
  console.log(String(count.getRows()[0]?.[0]));
} finally {
  connection.closeSync();
  db.closeSync();
}
