// Findings on the columns of a recognised table: missing, hidden, doubled, unknown; and on what stands above its headings.
import { diagnose } from "../../schemas/diagnostic.ts";
import { elenca } from "../../schemas/diagnostici/entry.ts";
import { columnLetters } from "../../schemas/reading.ts";
import { distance, key } from "../../schemas/text.ts";
import type { Titolo } from "./intestazione.ts";
import { headingPlace, placeOf, type Tavola } from "./tavola.ts";

/** One finding per missing required column, said once for all the rows it keeps out; none when no row is kept out. */
export function tellMissing(tavola: Tavola, righe: number): void {
  const { testata, nascosti, findings, ente } = tavola;
  if (righe === 0) return;
  const about = { ente, blocco: testata.blocco.id };
  for (const campo of testata.mancanti) {
    const colonna = testata.blocco.campi[campo]?.label ?? campo;
    const place = testata.at < 0 ? cardPlace(tavola) : headingPlace(tavola, Math.min(...testata.colonne.values()));
    const isHidden = nascosti.some((title) => key(title) === key(colonna) || key(title) === key(campo));
    findings.push(
      isHidden
        ? diagnose("colonna-nascosta", [place], { colonna, righe }, about)
        : diagnose("colonna-mancante", [place], { colonna, righe, simile: likely(tavola, campo)?.titolo ?? "" }, about),
    );
  }
}

/** Columns that come twice, and those of no question; a heading proposed for a missing one is told there. */
export function tellColumns(tavola: Tavola, untitled: readonly number[]): void {
  const { testata, findings, ente } = tavola;
  const { blocco, doppie, ignorate, mancanti } = testata;
  const about = { ente, blocco: blocco.id };
  for (const { campo, prima, altra } of doppie) {
    const colonna = blocco.campi[campo]?.label ?? campo;
    const [letta, seconda] =
      testata.at < 0
        ? [`alla riga ${prima}`, `alla riga ${altra}`]
        : [`nella colonna ${columnLetters(prima)}`, `nella colonna ${columnLetters(altra)}`];
    const place = testata.at < 0 ? placeOf(tavola, altra, 1) : headingPlace(tavola, altra);
    findings.push(diagnose("colonna-doppia", [place], { colonna, letta, altra: seconda }, about));
  }
  const proposed = new Set(mancanti.map((campo) => likely(tavola, campo)));
  const others = ignorate.filter((titolo) => !proposed.has(titolo));
  const names = [
    ...others.map(({ titolo }) => `«${titolo.slice(0, 40)}»`),
    ...untitled.map((column) => `la colonna ${columnLetters(column)}, senza titolo`),
  ];
  if (names.length === 0) return;
  const posto = others[0]?.posto ?? untitled[0] ?? 1;
  const place = testata.at < 0 ? placeOf(tavola, posto, 1) : headingPlace(tavola, posto);
  const more = names.length > 8 ? [`altre ${names.length - 8}`] : [];
  findings.push(diagnose("colonna-ignorata", [place], { colonne: elenca([...names.slice(0, 8), ...more]) }, about));
}

/** Rows above the headings that look like data; titles, notes and boxes do not. */
export function tellRowsAbove(tavola: Tavola): void {
  const { testata, sheet, findings, ente } = tavola;
  const columns = new Set(testata.colonne.values());
  const least = Math.max(3, Math.ceil(columns.size / 2));
  for (const { number, cells } of sheet.rows.slice(0, Math.max(0, testata.at))) {
    const inside = cells.filter(({ column }) => columns.has(column));
    // A title once merged over the table leaves its words in every cell.
    if (inside.length < least || inside.every(({ text }) => text === inside[0]?.text)) continue;
    findings.add({ codice: "riga-fuori-tabella", params: {} }, placeOf(tavola, number, cells[0]?.column ?? 1), {
      ente,
      blocco: testata.blocco.id,
    });
  }
}

/** The unknown heading that may well be a missing one: a letter or an ending away, or one word more. */
function likely({ testata }: Tavola, campo: string): Titolo | undefined {
  const { label = campo, alias = [] } = testata.blocco.campi[campo] ?? {};
  const names = [label, campo, ...alias].map(key);
  return testata.ignorate.find(({ titolo }) => {
    const word = key(titolo);
    return names.some(
      (name) =>
        distance(word, name, 2) <= Math.min(2, Math.floor(name.length / 4)) ||
        word.startsWith(`${name} `) ||
        name.startsWith(`${word} `),
    );
  });
}

function cardPlace(tavola: Tavola) {
  return placeOf(tavola, Math.min(...tavola.testata.colonne.values()), tavola.testata.colonnaRisposte ?? 1);
}
