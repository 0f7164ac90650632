// The sheets of an export: the first holds an answer in each row; repeated groups of questions may lie on others, whose
// rows say which answer they belong to.
import { isAlike, nearestSpelling, spelling } from "../../schemas/text.ts";
import { type CellNote, type RawRow, type Rows, rowsBetween, type Sheet } from "../formats/sheet.ts";
import { unseenIn } from "./hidden.ts";
import { notesOf } from "./notes.ts";
import { makeTitles, type Titles } from "./survey-titles.ts";
import type { Invisibile } from "./tavola.ts";

export interface SurveySheet {
  readonly name: string;
  readonly titles: Titles;
  readonly header: number;
  /** Rows with something in them that are hidden by hand, which are no answers, and under a filter, which are. */
  readonly nascoste: readonly number[];
  readonly filtrate: readonly number[];
  /** Cells under the titles that nobody sees: their letters have the colour of their ground, or no height. */
  readonly invisibili: readonly Invisibile[];
  /** Remarks on the cells under the titles. */
  readonly note: readonly CellNote[];
  /** The rows under the titles, made anew each time. */
  readonly answers: () => Iterable<RawRow>;
  /** How many they are. */
  readonly count: number;
  /** Columns in which some row says something. */
  readonly answered: () => ReadonlySet<number>;
  /** True when its rows say of which answer they are. */
  readonly isLinked: boolean;
}

export interface SurveySheets {
  readonly main: SurveySheet;
  readonly others: readonly SurveySheet[];
  /** The sheet of a name; undefined when there is none. */
  readonly find: (name: string) => SurveySheet | undefined;
  readonly nearest: (name: string) => string;
  /** The rows of a sheet that belong to an answer. */
  readonly rowsOf: (sheet: SurveySheet, answer: RawRow) => readonly RawRow[];
  /** Rows of a sheet that belong to no answer. */
  readonly orphans: (sheet: SurveySheet) => readonly RawRow[];
}

/** Null when no sheet can be seen. `ente` is the title of the column that says of whom an answer is; null for the first row. */
export function surveySheets(
  sheets: readonly Sheet[],
  { ente, isText }: { readonly ente: string | null; readonly isText: boolean },
): SurveySheets | null {
  const [main, ...others] = sheets
    .filter(({ hidden, rows }) => !hidden && rows.length > 0)
    .map((sheet) => surveySheet(sheet, ente, isText));
  if (main === undefined) return null;
  const find = (name: string) => [main, ...others].find((sheet) => isAlike(sheet.name, name));
  const owners = new Map<SurveySheet, Map<number | null, RawRow[]>>();
  const owned = (sheet: SurveySheet) => {
    const known = owners.get(sheet) ?? Map.groupBy(sheet.answers(), makeOwner(sheet, main, find));
    owners.set(sheet, known);
    return known;
  };
  return {
    main,
    others,
    find,
    nearest: (name) =>
      nearestSpelling(
        name,
        others.map((sheet) => spelling(sheet.name, sheet.name)),
      ),
    rowsOf: (sheet, answer) => (sheet === main ? [answer] : (owned(sheet).get(answer.number) ?? [])),
    orphans: (sheet) => (sheet === main ? [] : (owned(sheet).get(null) ?? [])),
  };
}

/** How far down the titles are looked for: people put a title over an export, and some tools the words of the questions. */
const MAX_HEADER_ROWS = 40;

/** The row of the titles: the first, unless the one that asks of whom an answer is stands further down. */
function headerAt(rows: Rows, ente: string | null): number {
  if (ente === null) return 0;
  const at = rows.slice(0, MAX_HEADER_ROWS).findIndex((row) => makeTitles(row).find(ente) !== undefined);
  return Math.max(0, at);
}

