// Cells under headings → typed rows of a block. A row whose required answers are missing or refused is not counted and
// says so; a refused optional answer is «not available» and the row stays. Nothing is dropped in silence.
import { type Blocco, type Campo, fieldsOf } from "../../schemas/blocco.ts";
import { type Emptiness, isNumerica, type StoredValue } from "../../schemas/cella.ts";
import type { Luogo } from "../../schemas/diagnostic.ts";
import { addressOf, type Riga } from "../../schemas/reading.ts";
import type { RawCell } from "../formats/sheet.ts";
import { readCell } from "./cell.ts";
import type { ReadingContext } from "./context.ts";
import { makeCorrected } from "./corrected.ts";
import type { About, Findings } from "./findings.ts";
import { BLANK, type Found, type ReadCell } from "./outcome.ts";
import { quotedWords, withoutPersons } from "./privacy.ts";
import { makeRules } from "./rules.ts";
import { makeSentBack } from "./sent-back.ts";
import { incomplete, unanswered } from "./unanswered.ts";

/** One row of a source, whatever its form: the raw cell of each question, in the order of the block's declaration. */
export interface RawAnswers {
  readonly numero: number;
  readonly celle: readonly (RawCell | undefined)[];
  /** Where the questions stand, as one text for all rows of a layout. */
  readonly posti: string;
}

export interface RowReader {
  /** The accepted row, or null when it cannot be counted; findings say why. */
  readonly read: (grezza: RawAnswers, ente: string | null) => Riga | null;
}

export interface RowSource {
  readonly blocco: Blocco;
  readonly anno: number;
  readonly contesto: ReadingContext;
  readonly findings: Findings;
  /** Where the cell of a question lies, also when it is blank; without a question, where the row begins. */
  readonly luogo: (numero: number, campo: string | null) => Luogo;
  /** Questions that the source does not have: their absence was told once for all rows. */
  readonly assenti?: ReadonlySet<string>;
  /** An answer that is missing here and is asked about somewhere else: one fault, one message. */
  readonly altrove?: (numero: number, campo: string) => boolean;
  /** Several rows may come of one line: only the cell tells them apart. */
  readonly perRiga?: "molte";
  /** Rows whose cells may stand under the wrong titles. */
  readonly storte?: ReadonlySet<number>;
}

interface Question {
  readonly at: number;
  readonly name: string;
  readonly campo: Campo;
  readonly isNeeded: boolean;
  /** Readings by text, for questions whose answers come back in every row; null for the others. */
  readonly kept: Map<string, ReadCell> | null;
}

/** Readings kept for one question. */
const MAX_KEPT = 2000;

/** A reader of rows for one block of one edition. */
export function makeLettore({
  blocco,
  anno,
  contesto,
  findings,
  luogo,
  assenti,
  altrove,
  perRiga,
  storte,
}: RowSource): RowReader {
  const places = new Map(Object.keys(blocco.campi).map((name, at) => [name, at]));
  const count = places.size;
  // Rows without an emptiness share one array: nearly all of them.
  const noVuoti: readonly (Emptiness | null)[] = new Array<null>(count).fill(null);
  const questions = fieldsOf(blocco, anno).map(
    ([name, campo]): Question => ({
      at: places.get(name) ?? -1,
      name,
      campo,
      isNeeded: campo.obbligatorio === true,
      kept: isRecurrent(campo) ? new Map() : null,
    }),
  );
  const checkRules = makeRules(blocco, contesto.elenchi, anno);

  const answer = (raw: RawCell | undefined, { campo, kept }: Question): ReadCell => {
    if (raw === undefined) return BLANK;
    if (kept === null || raw.content.kind !== "testo" || raw.formula) return readCell(raw, campo, contesto);
    const before = kept.get(raw.text);
    if (before !== undefined) return before;
    const letta = readCell(raw, campo, contesto);
    if (kept.size < MAX_KEPT) kept.set(raw.text, letta);
    return letta;
  };

  // An answer to a survey is a code of ours by now, and who gave it chose a name.
  const named = perRiga === undefined ? null : contesto.elenchi;
  const corrected = makeCorrected(blocco, contesto, luogo);
  const sentBack = makeSentBack(blocco, contesto);
  const read = (grezza: RawAnswers, ente: string | null): Riga | null => {
    const { numero, posti } = grezza;
    const celle = corrected(grezza);
    const valori: (StoredValue | null)[] = new Array(count).fill(null);
    let vuoti = noVuoti;
    const grezzi: (string | null)[] = new Array(count).fill(null);
    const faults: [Question, Found][] = [];
    const missing: Question[] = [];
    let isCounted = true;
    for (const question of questions) {
      const { at, campo } = question;
      const raw = celle[at];
      const letta = answer(raw, question);
      valori[at] = campo.riservato ? null : letta.valore;
      if (letta.vuoto !== null) vuoti = vuoti.with(at, letta.vuoto);
      const written = grezza.celle[at];
      grezzi[at] = written === undefined || campo.riservato ? null : keptText(written.text, letta);
      if (!campo.riservato) for (const found of letta.trovati) faults.push([question, found]);
      if (!question.isNeeded || letta.valore !== null) continue;
      if (letta.vuoto !== null && letta.trovati.length === 0 && isNumerica(campo.cella)) continue;
      isCounted = false;
      if (letta.trovati.length === 0) missing.push(question);
    }
    const tell = ({ name, campo, at }: Question, found: Found): void => {
      const posto = perRiga === undefined ? null : addressOf(grezza, at);
      const place = {
        ...luogo(numero, name),
        ...(posto === null ? {} : { posto }),
        ...{ colonna: campo.label, nome_riga: rowName(blocco, places, celle, named) },
      };
      findings.add(found, place, aboutCell(ente, blocco, name, campo, celle[at], contesto));
    };
    if (!isCounted && storte?.has(numero)) {
      // What is wrong with its cells says nothing: they are others.
      findings.add({ codice: "riga-spostata", params: { come: "celle" } }, luogo(numero, null), {
        ente,
        blocco: blocco.id,
      });
      return null;
    }
    if (isLonely(celle, missing)) {
      findings.add(
        incomplete(
          celle,
          missing.map(({ campo }) => campo),
        ),
        { ...luogo(numero, null) },
        { ente, blocco: blocco.id },
      );
      return null;
    }
    for (const [question, found] of faults) tell(question, found);
    for (const question of missing)
      if (!assenti?.has(question.name) && !altrove?.(numero, question.name))
        tell(question, unanswered(question.campo, celle[question.at], contesto));
    const questionOf = (name: string): Question | undefined => questions.find((each) => each.name === name);
    const tellSentBack = (): void => {
      for (const [name, found] of sentBack({ valori, vuoti, grezzi }, ente)) {
        const question = questionOf(name);
        if (question !== undefined) tell(question, found);
      }
    };
    if (!isCounted) {
      tellSentBack();
      return null;
    }
    for (const { name, found, isRefused } of checkRules(valori)) {
      const question = questionOf(name);
      if (question === undefined) continue;
      tell(question, found);
      if (!isRefused) continue;
      valori[question.at] = null;
      vuoti = vuoti.with(question.at, "non-disponibile");
    }
    tellSentBack();
    return { numero, valori, vuoti, grezzi, posti };
  };
  return { read };
}

