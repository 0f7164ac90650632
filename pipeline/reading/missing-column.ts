// A required question for which the table has no column: told once for all its rows, with the column that may well be it.
import { isNumerica } from "../../schemas/cella.ts";
import { diagnose } from "../../schemas/diagnostic.ts";
import { columnLetters } from "../../schemas/reading.ts";
import { key } from "../../schemas/text.ts";
import type { Titolo } from "./intestazione.ts";
import { haveSameWords, isOtherMeasure, likely, withoutMeasure } from "./likeness.ts";
import { quotedWords } from "./privacy.ts";
import { headingPlace, placeOf, type Tavola } from "./tavola.ts";

/** A column of no question that holds something on rows of answers. */
export interface UnreadColumn {
  readonly column: number;
  /** The first rows where it holds a number. */
  readonly numbers: number[];
  /** Rows where its words hold a number: «sono 9?». */
  readonly remarks: number[];
  /** The first of its texts. */
  readonly texts: string[];
}

/** One finding per missing required column, said once for all the rows it keeps out; none when no row is kept out. */
export function tellMissing(tavola: Tavola, righe: number, unread: readonly UnreadColumn[]): void {
  const { testata, nascosti, findings, ente } = tavola;
  if (righe === 0) return;
  const about = { ente, blocco: testata.blocco.id };
  const forma = testata.at < 0 ? "scheda" : "tabella";
  const double = new Set(testata.doppie.map(({ campo }) => campo));
  for (const campo of testata.mancanti) {
    if (double.has(campo)) continue;
    const colonna = testata.blocco.campi[campo]?.label ?? campo;
    const place = testata.at < 0 ? cardPlace(tavola) : headingPlace(tavola, Math.min(...testata.colonne.values()));
    const hidden = nascosti.find(({ titolo }) => key(titolo) === key(colonna) || key(titolo) === key(campo));
    findings.push(
      hidden !== undefined
        ? diagnose("colonna-nascosta", [headingPlace(tavola, hidden.posto)], { colonna, righe }, about)
        : diagnose("colonna-mancante", [place], { colonna, righe, forma, ...missingOne(tavola, campo, unread) }, about),
    );
  }
}

/** What may well stand in place of a missing column: one of that name in another measure, or one to be called so. */
function missingOne(tavola: Tavola, campo: string, unread: readonly UnreadColumn[]) {
  const own = proposed(tavola, campo, unread);
  const other = own.simile === "" ? inOtherMeasure(tavola, campo)?.titolo : undefined;
  return other === undefined ? { ...own, misura: "" } : { simile: "", senza: "", misura: quotedWords(other) };
}

/** The title that asks a question of the block in thousands, by the month: to give it the question's name would be wrong. */
export function inOtherMeasure({ testata }: Tavola, campo: string): Titolo | undefined {
  const { label = campo, cella, alias = [] } = testata.blocco.campi[campo] ?? {};
  if (testata.at < 0 || cella === undefined || !isNumerica(cella)) return undefined;
  return testata.ignorate.find(
    ({ titolo }) =>
      isOtherMeasure(titolo) && [label, ...alias].some((name) => haveSameWords(withoutMeasure(titolo), key(name))),
  );
}

/** The title of the column that may well be a missing one, or its letter where it has none. */
function proposed(tavola: Tavola, campo: string, unread: readonly UnreadColumn[]): { simile: string; senza: string } {
  const near = likely(tavola, campo)?.titolo;
  const column = near === undefined ? ofItsAnswers(tavola, campo, unread)?.column : undefined;
  const titolo = near ?? tavola.testata.ignorate.find(({ posto }) => posto === column)?.titolo;
  return { simile: titolo ?? "", senza: column === undefined || titolo !== undefined ? "" : columnLetters(column) };
}

/** The one unread column of which all that stands there is in the list from which the question is answered. */
export function ofItsAnswers(
  { testata, contesto }: Tavola,
  campo: string,
  unread: readonly UnreadColumn[],
): UnreadColumn | undefined {
  const cella = testata.blocco.campi[campo]?.cella;
  if (testata.at < 0 || cella?.tipo !== "codice") return undefined;
  const found = unread.filter(
    ({ texts }) => texts.length > 0 && texts.every((text) => contesto.elenchi.find(cella.lista, text) !== undefined),
  );
  return found.length === 1 ? found[0] : undefined;
}

function cardPlace(tavola: Tavola) {
  return placeOf(tavola, Math.min(...tavola.testata.colonne.values()), tavola.testata.colonnaRisposte ?? 1);
}
