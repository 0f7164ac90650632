// A sheet with recognised headings → one section per ente; its rows go out as they are accepted. Rows of other enti or
// editions, totals, repeated rows and headings are told apart; every other row with something in it becomes a record or is
// explained.
import { diagnose, type Luogo } from "../../schemas/diagnostic.ts";
import { offeredFields } from "../../schemas/modulo.ts";
import type { RowSink, SectionHead } from "../../schemas/reading.ts";
import { type RawCell, type RawRow, rowsBetween } from "../formats/sheet.ts";
import { cardRow } from "./card.ts";
import { tellBeside } from "./card-beside.ts";
import { columnPlan, holdsNumber } from "./column-plan.ts";
import { saysNothing } from "./empties.ts";
import { threeZeros } from "./evidence.ts";
import { makeGreyColumns, makeIsOffered } from "./given.ts";
import { tellHidden } from "./hidden.ts";
import { makeMerged } from "./merged.ts";
import { tellMissing } from "./missing-column.ts";
import { tellNotes } from "./notes.ts";
import { nothingBox } from "./nothing-box.ts";
import { ofWhichCell } from "./of-which.ts";
import { makeOtherPart } from "./other-part.ts";
import { makeProportion } from "./proportion.ts";
import { makeRepeatedNumbers } from "./repeated-numbers.ts";
import { makeRowOwner } from "./row-owner.ts";
import { makeLettore } from "./rows.ts";
import { tellRowsAbove } from "./rows-above.ts";
import { makeAround } from "./said-around.ts";
import { makeSetAside } from "./set-aside.ts";
import { makeIsShifted } from "./shifted.ts";
import { tellColumns } from "./structure.ts";
import { makeSums } from "./sum-rows.ts";
import { isHeadingAgain, isStruckOut, placeOf, type Tavola } from "./tavola.ts";
import { isUnit } from "./title-rows.ts";
import { makeTotals } from "./totals.ts";
import { makeTwins } from "./twins.ts";

interface Building {
  /** Where «niente da dichiarare» is said; null when it is not. */
  niente: Luogo | null;
  presenti: number;
  respinte: number;
  contate: number;
}

