// Which mapping reads a file; and the export of a survey that none reads.
import { type Diagnostic, diagnose } from "../../schemas/diagnostic.ts";
import { elenca } from "../../schemas/diagnostici/entry.ts";
import type { RowSink, SectionHead, Submission } from "../../schemas/reading.ts";
import { isExportOf, type Mappatura } from "../../schemas/rilevazione.ts";
import type { Workbook } from "../formats/sheet.ts";
import { readSurvey } from "./survey.ts";
import { surveySheets } from "./survey-sheets.ts";
import type { Survey } from "./survey-source.ts";
import type { Titles } from "./survey-titles.ts";
import { toolOf } from "./survey-tools.ts";

type Given = Pick<Survey, "file" | "anno" | "contesto" | "findings">;

/** What an export says; null for a file that no mapping reads. One that two read is not read, and told. */
export function readAsSurvey(
  given: Given,
  { format, sheets }: Workbook,
  mappature: readonly Mappatura[],
  accept: RowSink,
): Submission<SectionHead>[] | null {
  const claims = mappature.filter(({ mappa }) => isExportOf(mappa, given.file));
  const [mappatura] = claims;
  if (mappatura === undefined) return null;
  const isText = format === "csv";
  const found = surveySheets(sheets, { ente: mappatura.mappa.ente, isText });
  if (found === null) return null;
  if (claims.length === 1)
    return readSurvey({ ...given, isText, mappatura, sheets: found, colpe: new Set(), proposti: new Set() }, accept);
  const mappe = elenca(claims.map(({ origine }) => origine));
  given.findings.push(diagnose("rilevazione-contesa", [{ file: mappatura.origine }, { file: given.file }], { mappe }));
  return [];
}

/** Tells the export of a survey tool that no mapping reads, with the mapping whose questions it holds; null for any other file. */
export function unclaimedSurvey(
  file: string,
  { sheets }: Workbook,
  mappature: readonly Mappatura[],
): Diagnostic | null {
  const titles = surveySheets(sheets, { ente: null, isText: true })?.main.titles;
  const strumento = titles === undefined ? null : toolOf(titles);
  if (titles === undefined || strumento === null) return null;
  const best = mappature
    .map((mappatura) => ({ mappatura, held: held(mappatura, titles) }))
    .toSorted((a, b) => b.held - a.held)[0];
  const mappa = best === undefined || best.held < LEAST ? "" : best.mappatura.origine;
  return diagnose("rilevazione-senza-mappa", [{ file }], { strumento, mappa });
}
/** Part of a mapping's titles that an export holds when it is one of its own. */
const LEAST = 0.5;

function held({ righe }: Mappatura, { find }: Titles): number {
  const names = Object.keys(righe).filter((name) => !/^(codici|fissi)\./.test(name));
  return names.filter((name) => find(name.replaceAll("{n}", "1")) !== undefined).length / Math.max(1, names.length);
}
