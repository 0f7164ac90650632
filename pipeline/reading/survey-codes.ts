// From the answers of a survey to ours: codes of lists, yes or no, dates.
import { key } from "../../schemas/text.ts";
import { readInstant } from "./instants.ts";
import { orderOf } from "./survey-moments.ts";
import type { Asked, Questions } from "./survey-questions.ts";
import type { SurveySheet } from "./survey-sheets.ts";
import type { Survey } from "./survey-source.ts";
import { tidy } from "./survey-titles.ts";

/** From an answer of the survey to the code of a list; undefined when neither `codici` nor the list knows it. */
export function makeCodeOf({ mappatura, contesto }: Survey, lista: string): (answer: string) => string | undefined {
  const codes = mappatura.mappa.codici[lista] ?? {};
  // «a+» and «a-» are two answers: punctuation is passed over only where one answer alone can be meant.
  const byKey = Map.groupBy(Object.entries(codes), ([answer]) => key(answer));
  const alike = (text: string): string | undefined => {
    const same = key(text) === "" ? [] : (byKey.get(key(text)) ?? []);
    return same.length === 1 ? same[0]?.[1] : undefined;
  };
  return (answer) => {
    const text = tidy(answer);
    const written = Object.hasOwn(codes, text) ? codes[text] : alike(text);
    return contesto.elenchi.find(lista, written ?? text);
  };
}

/** Answer codes of the survey become ours; any other text is left as it is, for the reader of the cell to judge. */
export function codesOf(
  { survey, sheet, blocco, gruppo }: Questions,
  asked: readonly Asked[],
): (name: string) => (text: string) => string {
  const same = (text: string): string => text;
  const byName = new Map(
    Object.keys(gruppo.campi).map((name): [string, (text: string) => string] => {
      const cella = blocco.campi[name]?.cella;
      if (cella?.tipo === "si-no") return [name, (text) => yesOrNo(survey, text)];
      if (cella?.tipo === "data")
        return [
          name,
          dateOf(sheet, new Set(asked.flatMap(({ name: of, column }) => (of === name ? (column ?? []) : [])))),
        ];
      if (cella?.tipo !== "codice") return [name, same];
      const codeOf = makeCodeOf(survey, cella.lista);
      return [name, (text) => codeOf(text) ?? text];
    }),
  );
  return (name) => byName.get(name) ?? same;
}

/** Dates written month first, where the columns of the question prove it. */
function dateOf(sheet: SurveySheet, columns: ReadonlySet<number>): (text: string) => string {
  const texts: string[] = [];
  for (const { cells } of sheet.answers())
    for (const { column, text } of cells) if (columns.has(column)) texts.push(text.trim());
  if (orderOf(texts) !== "mese-giorno") return (text) => text;
  return (text) => readInstant(text.trim(), "mese-giorno")?.iso ?? text;
}

const yesOrNo = ({ mappatura }: Survey, text: string): string => mappatura.mappa.codici["si_no"]?.[text.trim()] ?? text;
