// What the words around a table say of its numbers: another unit («importi in migliaia»), another year. The numbers count
// as they are written, so it is asked.
import { isNumerica } from "../../schemas/cella.ts";
import { key } from "../../schemas/text.ts";
import type { RawCell, RawRow } from "../formats/sheet.ts";
import { placeOf, type Tavola } from "./tavola.ts";

export interface Around {
  /** Asks about a cell of no question which says that the numbers are in another unit; true when it does. */
  readonly look: (row: number, cell: RawCell) => boolean;
}

/** Looks at once at the name of the sheet and at what stands above the titles. */
export function makeAround(tavola: Tavola): Around {
  const { testata, sheet, findings, ente, file, isText } = tavola;
  const kinds = Object.entries(testata.blocco.campi).flatMap(([name, { cella }]) =>
    testata.colonne.has(name) && isNumerica(cella) ? [cella.tipo] : [],
  );
  if (kinds.length === 0 || testata.at < 0) return { look: () => false };
  const isMoney = kinds.includes("euro");
  const about = { ente, blocco: testata.blocco.id };
  const look = (row: number, { content, text, column }: RawCell): boolean => {
    if (content.kind !== "testo" || !saysOtherUnit(text, isMoney)) return false;
    findings.add(unitFound(text, isMoney), placeOf(tavola, row, column), about);
    return true;
  };
  const above = sheet.rows.slice(0, Math.max(0, testata.dal));
  for (const { number, cells } of above) for (const cell of cells) look(number, cell);
  if (isText) return { look };
  if (saysOtherUnit(sheet.name, isMoney)) {
    findings.add(unitFound(sheet.name, isMoney), { file, foglio: sheet.name }, about);
  }
  if (testata.colonnaEdizione === null) tellYear(tavola, above);
  return { look };
}

const unitFound = (text: string, isMoney: boolean) =>
  ({
    codice: "unita-detta",
    params: { valore: text.trim(), letti: isMoney ? "in euro" : "uno per uno" },
  }) as const;

/** A text longer than this is no title or note on numbers. */
const LONGEST = 200;
const PARTS = "(migliaia|milioni|mln|centesimi)";
const OTHER_SCALE = new RegExp(
  `(^| )(in ${PARTS}|${PARTS} di euro|${PARTS}$|in k|k euro|keuro|euro k|euro 000|x 1000)( |$)`,
);
/** «In euro, non in migliaia». */
const NOT_SO = / non (in )?(migliaia|milioni|centesimi)( |$)/;
const OTHER_MONEY = /(^| )(in (lire|dollari|franchi|sterline)|franchi svizzeri|usd|chf|gbp)( |$)/;

/** True for «importi in migliaia», «k€»; where numbers are money also for «in lire». */
export function saysOtherUnit(text: string, isMoney: boolean): boolean {
  if (text.length > LONGEST) return false;
  const words = key(text.replaceAll("€", " euro "));
  if (NOT_SO.test(words)) return false;
  return OTHER_SCALE.test(words) || (isMoney && OTHER_MONEY.test(words));
}

const YEAR = /(?<![\d/.-])20\d\d(?!\d)/g;
/** «31 marzo 2023»: a day, not the year of the numbers. */
const DAY_BEFORE = /\d{1,2}°?\s+\p{L}{3,9}\s+$/u;
/** Years before: an older one is when something began. */
const NEAR = 3;

/** Asks about the first name of a year before this one; no question where this one is named too. */
function tellYear(tavola: Tavola, above: readonly RawRow[]): void {
  const { sheet, findings, ente, anno, file, testata } = tavola;
  const named = [
    { text: sheet.name, place: { file, foglio: sheet.name } },
    ...above.flatMap(({ number, cells }) =>
      cells.map(({ text, column }) => ({ text, place: placeOf(tavola, number, column) })),
    ),
  ];
  const years = named.flatMap(({ text, place }) => yearsIn(text).map((year) => ({ year, text, place })));
  const other = years.find(({ year }) => year < anno && year >= anno - NEAR);
  if (other === undefined || years.some(({ year }) => year === anno)) return;
  const params = { valore: other.text.trim(), anno: String(anno) };
  findings.add({ codice: "anno-detto", params }, other.place, { ente, blocco: testata.blocco.id });
}

function yearsIn(text: string): number[] {
  if (text.length > LONGEST) return [];
  return [...text.matchAll(YEAR)].flatMap(({ 0: year, index }) =>
    DAY_BEFORE.test(text.slice(0, index)) ? [] : [Number(year)],
  );
}
