// The questions of a group and what the export does with them: where they stand, which are missing, which stand twice, and
// which repetitions lie beyond those that are read.
import type { Blocco } from "../../schemas/blocco.ts";
import { elenca } from "../../schemas/diagnostici/entry.ts";
import type { Rilevazione } from "../../schemas/rilevazione.ts";
import type { SurveySheet } from "./survey-sheets.ts";
import { blame, nearestTitle, placeIn, type Survey, tellRepeated } from "./survey-source.ts";

export type QuestionGroup = Rilevazione["blocchi"][string]["gruppi"][number];

export interface Questions {
  readonly survey: Survey;
  readonly sheet: SurveySheet;
  readonly blocco: Blocco;
  readonly gruppo: QuestionGroup;
}

export interface Asked {
  readonly name: string;
  readonly at: number;
  /** As the mapping writes it, and with its number in place of `{n}`. */
  readonly scritta: string;
  readonly domanda: string;
  readonly column: number | undefined;
  /** True also for a title that stands more than once, which gives no column. */
  readonly isThere: boolean;
  /** False for a question that all repetitions share: answered, it makes none of them. */
  readonly isOwn: boolean;
  /** The columns of a title that stands more than once. */
  readonly alike: readonly number[];
}

/** The questions of each repetition. Titles that stand more than once are told. */
export function askedOf({ survey, sheet, gruppo }: Questions, names: readonly string[]): Asked[][] {
  const times = gruppo.fino_a === undefined ? [null] : Array.from({ length: gruppo.fino_a }, (_, n) => n + 1);
  return times.map((n) =>
    Object.entries(gruppo.campi).map(([name, scritta]): Asked => {
      const domanda = n === null ? scritta : numbered(scritta, n);
      const found = sheet.titles.find(domanda);
      const alike = typeof found === "object" ? found.map(({ column }) => column) : [];
      if (alike.length > 0) tellRepeated(survey, sheet, { scritto: scritta, domanda }, alike);
      const column = typeof found === "number" ? found : undefined;
      const isOwn = n === null || scritta.includes("{n}");
      return { name, at: names.indexOf(name), scritta, domanda, column, isThere: found !== undefined, isOwn, alike };
    }),
  );
}

const numbered = (scritta: string, n: number): string => scritta.replaceAll("{n}", String(n));

export interface Absences {
  readonly assenti: ReadonlySet<string>;
  /** The sheet that holds the questions instead. */
  readonly elsewhere: SurveySheet | undefined;
  /** Columns of repetitions beyond the last that is read. */
  readonly beyond: readonly number[];
  /** Notes a row with answers: it cannot be counted when a needed question is missing. */
  readonly hurt: (riga: number) => void;
  readonly tell: () => void;
}

export function makeAbsences(questions: Questions, repeats: readonly (readonly Asked[])[]): Absences {
  const { survey, sheet, blocco } = questions;
  const all = repeats.flat();
  const assenti = new Set(all.filter(({ column }) => column === undefined).map(({ name }) => name));
  const absent = all.filter(({ isThere }) => !isThere);
  const isNeeded = (name: string): boolean => blocco.campi[name]?.obbligatorio === true;
  const isHurt = absent.some(({ name }) => isNeeded(name));
  const rows = new Set<number>();
  const elsewhere = absent.length === all.length ? sheetOf(questions, absent) : undefined;
  const over = beyond(questions, all);

  const tell = (): void => {
    if (over !== null)
      blame(survey, "ripetizioni-oltre", over.params, { scritto: over.params.domanda, blocco: blocco.id });
    if (elsewhere !== undefined) {
      const domande = elenca(absent.map(({ domanda }) => `«${domanda}»`));
      const params = { domande, foglio: elsewhere.name, righe: elsewhere.count };
      blame(survey, "foglio-da-indicare", params, { scritto: absent[0]?.scritta ?? "", blocco: blocco.id });
      return;
    }
    // One title of the mapping is one finding, however many repetitions lack it.
    for (const [scritta, same] of Map.groupBy(absent, (each) => each.scritta)) {
      const [first] = same;
      if (first === undefined) continue;
      const hurt = isNeeded(first.name) ? [...rows] : [];
      const domanda = same.length === 1 ? first.domanda : scritta;
      const simile = nearestTitle(survey, sheet, first.domanda);
      const luoghi = [sheet.header, ...hurt].map((riga) => placeIn(survey, sheet, riga));
      const params = { domanda, righe: hurt.length, simile };
      blame(survey, "domanda-mancante", params, { scritto: scritta, luoghi, blocco: blocco.id, simile });
    }
  };
  return {
    assenti,
    elsewhere,
    beyond: over?.columns ?? [],
    hurt: (riga) => {
      if (isHurt) rows.add(riga);
    },
    tell,
  };
}

/** The other sheet that holds all the questions of a group which names none. */
function sheetOf({ survey, gruppo }: Questions, absent: readonly Asked[]): SurveySheet | undefined {
  if (gruppo.foglio !== undefined || absent.length === 0) return undefined;
  return survey.sheets.others.find(({ titles }) => absent.every(({ domanda }) => titles.find(domanda) !== undefined));
}

/** Repetitions with answers beyond the last that is read; null when there are none. */
function beyond({ sheet, gruppo }: Questions, asked: readonly Asked[]) {
  const { fino_a } = gruppo;
  const [first] = asked;
  if (fino_a === undefined || first === undefined) return null;
  const columns: number[] = [];
  let ultima = fino_a;
  for (let n = fino_a + 1; ; n++) {
    const here = Object.values(gruppo.campi).flatMap((scritta) => {
      const found = sheet.titles.find(numbered(scritta, n));
      return typeof found === "number" && scritta.includes("{n}") ? [found] : [];
    });
    if (here.length === 0) break;
    columns.push(...here);
    if (here.some((column) => sheet.answered().has(column))) ultima = n;
  }
  return ultima === fino_a ? null : { columns, params: { domanda: first.scritta, fino_a, ultima } };
}
