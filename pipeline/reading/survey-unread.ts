// What an export holds and no group reads. A column like those that are read is asked about, any other is told once.

import { type Blocco, fieldsOf } from "../../schemas/blocco.ts";
import { isNumerica } from "../../schemas/cella.ts";
import { diagnose } from "../../schemas/diagnostic.ts";
import { elenca } from "../../schemas/diagnostici/entry.ts";
import { blocksAskedIn } from "../../schemas/questionario.ts";
import { isNamed } from "../../schemas/rilevazione.ts";
import { distance, key } from "../../schemas/text.ts";
import { quotedWords } from "./privacy.ts";
import type { SurveySheet } from "./survey-sheets.ts";
import { blame, placeIn, type Survey } from "./survey-source.ts";
import type { Title } from "./survey-titles.ts";
import { makeIsAside } from "./survey-tools.ts";

export interface Unread {
  readonly survey: Survey;
  /** Columns that are read, by sheet. */
  readonly read: ReadonlyMap<SurveySheet, ReadonlySet<number>>;
  /** Sheets that were told already. */
  readonly told: ReadonlySet<SurveySheet>;
  /** The blocks that the mapping reads. */
  readonly blocchi: readonly Blocco[];
}

export function tellUnread({ survey, read, told, blocchi }: Unread): void {
  const { tralascia = [] } = survey.mappatura.mappa;
  const isLeft = (name: string): boolean => tralascia.some((written) => isNamed(written, name));
  for (const [sheet, columns] of read) tellColumns(survey, sheet, { columns, blocchi, isLeft });
  for (const sheet of survey.sheets.others) {
    const righe = sheet.count;
    if (read.has(sheet) || told.has(sheet) || righe === 0 || isLeft(sheet.name)) continue;
    if (survey.proposti.has(sheet.name)) continue;
    const codice = sheet.isLinked ? "gruppo-non-letto" : "foglio-in-piu";
    const luoghi = [placeIn(survey, sheet, sheet.header)];
    blame(survey, codice, { foglio: sheet.name, righe }, { scritto: sheet.name, luoghi });
  }
}

interface Columns {
  readonly columns: ReadonlySet<number>;
  readonly blocchi: readonly Blocco[];
  readonly isLeft: (name: string) => boolean;
}

function tellColumns(survey: Survey, sheet: SurveySheet, { columns, blocchi, isLeft }: Columns): void {
  const answered = sheet.answered();
  const titles = sheet.titles.all.filter(({ column }) => !columns.has(column));
  const writtenOf = writtenAs(sheet.titles.all);
  const stems = new Set(sheet.titles.all.filter(({ column }) => columns.has(column)).map(({ text }) => stem(text)));
  const isAside = makeIsAside(survey.sheets.main.titles);
  const unread = titles.filter(
    ({ text, column }) =>
      answered.has(column) &&
      !isAside(text) &&
      ![text, writtenOf(column)].some((name) => isLeft(name) || survey.proposti.has(name)) &&
      !isSummed(text, sheet, columns),
  );
  const whole = new Set(
    blocksAskedIn(survey.anno).flatMap((blocco) =>
      blocchi.includes(blocco) ? [] : questionsOf(blocco, survey.anno, unread),
    ),
  );
  const isLike = (title: Title): boolean =>
    whole.has(title) ||
    stems.has(stem(title.text)) ||
    blocchi.some((blocco) => isLabel(title.text, blocco, survey.anno));
  const [like, other] = [unread.filter(isLike), unread.filter((title) => !isLike(title))];
  const place = placeIn(survey, sheet, sheet.header);
  const tell = (codice: "domande-non-lette" | "colonne-non-lette", found: readonly Title[]): void => {
    if (found.length > 0)
      survey.findings.push(diagnose(codice, [place], { colonne: named(found.map(({ column }) => writtenOf(column))) }));
  };
  tell("domande-non-lette", like);
  tell("colonne-non-lette", other);
}

/** The titles that end in the questions of a block which no group reads: at least two of them, one a quantity. */
function questionsOf(blocco: Blocco, anno: number, titles: readonly Title[]): readonly Title[] {
  const fields = fieldsOf(blocco, anno);
  const asked = titles.flatMap((title) => {
    const word = ` ${key(title.text)}`;
    const field = fields.find(([name, { label, alias = [] }]) =>
      [name, label, ...alias].some((known) => word.endsWith(` ${key(known)}`)),
    );
    return field === undefined ? [] : [{ title, nome: field[0], isQuantity: isNumerica(field[1].cella) }];
  });
  const isBlock = new Set(asked.map(({ nome }) => nome)).size >= 2 && asked.some(({ isQuantity }) => isQuantity);
  return isBlock ? asked.map(({ title }) => title) : [];
}

/** As a mapping writes the title of a column: with its number where there are several. */
function writtenAs(all: readonly Title[]): (column: number) => string {
  const names = new Map<number, string>();
  for (const [text, same] of Map.groupBy(all, (title) => title.text))
    for (const [n, { column }] of same.entries()) names.set(column, same.length === 1 ? text : `${text}#${n + 1}`);
  return (column) => names.get(column) ?? "";
}

const MAX_NAMED = 8;
function named(titles: readonly string[]): string {
  const all = [...new Set(titles.map((title) => `«${quotedWords(title)}»`))];
  const more = all.length > MAX_NAMED ? [`altre ${all.length - MAX_NAMED}`] : [];
  return elenca([...all.slice(0, MAX_NAMED), ...more]);
}

/** What titles of one question share: «VOL2[ZONA]», «VOL1[ORE]», «Zona.1», «Zona 2», «Zona2». */
const stem = (title: string): string =>
  key(title.replace(/(\[[^\]]{0,80}\]|\/[^/]{0,80})$/, "").replace(/\d{1,3}$/, ""));

/** KoboToolbox writes a multi-select twice: all ticks in «dest», and each in «dest/anziani». One of the two is enough. */
function isSummed(title: string, sheet: SurveySheet, columns: ReadonlySet<number>): boolean {
  const above = title.slice(0, Math.max(0, title.lastIndexOf("/")));
  return sheet.titles.all.some(
    ({ text, column }) => columns.has(column) && (text === above || text.startsWith(`${title}/`)),
  );
}

/** As the heading of a table is: a letter or an ending away, or one of the two begins the other. */
function isLabel(title: string, blocco: Blocco, anno: number): boolean {
  const word = key(title);
  return fieldsOf(blocco, anno).some(([name, { label, alias = [] }]) =>
    [name, label, ...alias]
      .map(key)
      .some(
        (known) =>
          distance(word, known, 2) <= Math.min(2, Math.floor(known.length / 4)) ||
          known.startsWith(`${word} `) ||
          word.startsWith(`${known} `),
      ),
  );
}
