// One group of questions of a survey export: which of its columns there are, and the rows of a block that they give.

import { columnLetters, placesOf } from "../../schemas/reading.ts";
import type { RawCell, RawRow } from "../formats/sheet.ts";
import type { RawAnswers } from "./rows.ts";
import { type Choice, type Choices, makeChoices } from "./survey-choices.ts";
import { codesOf } from "./survey-codes.ts";
import { type Asked, askedOf, makeAbsences, type Questions } from "./survey-questions.ts";
import type { SurveySheet } from "./survey-sheets.ts";

type Celle = (RawCell | undefined)[];

export interface Group {
  readonly gruppo: Questions["gruppo"];
  readonly sheet: SurveySheet;
  /** Columns that it reads, or that were told. */
  readonly columns: readonly number[];
  /** The rows that one answer gives; none when the group was left blank. */
  readonly expand: (answer: RawRow) => RawAnswers[];
  /** Fields whose question the export lacks: that is told once, not as a blank cell in every row. */
  readonly assenti: ReadonlySet<string>;
  /** The sheet that holds its questions, where the mapping names none. */
  readonly elsewhere: SurveySheet | undefined;
  readonly tellAbsent: () => void;
}

export function makeGroup(questions: Questions): Group {
  const { survey, sheet, blocco, gruppo } = questions;
  const names = Object.keys(blocco.campi);
  const asked = askedOf(questions, names);
  // An export ends its repetitions where the longest answer ended: those without any column were never written.
  const repeats = asked.filter((each, n) => n === 0 || each.some(({ isThere }) => isThere));
  const absences = makeAbsences(questions, repeats);
  const choices = choicesOf(questions, repeats.length);
  const codeOf = codesOf(questions, repeats.flat());
  const places = repeats.map((each) => placesIn(names, each));

  const rowsOf = (row: RawRow): RawAnswers[] => {
    const answers = new Map(row.cells.map((cell) => [cell.column, cell]));
    return repeats.flatMap((each, n): RawAnswers[] => {
      const celle: Celle = new Array(names.length).fill(undefined);
      let isAnswered = false;
      for (const { name, at, column, isOwn } of each) {
        const cell = answers.get(column ?? -1);
        if (cell === undefined || cell.text.trim() === "") continue;
        celle[at] = { ...cell, text: codeOf(name)(cell.text) };
        isAnswered ||= isOwn && !NOT_ASKED.test(cell.text);
      }
      const ticked = choices[n]?.of(answers, row.number) ?? [];
      if (!isAnswered && ticked.length === 0) return [];
      for (const [name, text] of Object.entries(gruppo.fissi)) celle[names.indexOf(name)] = implied(text);
      return withChoices({ numero: row.number, celle, own: places[n] ?? [] }, ticked);
    });
  };
  const withChoices = (
    { numero, celle, own }: { numero: number; celle: Celle; own: readonly (string | null)[] },
    ticked: readonly Choice[],
  ): RawAnswers[] => {
    const at = names.indexOf(gruppo.scelte?.campo ?? "");
    // Answers without a ticked box stay one row, which then says what it lacks.
    if (at < 0 || ticked.length === 0) return [{ numero, celle, posti: placesOf(own) }];
    return ticked.map(({ code, posto }) => ({
      numero,
      celle: celle.with(at, implied(code)),
      posti: placesOf(own.with(at, posto)),
    }));
  };

  return {
    gruppo,
    sheet,
    columns: [
      ...repeats.flat().flatMap(({ column, alike }) => column ?? alike),
      ...choices.flatMap(({ columns }) => columns),
      ...absences.beyond,
    ],
    expand: (answer) =>
      survey.sheets.rowsOf(sheet, answer).flatMap((row) => {
        const made = rowsOf(row);
        if (made.length > 0) absences.hurt(row.number);
        return made;
      }),
    assenti: absences.assenti,
    elsewhere: absences.elsewhere,
    tellAbsent: absences.tell,
  };
}

/** What LimeSurvey writes for a question that was not shown: beside other answers only it says that one does not apply. */
const NOT_ASKED = /^\s*n\/a\s*$/i;

/** The boxes of each repetition: the same for all where their titles do not repeat. */
function choicesOf({ survey, sheet, blocco, gruppo: { scelte } }: Questions, times: number): Choices[] {
  const cella = blocco.campi[scelte?.campo ?? ""]?.cella;
  if (scelte === undefined || cella?.tipo !== "codice") return [];
  const titles = [scelte.colonna ?? "", ...Object.values(scelte.colonne ?? {})];
  const repeated = titles.some((title) => title.includes("{n}"));
  const base = { survey, sheet, blocco: blocco.id, lista: cella.lista, se_piu: scelte.se_piu };
  const only = repeated ? null : makeChoices({ ...base, ...scelte });
  return Array.from({ length: times }, (_, n) => {
    if (only !== null) return only;
    const numbered = (title: string) => title.replaceAll("{n}", String(n + 1));
    const colonne = Object.entries(scelte.colonne ?? {}).map(([code, title]) => [code, numbered(title)] as const);
    return scelte.colonna === undefined
      ? makeChoices({ ...base, colonne: Object.fromEntries(colonne) })
      : makeChoices({ ...base, colonna: numbered(scelte.colonna) });
  });
}

/** The column of each field of the block that the questions answer. */
function placesIn(names: readonly string[], questions: readonly Asked[]): (string | null)[] {
  return names.map((name) => {
    const column = questions.find((asked) => asked.name === name)?.column;
    return column === undefined ? null : columnLetters(column);
  });
}

function implied(text: string): RawCell {
  return { column: 0, text, content: { kind: "testo" }, formula: false };
}