function surveySheet(sheet: Sheet, ente: string | null, isText: boolean): SurveySheet {
  const { name, rows } = sheet;
  const at = headerAt(rows, ente);
  const [header] = rows.slice(at, at + 1);
  const titles = makeTitles(header);
  const under = () => rowsBetween(rows, at + 1, rows.length);
  const hidden = (why: RawRow["hidden"]): number[] =>
    isText
      ? []
      : [...under()].flatMap((row) =>
          row.hidden === why && row.cells.some(({ text }) => text.trim() !== "") ? [row.number] : [],
        );
  const nascoste = hidden("nascosta");
  const isLinked = [...LINKS, STEP].some(([child]) => typeof titles.find(child) === "number");
  const answers = () => (nascoste.length === 0 ? under() : [...under()].filter((row) => row.hidden !== "nascosta"));
  let known: ReadonlySet<number> | null = null;
  const answered = (): ReadonlySet<number> => {
    known ??= answeredIn(answers());
    return known;
  };
  return {
    name,
    titles,
    header: header?.number ?? 1,
    answers,
    nascoste,
    filtrate: hidden("filtro"),
    invisibili:
      sheet.unseen === undefined
        ? []
        : [...answers()].flatMap((row) => unseenIn(row, ({ text }) => text.trim() !== "")),
    note: notesOf(sheet, header?.number ?? 0, Number.POSITIVE_INFINITY, true),
    count: Math.max(0, rows.length - 1 - at - nascoste.length),
    answered,
    isLinked,
  };
}

function answeredIn(rows: Iterable<RawRow>): Set<number> {
  const columns = new Set<number>();
  for (const { cells } of rows) for (const { column, text } of cells) if (text.trim() !== "") columns.add(column);
  return columns;
}

/** Column of a repeated group → column of the answers; KoboToolbox writes the first two, ODK the third. */
const LINKS = [
  ["_submission__id", "_id"],
  ["_submission__uuid", "_uuid"],
  ["PARENT_KEY", "KEY"],
] as const;
/** One level up only: the sheet is named in `_parent_table_name`. */
const STEP = ["_parent_index", "_index"] as const;
const PARENT = "_parent_table_name";
/** Groups inside groups. */
const MOST_LEVELS = 8;

type Owner = (row: RawRow) => number | null;
type Link = (row: RawRow) => RawRow | undefined;

/** Of which answer a row is, by the number of its row. */
function makeOwner(sheet: SurveySheet, main: SurveySheet, find: (name: string) => SurveySheet | undefined): Owner {
  for (const [child, parent] of LINKS) {
    const follow = link(sheet, child, main, parent);
    if (follow !== null) return (row) => follow(row)?.number ?? null;
  }
  const steps = new Map<string, Link | null>();
  const step = (from: SurveySheet, to: SurveySheet): Link | null => {
    const id = `${from.name}\n${to.name}`;
    const known = steps.get(id) ?? link(from, STEP[0], to, STEP[1]);
    steps.set(id, known);
    return known;
  };
  return (row) => {
    let [at, here]: [SurveySheet, RawRow | undefined] = [sheet, row];
    for (let level = 0; level < MOST_LEVELS && here !== undefined; level++) {
      const above: SurveySheet = find(textAt(here, columnOf(at, PARENT))) ?? main;
      here = step(at, above)?.(here);
      if (above === main) return here?.number ?? null;
      at = above;
    }
    return null;
  };
}

/** From a row of one sheet to the row of another that holds the same value; null when either has no such column. */
function link(from: SurveySheet, title: string, to: SurveySheet, target: string): Link | null {
  const [own, other] = [columnOf(from, title), columnOf(to, target)];
  if (own === null || other === null) return null;
  const byValue = new Map([...to.answers()].map((row) => [textAt(row, other), row]));
  return (row) => {
    const value = textAt(row, own);
    return value === "" ? undefined : byValue.get(value);
  };
}

function columnOf({ titles }: SurveySheet, title: string): number | null {
  const column = titles.find(title);
  return typeof column === "number" ? column : null;
}

const textAt = ({ cells }: RawRow, column: number | null): string =>
  cells.find((cell) => cell.column === column)?.text.trim() ?? "";
