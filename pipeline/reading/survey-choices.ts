// A multi-select question: which boxes an answer ticks, one column for each or all in one cell.

import { columnLetters } from "../../schemas/reading.ts";
import type { RawCell } from "../formats/sheet.ts";
import { quotedWords } from "./privacy.ts";
import { makeCodeOf } from "./survey-codes.ts";
import type { SurveySheet } from "./survey-sheets.ts";
import { blame, columnOf, placeIn, type Survey } from "./survey-source.ts";
import { isTick, ticksIn } from "./survey-ticks.ts";

/** A code and the column in which it is ticked. */
export interface Choice {
  readonly code: string;
  readonly posto: string;
}

export interface Choices {
  readonly columns: readonly number[];
  readonly of: (answers: ReadonlyMap<number, RawCell>, riga: number) => Choice[];
}

export interface Boxes {
  readonly survey: Survey;
  readonly sheet: SurveySheet;
  readonly blocco: string;
  readonly lista: string;
  readonly colonne?: Readonly<Record<string, string>> | undefined;
  readonly colonna?: string | undefined;
  readonly se_piu?: string | undefined;
}

/** The boxes of a question; those that the export lacks are told. */
export function makeChoices(boxes: Boxes): Choices {
  const ticked = boxes.colonna === undefined ? inColumns(boxes) : inOneCell(boxes, boxes.colonna);
  const { se_piu } = boxes;
  return {
    columns: ticked.columns,
    of: (answers, riga) => {
      const choices = ticked.of(answers, riga);
      const [first] = choices;
      if (se_piu === undefined || first === undefined || choices.length < 2) return choices;
      return [{ code: se_piu, posto: first.posto }];
    },
  };
}

function inColumns({ survey, sheet, blocco, lista, colonne = {} }: Boxes): Choices {
  const codeOf = makeCodeOf(survey, lista);
  const boxes = Object.entries(colonne).flatMap(([code, domanda]) => {
    const column = columnOf(survey, sheet, domanda);
    return column === undefined ? [] : [{ code, domanda, column, posto: columnLetters(column) }];
  });
  return {
    columns: boxes.map(({ column }) => column),
    of: (answers, riga) =>
      boxes.filter(({ code, domanda, column }) => {
        const text = answers.get(column)?.text.trim() ?? "";
        if (text === "") return false;
        // Some tools write the answer itself into its box.
        const is = isTick(text, survey.mappatura.mappa.spunta) ?? (codeOf(text) === codeOf(code) || null);
        if (is !== null) return is;
        const luoghi = [{ ...placeIn(survey, sheet, riga), colonna: domanda }];
        blame(
          survey,
          "spunta-non-riconosciuta",
          { valore: quotedWords(text), domanda },
          { scritto: domanda, luoghi, blocco },
        );
        return false;
      }),
  };
}

/** Letters of which no name of a list has more: a whole story is near to none. */
const NO_NAME = 200;

function inOneCell({ survey, sheet, blocco, lista }: Boxes, domanda: string): Choices {
  const codeOf = makeCodeOf(survey, lista);
  const column = columnOf(survey, sheet, domanda);
  if (column === undefined) return { columns: [], of: () => [] };
  const posto = columnLetters(column);
  return {
    columns: [column],
    of: (answers, riga) => {
      const { codes, unknown } = ticksIn(answers.get(column)?.text ?? "", codeOf);
      for (const text of unknown) {
        const valore = quotedWords(text);
        const simile = survey.contesto.elenchi.nearest(lista, text.slice(0, NO_NAME));
        const luoghi = [{ ...placeIn(survey, sheet, riga), colonna: domanda }];
        const params = { valore, domanda, lista, simile };
        blame(survey, "risposta-non-mappata", params, { scritto: domanda, luoghi, blocco, simile });
      }
      return codes.map((code) => ({ code, posto }));
    },
  };
}
