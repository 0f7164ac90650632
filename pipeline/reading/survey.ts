// A wide survey export (one row per answer, a column per question) → the same sections as a workbook, by its mapping.

import { diagnose } from "../../schemas/diagnostic.ts";
import { blocksAskedIn } from "../../schemas/questionario.ts";
import { columnLetters, type RowSink, type Section, type SectionHead, type Submission } from "../../schemas/reading.ts";
import type { RawRow } from "../formats/sheet.ts";
import { makeFindings } from "./findings.ts";
import { MAX_PLACES, spans, unseenAsked } from "./hidden.ts";
import { noteFound } from "./notes.ts";
import { unknownOwner, withNearest } from "./owner.ts";
import { quotedWords } from "./privacy.ts";
import { type Answer, settleAnswers } from "./survey-answers.ts";
import { makeBlock, type SurveyBlock } from "./survey-block.ts";
import { makeSent } from "./survey-sent.ts";
import type { SurveySheet } from "./survey-sheets.ts";
import { columnOf, placeIn, type Survey } from "./survey-source.ts";
import { isCountedAs, reviewColumn } from "./survey-tools.ts";
import { tellUnread } from "./survey-unread.ts";
import { isStruckOut } from "./tavola.ts";
import { isTotal } from "./total-labels.ts";

/**
 * Reads an export; `accept` gets the rows once it is known which answers count. What is wrong in its mapping, and a row of
 * nobody, are findings.
 */
export function readSurvey(survey: Survey, accept: RowSink): Submission<SectionHead>[] {
  const { mappatura, anno, sheets, findings } = survey;
  const { main } = sheets;
  const enteColumn = columnOf(survey, main, mappatura.mappa.ente);
  if (enteColumn === undefined) return [];
  const asked = blocksAskedIn(anno).filter(({ id }) => Object.hasOwn(mappatura.mappa.blocchi, id));
  const blocks = asked.flatMap((blocco): SurveyBlock | [] => {
    const section = mappatura.mappa.blocchi[blocco.id];
    return (section === undefined ? null : makeBlock(survey, blocco, section)) ?? [];
  });
  const isWhole = blocks.length === asked.length && blocks.every(({ groups }) => groups.every(hasAll));
  const sent = makeSent(survey);
  const byEnte = new Map<string, Answer[]>();
  const columns = new Set(blocks.flatMap(({ groups }) => groups.flatMap((group) => group.columns)));
  const isBlank = ({ cells }: RawRow): boolean =>
    cells.every(({ column, text }) => !columns.has(column) || text.trim() === "");
  const review = reviewColumn(main.titles);
  for (const row of main.answers()) {
    const written = row.cells.find(({ column }) => column === enteColumn)?.text.trim() ?? "";
    // Somebody opened the survey, wrote nothing and went away.
    if (written === "" && !sent.of(row).isFinished && isBlank(row)) continue;
    if (isNoAnswer(survey, row, written) || isRefused(survey, row, review)) continue;
    const ente = ownerOf(survey, row, written);
    if (ente === null) continue;
    const own = makeFindings();
    const sezioni = blocks.flatMap((block) => block.read(row, ente, own));
    // Where a question is missing that is told, and the row is not blamed for it.
    if (sezioni.length === 0 && isWhole)
      findings.add({ codice: "riga-senza-risposte", params: {} }, placeIn(survey, main, row.number), {
        ente,
        blocco: "ente",
      });
    const answer = { riga: row.number, ...sent.of(row), sezioni, findings: own };
    const before = byEnte.get(ente);
    if (before === undefined) byEnte.set(ente, [answer]);
    else before.push(answer);
  }
  const invii = [...byEnte].flatMap(([ente, answers]) => settleAnswers(survey, ente, answers) ?? []);
  for (const block of blocks) block.tellAbsent();
  tellRest(survey, blocks, [enteColumn, ...sent.columns]);
  tellBesideAnswers(survey);
  return invii.map(({ ente, sezioni, ...invio }) => ({
    ...invio,
    ente,
    sezioni: sezioni.map((sezione) => given(ente, sezione, accept)),
  }));
}

/** Gives the rows of a section away; what is left of it is its head. */
function given(ente: string, { righe, ...section }: Section, accept: RowSink): SectionHead {
  for (const riga of righe) accept({ ente, blocco: section.blocco, foglio: section.foglio, riga });
  return { ...section, contate: righe.length };
}

