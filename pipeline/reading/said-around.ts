// What the words around a table say of its numbers: another unit («importi in migliaia»), another year or a part of one, a
// forecast. The numbers count as they are written, so it is asked.
import { isNumerica } from "../../schemas/cella.ts";
import { key } from "../../schemas/text.ts";
import type { RawCell, RawRow } from "../formats/sheet.ts";
import { placeOf, type Tavola } from "./tavola.ts";

export interface Around {
  /** Asks about a cell of no question which says that the numbers are in another unit; true when it does. */
  readonly look: (row: number, cell: RawCell) => boolean;
  /** The same of a cell alone in its row, which may also head what stands below it: «Anno 2023», «Preventivo». */
  readonly lookAlone: (row: number, cell: RawCell) => boolean;
}

/** Looks at once at the name of the sheet and at what stands above the titles. */
export function makeAround(tavola: Tavola): Around {
  const { testata, sheet, findings, ente, file, isText } = tavola;
  const kinds = Object.entries(testata.blocco.campi).flatMap(([name, { cella }]) =>
    testata.colonne.has(name) && isNumerica(cella) ? [cella.tipo] : [],
  );
  if (kinds.length === 0 || testata.at < 0) return { look: () => false, lookAlone: () => false };
  const isMoney = kinds.includes("euro");
  const about = { ente, blocco: testata.blocco.id };
  const look = (row: number, { content, text, column }: RawCell): boolean => {
    if (content.kind !== "testo" || !saysOtherUnit(text, isMoney)) return false;
    findings.add(unitFound(text, isMoney), placeOf(tavola, row, column), about);
    return true;
  };
  const above = sheet.rows.slice(0, Math.max(0, testata.dal));
  for (const { number, cells } of above) for (const cell of cells) look(number, cell);
  const { anno, contesto } = tavola;
  const names = Object.values(testata.blocco.campi).flatMap(({ cella }) =>
    cella.tipo === "codice" ? [cella.lista] : [],
  );
  const wordColumns = new Set(
    Object.entries(testata.blocco.campi).flatMap(([name, { cella }]) =>
      cella.tipo === "codice" ? [] : [testata.colonne.get(name)],
    ),
  );
  const lookAlone = (row: number, cell: RawCell): boolean => {
    if (look(row, cell)) return true;
    const { text, column } = cell;
    // A number, or words of its own, may be an answer there.
    if (wordColumns.has(column) || names.some((lista) => contesto.elenchi.find(lista, text) !== undefined))
      return false;
    const isOther = saysOtherPeriod(text) || isOtherYear(text, anno);
    if (!isOther && !saysDraft(text)) return false;
    findings.add(isOther ? yearFound(text, anno) : draftFound(text), placeOf(tavola, row, column), about);
    return true;
  };
  if (isText) return { look, lookAlone };
  if (saysOtherUnit(sheet.name, isMoney)) {
    findings.add(unitFound(sheet.name, isMoney), { file, foglio: sheet.name }, about);
  }
  if (testata.colonnaEdizione === null) tellYear(tavola, above);
  return { look, lookAlone };
}

const yearFound = (text: string, anno: number) =>
  ({ codice: "anno-detto", params: { valore: text.trim(), anno: String(anno) } }) as const;
const draftFound = (text: string) => ({ codice: "numeri-provvisori", params: { valore: text.trim() } }) as const;
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
/** All that a cell beside a number may say of it. */
const SCALE_ALONE = /^(k|mila|mln|migliaia|milioni|x 1000|x1000)$/;
/** «In euro, non in migliaia». */
const NOT_SO = / non (in )?(migliaia|milioni|centesimi)( |$)/;
const OTHER_MONEY = /(^| )(in (lire|dollari|franchi|sterline)|franchi svizzeri|usd|chf|gbp)( |$)/;

/** True for «importi in migliaia», «k€»; where numbers are money also for «in lire». */
export function saysOtherUnit(text: string, isMoney: boolean): boolean {
  if (text.length > LONGEST) return false;
  const words = key(text.replaceAll("€", " euro "));
  if (NOT_SO.test(words)) return false;
  return OTHER_SCALE.test(words) || SCALE_ALONE.test(words) || (isMoney && OTHER_MONEY.test(words));
}

