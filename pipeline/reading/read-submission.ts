// The bytes of one file → its reading: whose it is, of which year, its sections with typed rows, and every finding.
// Never throws for what is in the file: a fault of ours becomes a finding that says so.

import { type Diagnostic, diagnose } from "../../schemas/diagnostic.ts";
import { CHECKS_SHEET } from "../../schemas/modulo.ts";
import { blocksAskedIn } from "../../schemas/questionario.ts";
import type {
  Correction,
  PlacedRow,
  Reading,
  ReadingHead,
  Riga,
  RowSink,
  SectionHead,
  SentBackCell,
  Submission,
} from "../../schemas/reading.ts";
import type { Mappatura } from "../../schemas/rilevazione.ts";
import { key } from "../../schemas/text.ts";
import { readFile } from "../formats/read-file.ts";
import type { Workbook } from "../formats/sheet.ts";
import type { ReadingContext } from "./context.ts";
import { contextOf } from "./evidence.ts";
import { type Findings, makeFindings } from "./findings.ts";
import { givenIn } from "./given.ts";
import { hiddenSheets } from "./hidden.ts";
import type { Elenchi } from "./lists.ts";
import { withoutSecond } from "./one-message.ts";
import { otherName } from "./other-names.ts";
import { ourFault } from "./our-fault.ts";
import { isOurs, ownerOf } from "./owner.ts";
import { type BlockSheet, blockSheets, onlyPictures } from "./sheets.ts";
import { readAsSurvey, unclaimedSurvey } from "./survey-claim.ts";
import { readTavola } from "./table.ts";
import { headingPlace, type SeenRows } from "./tavola.ts";

export interface ReceivedFile {
  readonly bytes: Uint8Array;
  readonly nome: string;
  /** The ente it is expected from (`--ente`, a personal link); null when only the file says it. */
  readonly ente: string | null;
  /** What people decided about its cells, and which they ask to look at again; nothing when left out. */
  readonly correzioni?: readonly Correction[];
  readonly rimandi?: readonly SentBackCell[];
}

export interface ReadingRules {
  /** Year of the edition that the file answers. */
  readonly anno: number;
  readonly elenchi: Elenchi;
  readonly rilevazioni: readonly Mappatura[];
}

/**
 * Reads one file by the rules of an edition. `accept` gets each row that counts, in the order of the file; when the reading
 * turns out to be a fault of ours they mean nothing.
 */
export function readInto(ricevuto: ReceivedFile, regole: ReadingRules, accept: RowSink): ReadingHead {
  try {
    return read(ricevuto, regole, accept);
  } catch (error) {
    return ourFault(ricevuto.nome, error);
  }
}

/** As `readInto`, with the rows in their sections: for files that fit in memory. */
export function readSubmission(ricevuto: ReceivedFile, regole: ReadingRules): Reading {
  const rows = new Map<string, Riga[]>();
  const keyOf = ({ ente, blocco }: Pick<PlacedRow, "ente" | "blocco">): string => `${ente} ${blocco}`;
  const head = readInto(ricevuto, regole, (row) => {
    const righe = rows.get(keyOf(row));
    if (righe === undefined) rows.set(keyOf(row), [row.riga]);
    else righe.push(row.riga);
  });
  const invii = head.invii.map(({ ente, sezioni, ...invio }) => ({
    ...invio,
    ente,
    sezioni: sezioni.map(({ contate, ...section }) => ({
      ...section,
      righe: rows.get(keyOf({ ente, blocco: section.blocco })) ?? [],
    })),
  }));
  return { ...head, invii };
}

function read(ricevuto: ReceivedFile, regole: ReadingRules, accept: RowSink): ReadingHead {
  const { workbook, diagnostics: told } = readFile(ricevuto.bytes, ricevuto.nome);
  if (workbook === null) return { formato: "illeggibile", invii: [], diagnostics: told };
  const { anno } = regole;
  const diagnostics = [...told, ...hiddenSheets(workbook, blocksAskedIn(anno), anno, ricevuto.nome)];
  const contesto = contextOf(workbook, regole.elenchi, ricevuto);
  const findings = makeFindings();
  const given = { file: ricevuto.nome, anno, contesto, findings };
  const answered = readAsSurvey(given, workbook, regole.rilevazioni, accept);
  if (answered !== null)
    return { formato: "rilevazione", invii: answered, diagnostics: withoutSecond([...diagnostics, ...findings.all()]) };
  const unclaimed = unclaimedSurvey(ricevuto.nome, workbook, regole.rilevazioni);
  const invii = readBlocks({ ricevuto, workbook, contesto, anno, findings, unclaimed }, accept);
  return { formato: workbook.format, invii, diagnostics: withoutSecond([...diagnostics, ...findings.all()]) };
}

interface OpenedFile {
  readonly ricevuto: ReceivedFile;
  readonly workbook: Workbook;
  readonly contesto: ReadingContext;
  readonly anno: number;
  readonly findings: Findings;
  /** Says that it is a survey's export which no mapping reads; null for any other file. */
  readonly unclaimed: Diagnostic | null;
}