/** The sections of a sheet, by ente; `accept` gets their rows. Empty when no row has an ente that can be counted. */
export function readTavola(foglio: Tavola, accept: RowSink): Map<string, SectionHead> {
  const { testata, sheet, anno, findings, ente: owner } = foglio;
  const contesto = { ...foglio.contesto, treZeri: threeZeros(sheet.rows, testata.at + 1) };
  const tavola = { ...foglio, contesto };
  const { blocco } = testata;
  const luogo = (numero: number, campo: string | null) => cellPlace(tavola, numero, campo);
  const grey = makeGreyColumns(tavola);
  const storte = sheet.storte ?? NO_ROWS;
  const lettore = makeLettore({ blocco, anno, contesto, findings, luogo, storte, altrove: grey.isBeside });
  const isMissing = testata.mancanti.length > 0;
  const [around, setAside] = [makeAround(tavola), makeSetAside(tavola)];
  const repeated = makeRepeatedNumbers(tavola);
  const [totals, sums, proportion, rowOwner, isTwin, plan, box, merged] = [
    makeTotals(tavola),
    makeSums(tavola),
    makeProportion(tavola),
    makeRowOwner(tavola),
    makeTwins(tavola),
    columnPlan(tavola, (row, cell) => {
      if (!around.look(row, cell)) setAside.look(row, cell);
    }),
    nothingBox(tavola),
    makeMerged(tavola),
  ];
  const isShifted = makeIsShifted(tavola);
  const otherPart = makeOtherPart(tavola);
  const byEnte = new Map<string, Building>();
  const note = (
    codice: "titoli-ripetuti" | "riga-senza-risposte" | "riga-fuori-colonne" | "riga-barrata",
    row: RawRow,
  ): void =>
    findings.add({ codice, params: {} }, placeOf(tavola, row.number, row.cells[0]?.column ?? 1), {
      ente: owner,
      blocco: blocco.id,
    });
  let refused = 0;
  const isUnits = ({ number, cells }: RawRow): boolean =>
    cells.every((cell) => isUnit(cell.text) || around.look(number, cell));

  const untouched = isUntouched(tavola);
  const take = (seen: RawRow, at: number): void => {
    const row = testata.at < 0 ? seen : merged(seen);
    const altra = otherPart.of(row);
    const ente = altra === null ? null : rowOwner(row);
    if (altra === null || ente === null) {
      read(row, at);
      return;
    }
    const building = sectionOf(byEnte, ente);
    building.presenti++;
    building.respinte++;
    otherPart.take(row, altra, ente);
  };
  const read = (row: RawRow, at: number): void => {
    if (untouched && row.number !== box?.row && !isNothing(testata, row)) {
      if (tavola.given !== null) grey.look(row);
      return;
    }
    if (row.number === box?.row || (at === testata.at + 1 && isUnits(row))) return;
    if (isHeadingAgain(tavola, row)) {
      note("titoli-ripetuti", row);
      return;
    }
    if (totals.take(row, at)) return;
    grey.look(row);
    if (isStruckOut(row)) {
      note("riga-barrata", row);
      return;
    }
    const [only, ...others] = row.cells;
    if (only !== undefined && others.length === 0 && around.lookAlone(row.number, only)) return;
    const part = ofWhichCell(tavola, row);
    if (part !== null) {
      const params = { nome: part.text.trim(), contata: "no" } as const;
      const about = { ente: owner, blocco: blocco.id };
      findings.add({ codice: "riga-di-cui", params }, placeOf(tavola, row.number, part.column), about);
      return;
    }
    if (isShifted(row)) {
      const ente = rowOwner(row);
      if (ente === null) return;
      const building = sectionOf(byEnte, ente);
      building.presenti++;
      building.respinte++;
      const place = placeOf(tavola, row.number, row.cells[0]?.column ?? 1);
      findings.add({ codice: "riga-spostata", params: { come: "colonna" } }, place, { ente, blocco: blocco.id });
      return;
    }
    const celle = plan.read(row);
    if (celle === null) {
      const outside =
        testata.at < 0 ? [] : row.cells.filter(({ text, column }) => text.trim() !== "" && !grey.isGrey(column));
      const isNumber = outside.some((cell) => holdsNumber(cell) && !isOwnerColumn(testata, cell.column));
      if (outside.length > 0) note(isNumber ? "riga-fuori-colonne" : "riga-senza-risposte", row);
      return;
    }
    const ente = rowOwner(row);
    if (ente === null) return;
    const building = sectionOf(byEnte, ente);
    if (celle.every((cell) => cell === undefined || saysNothing(cell.text))) {
      building.niente ??= placeOf(tavola, row.number, row.cells[0]?.column ?? 1);
      return;
    }
    if (isRemark(tavola, celle) || isSignature(tavola, celle)) {
      note("riga-senza-risposte", row);
      return;
    }
    building.presenti++;
    const riga = isMissing ? null : lettore.read({ numero: row.number, celle, posti: plan.posti }, ente);
    if (riga === null || isTwin(riga, ente)) building.respinte++;
    else {
      building.contate++;
      sums.take(riga, ente);
      proportion.take(riga, ente);
      repeated.take(riga, ente);
      setAside.take(riga, ente);
      accept({ ente, blocco: blocco.id, foglio: sheet.name, riga });
    }
    if (isMissing) refused++;
  };

  if (testata.at < 0) take(cardRow(sheet, testata), 0);
  else {
    let at = testata.at + 1;
    for (const row of rowsBetween(sheet.rows, at, sheet.rows.length)) take(row, at++);
  }
  for (const { row, ente } of otherPart.tell()) {
    const building = sectionOf(byEnte, ente);
    building.presenti--;
    building.respinte--;
    read(row, Number.POSITIVE_INFINITY);
  }
  sums.tell();
  proportion.tell();
  repeated.tell();
  grey.tell();
  const unread = plan.unread();
  tellMissing(tavola, refused, unread);
  tellColumns(tavola, unread, grey.isAsked);
  tellBeside(tavola);
  tellRowsAbove(tavola);
  tellHidden(tavola);
  tellNotes(tavola);
  if (box?.isNothing && owner !== null) sectionOf(byEnte, owner).niente ??= box.luogo;
  return sections(tavola, byEnte);
}

const NO_ROWS: ReadonlySet<number> = new Set();

/** A table of our module in which nothing was written beside the names of the year before, which it offers again: nobody has
 *  answered it yet. With one answer in it, or one name of their own, every row that was offered wants one. */