const YEAR = /(?<![\d/.-])20\d\d(?!\d)/g;
/** «31 marzo 2023»: a day, not the year of the numbers. */
const DAY_BEFORE = /\d{1,2}°?\s+\p{L}{3,9}\s+$/u;
/** Years before: an older one is when something began. */
const NEAR = 3;

/** Titles are short: a longer text speaks of other things too. */
const LONGEST_TITLE = 80;
const FORECAST = /(^| )(previsione|previsioni|previsionale|preventivo|budget)( |$)/;
const PART_OF_YEAR =
  /(^| )(semestre|trimestre|quadrimestre|anno scolastico|(gennaio|febbraio|marzo) (giugno|marzo|agosto)|(luglio|settembre|ottobre) dicembre)( |$)/;
const SCHOOL_YEAR = /(^|[^\p{L}.])a\.\s?s\.\s?20\d\d/iu;
/** «Dal 1/1 al 30/6». */
const SPAN = /\bdal? (\d{1,2})[/.](\d{1,2})\S{0,5} al? (\d{1,2})[/.](\d{1,2})/i;

/** True for a forecast, and for what is not a whole year. */
export function saysOtherPeriod(text: string): boolean {
  if (text.length > LONGEST_TITLE) return false;
  const words = key(text);
  const [, day, month, lastDay, lastMonth] = (SPAN.exec(text) ?? []).map(Number);
  const isPart = month !== undefined && !(day === 1 && month === 1 && lastDay === 31 && lastMonth === 12);
  return isPart || FORECAST.test(words) || PART_OF_YEAR.test(words) || SCHOOL_YEAR.test(text);
}

const DRAFT =
  /(^| )(provvisor(?:i|io|ia|ie)|bozza|da (aggiornare|completare|verificare|confermare|rivedere)|incomplet[ioae])( |$)/;

/** True for «Dati provvisori», «BOZZA», «da completare». */
export const saysDraft = (text: string): boolean =>
  text.length <= LONGEST_TITLE && DRAFT.test(key(text)) && !/(^| )(non|più|piu) /.test(key(text));

const isOtherYear = (text: string, anno: number): boolean => {
  const years = text.length > LONGEST_TITLE ? [] : yearsIn(text);
  return years.length > 0 && years.every((year) => year !== anno && Math.abs(year - anno) <= NEAR);
};

/** Asks about the first name of a year before this one, or of another period, and about numbers that will change; no question of a year where this one is named too. */
function tellYear(tavola: Tavola, above: readonly RawRow[]): void {
  const { sheet, findings, ente, anno, file, testata } = tavola;
  const named = [
    { text: sheet.name, place: { file, foglio: sheet.name } },
    ...above.flatMap(({ number, cells }) =>
      cells.map(({ text, column }) => ({ text, place: placeOf(tavola, number, column) })),
    ),
  ];
  const about = { ente, blocco: testata.blocco.id };
  const period = named.find(({ text }) => saysOtherPeriod(text));
  const draft = named.find((each) => each !== period && saysDraft(each.text) && !isOtherYear(each.text, anno));
  if (draft !== undefined) findings.add(draftFound(draft.text), draft.place, about);
  if (period !== undefined) {
    findings.add(yearFound(period.text, anno), period.place, about);
    return;
  }
  const years = named.flatMap(({ text, place }) => yearsIn(text).map((year) => ({ year, text, place })));
  const other = years.find(({ year }) => year < anno && year >= anno - NEAR);
  if (other === undefined || years.some(({ year }) => year === anno)) return;
  findings.add(yearFound(other.text, anno), other.place, about);
}

function yearsIn(text: string): number[] {
  if (text.length > LONGEST) return [];
  return [...text.matchAll(YEAR)].flatMap(({ 0: year, index }) =>
    DAY_BEFORE.test(text.slice(0, index)) ? [] : [Number(year)],
  );
}