/** A row that was struck out, or of totals: it is told, and nobody is asked of whom it is. */
function isNoAnswer(survey: Survey, row: RawRow, written: string): boolean {
  const { findings, sheets, contesto } = survey;
  const luogo = placeIn(survey, sheets.main, row.number);
  const about = { ente: null, blocco: "ente" };
  if (isStruckOut(row)) findings.add({ codice: "riga-barrata", params: {} }, luogo, about);
  else if (isTotal(written) && contesto.elenchi.find("enti", written) === undefined)
    findings.add({ codice: "riga-totale", params: { etichetta: quotedWords(written) } }, luogo, about);
  else return false;
  return true;
}

/** Rows hidden by hand hold no answer that counts, those under a filter do: of both somebody is asked, and of remarks. */
function tellBesideAnswers(survey: Survey): void {
  const { main, others } = survey.sheets;
  for (const sheet of [main, ...others]) {
    const cell = (row: number, column: number) => placeOfCell(survey, sheet, { row, column });
    survey.findings.push(...noteFound(sheet.note, cell));
    for (const [codice, rows] of [
      ["righe-nascoste", sheet.nascoste],
      ["filtro-acceso", sheet.filtrate],
    ] as const) {
      if (rows.length === 0) continue;
      const places = rows.slice(0, MAX_PLACES).map((row) => placeIn(survey, sheet, row));
      survey.findings.push(diagnose(codice, places, { righe: spans(rows), quante: rows.length }));
    }
  }
}

/** Who looks at the answers refused it: it does not count. Of that, and of one that still waits, it is asked. */
function isRefused(survey: Survey, row: RawRow, review: number | undefined): boolean {
  const stato = row.cells.find(({ column }) => column === review)?.text.trim() ?? "";
  const contata = isCountedAs(stato);
  if (contata === null) return false;
  const place = placeIn(survey, survey.sheets.main, row.number);
  survey.findings.add({ codice: "risposta-respinta", params: { stato: quotedWords(stato), contata } }, place, {
    ente: null,
    blocco: "ente",
  });
  return contata === "no";
}

const hasAll = ({ assenti }: { readonly assenti: ReadonlySet<string> }): boolean => assenti.size === 0;

function ownerOf(survey: Survey, row: RawRow, written: string): string | null {
  const { contesto, findings, sheets } = survey;
  const ente = written === "" ? undefined : contesto.elenchi.find("enti", written);
  if (ente !== undefined) return ente;
  const about = { ente: null, blocco: "ente", completa: withNearest(contesto.elenchi) };
  const luogo = placeIn(survey, sheets.main, row.number);
  if (written === "") findings.add({ codice: "ente-mancante", params: { dove: "risposta", anno: "" } }, luogo, about);
  else findings.add(unknownOwner(written), luogo, about);
  return null;
}

/** Answers that count, and that nobody sees in the sheet. */
function tellUnseen(survey: Survey, sheet: SurveySheet, columns: ReadonlySet<number>): void {
  const cells = sheet.invisibili.filter(({ column }) => columns.has(column));
  for (const each of unseenAsked(cells, (cell) => placeOfCell(survey, sheet, cell))) survey.findings.push(each);
}

const placeOfCell = (survey: Survey, sheet: SurveySheet, { row, column }: { row: number; column: number }) => ({
  ...placeIn(survey, sheet, row),
  cella: `${columnLetters(column)}${row}`,
});

/** Rows of other sheets that belong to no answer, and what no group reads. */
function tellRest(survey: Survey, blocks: readonly SurveyBlock[], own: readonly number[]): void {
  const { main, orphans } = survey.sheets;
  const read = new Map<SurveySheet, Set<number>>([[main, new Set(own)]]);
  const told = new Set<SurveySheet>();
  for (const { groups, niente } of blocks) {
    if (niente !== undefined) read.get(main)?.add(niente);
    for (const { sheet, columns, elsewhere } of groups) {
      const seen = read.get(sheet) ?? new Set<number>();
      for (const column of columns) seen.add(column);
      read.set(sheet, seen);
      if (elsewhere !== undefined) told.add(elsewhere);
    }
  }
  for (const sheet of read.keys())
    for (const { number } of orphans(sheet))
      survey.findings.add({ codice: "gruppo-senza-risposta", params: {} }, placeIn(survey, sheet, number), {
        ente: null,
        blocco: "ente",
      });
  for (const [sheet, columns] of read) tellUnseen(survey, sheet, columns);
  const { blocchi } = survey.mappatura.mappa;
  tellUnread({
    survey,
    read,
    told,
    blocchi: blocksAskedIn(survey.anno).filter(({ id }) => Object.hasOwn(blocchi, id)),
  });
}