function readBlocks(
  { ricevuto, workbook, contesto, anno, findings, unclaimed }: OpenedFile,
  accept: RowSink,
): Submission<SectionHead>[] {
  const file = ricevuto.nome;
  const { elenchi } = contesto;
  const isText = workbook.format === "csv";
  const given = givenIn(workbook);
  // Either says that it is one: people delete a sheet that is not for them, and programs lose what is hidden.
  const hasChecks = workbook.sheets.some(({ name }) => key(name) === key(CHECKS_SHEET));
  const isModule = isOurs(workbook) && (hasChecks || given !== null);
  const { found, notes } = blockSheets(workbook, anno, { file, isModule, elenchi });
  const atteso = ricevuto.ente === null ? null : (elenchi.find("enti", ricevuto.ente) ?? ricevuto.ente);
  const saysOwner = found.some(({ testata }) => testata.colonnaEnte !== null && testata.colonnaEdizione !== null);
  if (unclaimed !== null && !saysOwner) {
    findings.push(unclaimed);
    return [];
  }
  if (found.length === 0 && (isText || !isOurs(workbook))) {
    findings.push(
      ...(notes.some(({ gravita }) => gravita === "correggere") ? notes : [diagnose("nessun-blocco", [{ file }], {})]),
    );
    return [];
  }
  if (isText && found.filter((foglio) => hasNoOwner(foglio, file, atteso, anno, findings)).length > 0) return [];
  const lacks = (column: "colonnaEnte" | "colonnaEdizione") =>
    found.length === 0 || found.some(({ testata }) => testata[column] === null);
  const serve = { ente: !isText && lacks("colonnaEnte"), edizione: !isText && lacks("colonnaEdizione") };
  const { ente, rifiuti } = ownerOf({ file, workbook, anno, elenchi, atteso }, serve);
  findings.push(...rifiuti);
  if (rifiuti.length > 0) return [];
  findings.push(...notes);
  if (found.length === 0) {
    if (!notes.some(({ gravita }) => gravita === "correggere"))
      findings.push(diagnose("nessun-blocco", [{ file }], {}, { ente }));
    return [];
  }
  const byEnte = new Map<string, Map<string, SectionHead>>();
  const seen = new Map<string, SeenRows>();
  const vuoti: string[] = [];
  for (const foglio of found) {
    const { id } = foglio.testata.blocco;
    const viste = seen.get(id) ?? new Map();
    seen.set(id, viste);
    const sections = readTavola(
      { ...foglio, file, isText, isModule, given, anno, ente, contesto, findings, viste },
      accept,
    );
    if (sections.size === 0) vuoti.push(id);
    if (sections.size === 0 && foglio.sheet.pictures) findings.push(onlyPictures(file, foglio.sheet.name));
    for (const [owner, sezione] of sections) {
      const own = byEnte.get(owner) ?? new Map<string, SectionHead>();
      byEnte.set(owner, own.set(id, together(own.get(id), sezione)));
    }
  }
  const [owner, ...owners] = byEnte.keys();
  // Who is known by his own link has said whose the file is.
  const other =
    owner === undefined || owners.length > 0 || owner === atteso
      ? null
      : otherName(owner, ricevuto.nome, workbook, elenchi);
  if (other !== null) findings.push(other);
  const isTold = ({ gravita, codice }: Diagnostic): boolean =>
    gravita === "correggere" || codice === "scritto-nell-anno-prima";
  const isSilent = byEnte.size === 0 && !findings.all().some(isTold);
  if (isSilent) findings.push(diagnose("nessuna-risposta", [{ file }], {}, { ente }));
  const isEmpty = (id: string): boolean => ![...byEnte.values()].some((sezioni) => sezioni.has(id));
  return submissions(byEnte, ente, vuoti.filter(isEmpty));
}

/** Tables of one block one below the other are one section. */
function together(
  before: SectionHead | undefined,
  { presenti, respinte, contate, ...section }: SectionHead,
): SectionHead {
  return {
    ...section,
    stato: before?.stato === "compilata" ? before.stato : section.stato,
    presenti: (before?.presenti ?? 0) + presenti,
    respinte: (before?.respinte ?? 0) + respinte,
    contate: (before?.contate ?? 0) + contate,
  };
}

/** What each ente sent; a table without an answer is told of the only ente that the file speaks of. */
function submissions(
  byEnte: ReadonlyMap<string, ReadonlyMap<string, SectionHead>>,
  ente: string | null,
  vuoti: readonly string[],
): Submission<SectionHead>[] {
  const invii = [...byEnte].map(
    ([owner, sezioni]): Submission<SectionHead> => ({
      ente: owner,
      sezioni: [...sezioni.values()],
    }),
  );
  const [first] = invii;
  const only = ente ?? (invii.length === 1 ? (first?.ente ?? null) : null);
  if (only === null || vuoti.length === 0) return invii;
  if (!byEnte.has(only)) return [...invii, { ente: only, sezioni: [], vuoti }];
  return invii.map((invio) => (invio.ente === only ? { ...invio, vuoti } : invio));
}

/** A text file says in its columns whose it is and of which year; what is missing of the two is told together. */
function hasNoOwner(
  { testata, sheet }: BlockSheet,
  file: string,
  atteso: string | null,
  anno: number,
  findings: Findings,
): boolean {
  const place = headingPlace({ file, sheet, isText: true, testata }, 1);
  const noOwner = testata.colonnaEnte === null && atteso === null;
  const noYear = testata.colonnaEdizione === null;
  if (noOwner) findings.push(diagnose("ente-mancante", [place], { dove: "testo", anno: "" }));
  if (noYear) findings.push(diagnose("edizione-mancante", [place], { attesa: String(anno), dove: "testo" }));
  return noOwner || noYear;
}
