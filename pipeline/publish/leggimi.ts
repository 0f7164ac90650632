// dati/LEGGIMI.md: how to use the open data without asking anybody, with one table read in a spreadsheet, in R and in Python.
// The numbers in it are those of the edition, and its query is run in the tests.
import { SEGNI, STATI, TOTALE } from "../../schemas/figura.ts";
import type { ReportModel } from "../../schemas/report-model.ts";
import type { PublishedTable } from "./tables.ts";

export interface Example {
  readonly tabella: PublishedTable;
  /** The one dimension of it. */
  readonly dimensione: string;
  /** Member and value, as the query gives them. */
  readonly righe: readonly (readonly [string, number])[];
}

/** Columns of a table of figures that are no dimension. */
const FIXED = new Set(["edizione", "misura", "valore"]);

/** The first table of figures of one misura over one dimension with at least three numbers. */
export function exampleOf(tables: readonly PublishedTable[]): Example | null {
  for (const tabella of tables) {
    const names = tabella.colonne.map(({ nome }) => nome);
    const [misura, valore] = [names.indexOf("misura"), names.indexOf("valore")];
    if (misura !== 1 || valore !== 3) continue;
    const dimensione = names[2] ?? "";
    const isOne =
      new Set(tabella.righe.map((row) => row[misura])).size === 1 &&
      new Set(tabella.righe.map((row) => row[0])).size === 1;
    if (!isOne || FIXED.has(dimensione)) continue;
    const righe = tabella.righe
      .flatMap((row): [string, number][] =>
        row[2] !== TOTALE && typeof row[valore] === "number" ? [[String(row[2]), row[valore]]] : [],
      )
      .sort((a, b) => b[1] - a[1]);
    if (righe.length >= 3) return { tabella, dimensione, righe };
  }
  return null;
}

/** The query of the example, for DuckDB. */
export const queryOf = ({ tabella, dimensione }: Example): string =>
  `SELECT ${dimensione}, valore FROM '${tabella.nome}.csv' WHERE ${dimensione} <> '${TOTALE}' AND valore IS NOT NULL ORDER BY valore DESC`;

export function leggimi({ edizione }: Pick<ReportModel, "edizione">, tables: readonly PublishedTable[]): string {
  const example = exampleOf(tables);
  const titolo = `${edizione.titolo} ${edizione.anno} – ${edizione.citta}`;
  const lines = [
    `# I dati di «${titolo}»`,
    ...(edizione.dimostrativa ? ["", "**Dati dimostrativi**: i numeri sono inventati e non descrivono la città."] : []),
    "",
    `Qui ci sono ${tables.length} tavole: quelle del bilancio, ciascuna con il nome scritto sotto il suo grafico, e \`figure.csv\`, con tutte le cifre. Ogni tavola c'è in CSV, Parquet e Arrow; \`*.vl.json\` sono i grafici (Vega-Lite), da aprire in un editor di Vega.`,
    "",
    "## Come si leggono",
    "",
    "* CSV in UTF-8, separati da virgole, con il **punto** per i decimali e senza separatore delle migliaia. Le date sono scritte anno-mese-giorno.",
    `* Una riga è una cifra: \`misura\` dice che cosa, le colonne dopo dicono di chi (\`${TOTALE}\` vuol dire tutti insieme), \`valore\` quanto, \`unita\` in che cosa.`,
    "* `codebook.csv` spiega ogni codice, `datapackage.json` ogni colonna.",
    "* `stimato` è la parte del valore che è stimata, da 0 a 1; `ci_inf` e `ci_sup` dicono tra quali valori sta, novantacinque volte su cento.",
    "* Una casella vuota non è zero: `stato` dice perché è vuota, e `protetta` dice il motivo quando il numero farebbe riconoscere un ente.",
    "",
    "| `stato` | che cosa vuol dire |",
    "|---|---|",
    ...STATI.map((stato) => `| \`${stato}\` | ${stato === "valore" ? "un numero" : SEGNI[stato].legenda} |`),
    ...(example === null ? [] : worked(example)),
    "",
    "## Prima di pubblicare un numero",
    "",
    "1. Di che cosa è la somma? La definizione sta in `codebook.csv`: posizioni, iscrizioni e accessi non sono persone.",
    "2. Quanti enti lo dichiarano (`n_enti`), quanta parte della rete ha risposto (`copertura`), quanto è stimato (`stimato`)?",
    "3. Due edizioni si confrontano solo dove il bilancio le confronta: di solito hanno risposto enti diversi.",
    "4. Le parti e il totale si prendono tutti da qui: sommare righe può contare due volte la stessa cosa, perché `totale` è una riga come le altre.",
    "",
    "## Licenza e citazione",
    "",
    `${edizione.licenza}. ${edizione.editore}, ${titolo}, ${edizione.data_pubblicazione}. ${edizione.indirizzo_pubblico}`,
    "",
  ];
  return lines.join("\n");
}

function worked(example: Example): string[] {
  const { tabella, dimensione, righe } = example;
  const file = `${tabella.nome}.csv`;
  return [
    "",
    "## La stessa domanda, in tre modi",
    "",
    `«${tabella.titolo}» sta in \`${file}\`. Il risultato, in tutti e tre i casi:`,
    "",
    `| ${dimensione} | valore |`,
    "|---|---:|",
    ...righe.map(([member, value]) => `| ${member} | ${value} |`),
    "",
    "**Foglio di calcolo.** Non aprire il file con un doppio clic: con le impostazioni italiane il punto non sarebbe letto come virgola. In LibreOffice «File → Apri», separatore virgola, lingua «Inglese (USA)»; in Excel «Dati → Da testo/CSV», poi «Trasforma dati» e, per la colonna `valore`, «Con impostazioni locali → Inglese (Stati Uniti)». " +
      `Filtra \`${dimensione}\` togliendo \`${TOTALE}\`, e ordina \`valore\` dal più grande.`,
    "",
    "**R**",
    "",
    "```r",
    `d <- read.csv("${file}")`,
    `d <- d[d$${dimensione} != "${TOTALE}" & !is.na(d$valore), c("${dimensione}", "valore")]`,
    "d[order(-d$valore), ]",
    "```",
    "",
    "**Python, con DuckDB**",
    "",
    "```python",
    "import duckdb",
    `duckdb.sql("""${queryOf(example)}""").show()`,
    "```",
  ];
}
