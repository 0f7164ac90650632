// What every part of the reading of a survey works with, and how a fault of its mapping is told: at the line of the
// mapping first, and to no member.
import type { Luogo, ParamsOf } from "../../schemas/diagnostic.ts";
import { elenca } from "../../schemas/diagnostici/entry.ts";
import type { catalogoMappa } from "../../schemas/diagnostici/mappa.ts";
import { columnLetters } from "../../schemas/reading.ts";
import { type Mappatura, titlesOf } from "../../schemas/rilevazione.ts";
import type { ReadingContext } from "./context.ts";
import type { Findings } from "./findings.ts";
import type { Found } from "./outcome.ts";
import type { SurveySheet, SurveySheets } from "./survey-sheets.ts";
import { tidy } from "./survey-titles.ts";

export interface Survey {
  readonly file: string;
  readonly isText: boolean;
  readonly mappatura: Mappatura;
  readonly anno: number;
  readonly contesto: ReadingContext;
  readonly sheets: SurveySheets;
  /** Findings that hold whatever answer counts. */
  readonly findings: Findings;
  /** Faults of the mapping that stand at its line already. */
  readonly colpe: Set<string>;
  /** Titles and sheets of the export that were proposed for others which it lacks: of these it is not asked again. */
  readonly proposti: Set<string>;
}

/** What a fault of the mapping is about. */
interface Blamed {
  /** Title, sheet or list as the mapping writes it: where its line is. */
  readonly scritto: string;
  /** Where in the export it is seen. */
  readonly luoghi?: readonly Luogo[];
  readonly blocco?: string;
  readonly simile?: string;
}

/** Those that propose a title or a sheet; others propose an answer. */
const OF_THE_EXPORT: ReadonlySet<string> = new Set(["domanda-mancante", "foglio-mancante"]);

export function blame<C extends keyof typeof catalogoMappa>(
  { findings, mappatura, colpe, proposti }: Survey,
  codice: C,
  params: ParamsOf<C> & Found["params"],
  { scritto, luoghi = [], blocco = "ente", simile }: Blamed,
): void {
  const about = { ente: null, blocco };
  const found: Found = { codice, params, ...(simile === undefined || simile === "" ? {} : { proposta: simile }) };
  if (simile !== undefined && OF_THE_EXPORT.has(codice)) proposti.add(simile);
  const riga = mappatura.righe[scritto];
  const line = { file: mappatura.origine, ...(riga === undefined ? {} : { riga }) };
  const id = JSON.stringify([codice, params, blocco]);
  if (!colpe.has(id)) findings.add(found, line, about);
  colpe.add(id);
  for (const luogo of luoghi) findings.add(found, luogo, about);
}

/** A row of the export, as a place. */
export const placeIn = ({ file, isText }: Survey, { name }: SurveySheet, riga: number): Luogo =>
  isText ? { file, riga } : { file, foglio: name, riga };

/** The title of a sheet that is nearest to one it lacks: none that the mapping reads for something else. */
export function nearestTitle({ mappatura: { mappa } }: Survey, { titles }: SurveySheet, written: string): string {
  const read = titlesOf(mappa).flatMap(({ scritto, times }) =>
    Array.from({ length: times }, (_, n) => tidy(scritto.replaceAll("{n}", String(n + 1)))),
  );
  return titles.nearest(written, new Set(read));
}

/** The column of a title; undefined, and told, when it stands nowhere or more than once. */
export function columnOf(survey: Survey, sheet: SurveySheet, written: string): number | undefined {
  const found = sheet.titles.find(written);
  const luoghi = [placeIn(survey, sheet, sheet.header)];
  if (found === undefined) {
    const simile = nearestTitle(survey, sheet, written);
    blame(survey, "domanda-mancante", { domanda: written, righe: 0, simile }, { scritto: written, luoghi, simile });
  }
  if (typeof found !== "object") return found;
  tellRepeated(
    survey,
    sheet,
    { scritto: written, domanda: written },
    found.map(({ column }) => column),
  );
  return undefined;
}

/** A title that stands more than once gives no column: which is meant must be said. */
export function tellRepeated(
  survey: Survey,
  sheet: SurveySheet,
  { scritto, domanda }: { readonly scritto: string; readonly domanda: string },
  columns: readonly number[],
): void {
  const luoghi = [placeIn(survey, sheet, sheet.header)];
  const params = { domanda, volte: columns.length, colonne: elenca(columns.map(columnLetters)) };
  blame(survey, "domanda-ripetuta", params, { scritto, luoghi });
}