function isRecurrent({ cella }: Campo): boolean {
  return cella.tipo !== "testo" && !isNumerica(cella);
}

/** One cell filled and several that were needed: a note under the table, or a row just begun. One finding says it. */
function isLonely(celle: RawAnswers["celle"], missing: readonly Question[]): boolean {
  return missing.length >= 2 && celle.reduce((filled, cell) => filled + (cell === undefined ? 0 : 1), 0) === 1;
}

/** What identifies a person stays in the archived bytes, also when it was written in a cell of the questionnaire. */
function keptText(text: string, { trovati }: ReadCell): string | null {
  if (trovati.length === 0) return text;
  if (trovati.some(({ codice }) => codice === "codice-fiscale-persona")) return null;
  return withoutPersons(text).text;
}

function aboutCell(
  ente: string | null,
  blocco: Blocco,
  name: string,
  campo: Campo,
  raw: RawCell | undefined,
  contesto: ReadingContext,
): About {
  const about = {
    ente,
    blocco: blocco.id,
    campo: [name, campo] as const,
    completa: (found: Found) => withNearest(found, campo, contesto),
  };
  return raw === undefined || campo.riservato ? about : { ...about, mostrato: raw.text };
}

function withNearest(found: Found, { cella }: Campo, { elenchi }: ReadingContext): Found {
  if (found.codice !== "codice-sconosciuto" || cella.tipo !== "codice") return found;
  const valore = String(found.params["valore"]);
  const simile = zonaOf(valore, cella.lista, elenchi) ?? elenchi.nearest(cella.lista, valore);
  const alike = elenchi.homonyms(cella.lista, valore);
  if (alike.length > 1)
    return { ...found, params: { ...found.params, esempi: alike.map((nome) => `«${nome}»`).join(" o ") } };
  return simile === "" ? found : { ...found, params: { ...found.params, simile }, proposta: simile };
}

/** «Borgo Trento» where a zona is asked: the zona it lies in. */
function zonaOf(valore: string, lista: string, { find, voce, nome }: ReadingContext["elenchi"]): string | null {
  const quartiere = lista === "zone" ? find("quartieri", valore) : undefined;
  const zona = quartiere === undefined ? undefined : voce("quartieri", quartiere)?.attributi["zona"];
  return zona === undefined || zona === null ? null : nome("zone", String(zona));
}

/** «Centro diurno Il Sole»: the row by its own words, so nobody has to count rows; `named`: by the names of the codes in it. */
function rowName(
  { nome_riga, campi }: Blocco,
  places: ReadonlyMap<string, number>,
  celle: RawAnswers["celle"],
  named: ReadingContext["elenchi"] | null,
): string {
  const words = nome_riga.map((name) => {
    const text = celle[places.get(name) ?? -1]?.text.trim() ?? "";
    const cella = campi[name]?.cella;
    const code = named === null || cella?.tipo !== "codice" ? undefined : named.find(cella.lista, text);
    return code === undefined || cella?.tipo !== "codice" ? text : (named?.nome(cella.lista, code) ?? text);
  });
  return quotedWords(words.filter((text) => text !== "").join(", "), 80);
}