function isUntouched(tavola: Tavola): boolean {
  const { isModule, testata, sheet, anno } = tavola;
  const { at, blocco, colonne } = testata;
  if (!isModule || at < 0) return false;
  const offered = offeredFields(blocco, anno);
  const answers = new Set([...colonne].flatMap(([name, column]) => (offered.has(name) ? [] : [column])));
  const names = new Set([...colonne].flatMap(([name, column]) => (offered.has(name) ? [column] : [])));
  if (answers.size === 0) return false;
  const isOffered = makeIsOffered(tavola);
  return [...rowsBetween(sheet.rows, at + 1, sheet.rows.length)].every((row) => {
    const filled = row.cells.filter(({ text }) => text.trim() !== "");
    if (filled.some(({ column }) => answers.has(column))) return false;
    const named = filled.filter(({ column }) => names.has(column));
    // «Niente da dichiarare» is no name.
    return named.every(({ text }) => saysNothing(text)) || isOffered(row);
  });
}

/** «Niente da dichiarare» and nothing else: it answers a table in which nothing was written. */
const isNothing = ({ colonne }: Tavola["testata"], { cells }: RawRow): boolean => {
  const asked = new Set(colonne.values());
  const filled = cells.filter(({ column, text }) => asked.has(column) && text.trim() !== "");
  return filled.length > 0 && filled.every(({ text }) => saysNothing(text));
};

/** A sentence under the table, alone in a column where a name of a list is asked: a remark, which answers nothing. */
function isRemark({ testata, contesto }: Tavola, celle: readonly (RawCell | undefined)[]): boolean {
  const [at, ...others] = celle.flatMap((cell, n) => (cell === undefined ? [] : [n]));
  const text = at === undefined ? "" : (celle[at]?.text ?? "");
  const cella = Object.values(testata.blocco.campi)[at ?? -1]?.cella;
  if (testata.at < 0 || others.length > 0 || cella?.tipo !== "codice" || /\d/.test(text)) return false;
  return text.trim().split(/\s+/).length >= SENTENCE && contesto.elenchi.find(cella.lista, text) === undefined;
}
/** Words: names of lists are shorter, and what is nearly one is asked about. */
const SENTENCE = 5;

/** «Il presidente», «Mario Rossi» under the table: two words where names of lists are asked, neither of which is or nearly is one,
 *  and of the other answers that are needed more than one that is not there. */
function isSignature({ testata, contesto: { elenchi } }: Tavola, celle: readonly (RawCell | undefined)[]): boolean {
  const fields = Object.values(testata.blocco.campi);
  const filled = celle.flatMap((cell, n) => (cell === undefined ? [] : [{ text: cell.text, cella: fields[n]?.cella }]));
  const missing = fields.filter(({ obbligatorio }, n) => obbligatorio && celle[n] === undefined);
  if (testata.at < 0 || filled.length !== 2 || missing.length < 2) return false;
  return filled.every(
    ({ text, cella }) =>
      cella?.tipo === "codice" &&
      elenchi.find(cella.lista, text) === undefined &&
      elenchi.nearest(cella.lista, text) === "",
  );
}

const isOwnerColumn = ({ colonnaEnte, colonnaEdizione }: Tavola["testata"], column: number): boolean =>
  column === colonnaEnte || column === colonnaEdizione;

function sectionOf(byEnte: Map<string, Building>, ente: string): Building {
  const made = byEnte.get(ente) ?? { niente: null, presenti: 0, respinte: 0, contate: 0 };
  byEnte.set(ente, made);
  return made;
}

function sections(tavola: Tavola, byEnte: ReadonlyMap<string, Building>): Map<string, SectionHead> {
  const { testata, sheet, findings } = tavola;
  const blocco = testata.blocco.id;
  const result = new Map<string, SectionHead>();
  for (const [ente, { niente, presenti, respinte, contate }] of byEnte) {
    if (presenti === 0 && niente === null) continue;
    if (presenti > 0 && niente !== null)
      findings.push(diagnose("niente-e-righe", [niente], { righe: presenti }, { ente, blocco }));
    const stato = presenti === 0 ? "niente" : "compilata";
    result.set(ente, { blocco, foglio: sheet.name, stato, presenti, respinte, contate });
  }
  return result;
}

/** Address of a question on a row: its row may be its column, in a scheda. */
function cellPlace(tavola: Tavola, numero: number, campo: string | null) {
  const { testata } = tavola;
  const posto = campo === null ? Math.min(...testata.colonne.values()) : (testata.colonne.get(campo) ?? 1);
  if (testata.colonnaRisposte === null) return placeOf(tavola, numero, posto);
  return placeOf(tavola, posto, testata.colonnaRisposte);
}
