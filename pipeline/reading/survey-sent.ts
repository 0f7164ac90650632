// When each answer of a survey was sent, and whether it was.
import { isAlike } from "../../schemas/text.ts";
import type { RawRow } from "../formats/sheet.ts";
import type { Instant } from "./instants.ts";
import { quotedWords } from "./privacy.ts";
import type { Answer } from "./survey-answers.ts";
import { readMoments } from "./survey-moments.ts";
import { blame, columnOf, type Survey } from "./survey-source.ts";
import { finishedColumn, momentColumns } from "./survey-tools.ts";

export interface Sent {
  /** Columns that say it. */
  readonly columns: readonly number[];
  readonly of: (row: RawRow) => Pick<Answer, "momento" | "isFinished">;
}

/** When each answer was sent, and whether it was: by the columns of the mapping, else by those that tools write. */
export function makeSent(survey: Survey): Sent {
  const { main } = survey.sheets;
  const { data, conclusa, valori } = sentBy(survey);
  const finished = conclusa === undefined ? finishedColumn(main.titles) : columnOf(survey, main, conclusa);
  const named = data === undefined ? undefined : columnOf(survey, main, data);
  const dated = data === undefined ? momentColumns(main.titles) : named === undefined ? [] : [named];
  const moments = new Map<number, Instant>();
  const rows =
    dated.length === 0
      ? []
      : [...main.answers()].map((row) => ({ number: row.number, cells: dated.map((column) => cellOf(row, column)) }));
  for (const at of dated.keys()) {
    const read = readMoments(rows.map(({ cells }) => cells[at]));
    for (const [n, { number }] of rows.entries()) {
      const moment = read[n];
      if (moment && !moments.has(number)) moments.set(number, moment);
    }
  }
  const first = rows.map(({ cells }) => cells[0]?.text.trim() ?? "").find((text) => text !== "");
  if (data !== undefined && first !== undefined && moments.size === 0)
    blame(survey, "data-non-letta", { domanda: data, valore: quotedWords(first) }, { scritto: data });
  return {
    columns: [...dated, ...(finished === undefined ? [] : [finished])],
    of: (row) => {
      const said = cellOf(row, finished)?.text.trim() ?? "";
      const isFinished = valori === undefined ? said !== "" : valori.some((value) => isAlike(value, said));
      return { momento: moments.get(row.number) ?? null, isFinished: finished === undefined || isFinished };
    },
  };
}

const cellOf = ({ cells }: RawRow, column: number | undefined) => cells.find((cell) => cell.column === column);

function sentBy({ mappatura: { mappa } }: Survey) {
  const { data, conclusa } = mappa;
  if (typeof conclusa === "object") return { data, conclusa: conclusa.colonna, valori: conclusa.valori };
  return { data, conclusa, valori: undefined };
}
