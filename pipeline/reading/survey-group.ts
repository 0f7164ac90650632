// One group of questions of a survey export: which of its columns there are, and the rows of a block that they give.
import type { Blocco } from "../../schemas/blocco.ts";
import { diagnose } from "../../schemas/diagnostic.ts";
import { BLOCCHI } from "../../schemas/questionario.ts";
import { columnLetters, placesOf } from "../../schemas/reading.ts";
import type { Rilevazione } from "../../schemas/rilevazione.ts";
import { key } from "../../schemas/text.ts";
import type { RawCell, RawRow } from "../formats/sheet.ts";
import { isYes } from "./cell.ts";
import type { Findings } from "./findings.ts";
import type { RawAnswers } from "./rows.ts";

export type QuestionGroup = Rilevazione["blocchi"][string]["gruppi"][number];
type Celle = (RawCell | undefined)[];
type Answers = { readonly celle: Celle; readonly posti: string };

export interface Domande {
  readonly file: string;
  readonly blocco: Blocco;
  readonly gruppo: QuestionGroup;
  readonly mappa: Rilevazione;
  /** Column of each heading of the export. */
  readonly columns: ReadonlyMap<string, number>;
  readonly findings: Findings;
}

export interface Group {
  /** The rows that one answer gives; none when the group was left blank. */
  readonly expand: (row: RawRow, ente: string) => Pick<RawAnswers, "celle" | "posti">[];
  /** Fields whose question the export lacks: that is told once, not as a blank cell in every row. */
  readonly assenti: ReadonlySet<string>;
  readonly tellAbsent: (header: number) => void;
}

interface Asked {
  readonly name: string;
  readonly at: number;
  readonly domanda: string;
  readonly column: number | undefined;
}

export function makeGroup(domande: Domande): Group {
  const { file, blocco, gruppo, mappa, columns, findings } = domande;
  const names = Object.keys(blocco.campi);
  const times = gruppo.fino_a === undefined ? [null] : Array.from({ length: gruppo.fino_a }, (_, n) => n + 1);
  const asked = times.map((n) =>
    Object.entries(gruppo.campi).map(([name, question]): Asked => {
      const domanda = n === null ? question : question.replaceAll("{n}", String(n));
      return { name, at: names.indexOf(name), domanda, column: columns.get(domanda) };
    }),
  );
  // An export ends its repetitions where the longest answer ended: those without any column were never written.
  const repeats = asked.filter((questions, n) => n === 0 || questions.some(({ column }) => column !== undefined));
  const absent = repeats.flat().filter(({ column }) => column === undefined);
  const boxes = Object.entries(gruppo.scelte?.colonne ?? {}).map(([code, domanda]) => ({
    code,
    domanda,
    column: columns.get(domanda),
  }));
  const absentBoxes = boxes.filter(({ column }) => column === undefined);
  const isAbsentField = (name: string) => absent.some((each) => each.name === name);
  const assenti = new Set(absent.map(({ name }) => name));
  const hurt = new Set<number>();

  const places = repeats.map((questions) => placesIn(names, questions));

  const expand = (row: RawRow, ente: string): Answers[] => {
    const answers = new Map(row.cells.map((cell) => [cell.column, cell]));
    const ticked = boxes.filter(({ domanda, column }) =>
      isTicked(domande, answers.get(column ?? -1), domanda, row.number, ente),
    );
    const made = repeats.flatMap((questions, n): Answers[] => {
      const celle: Celle = new Array(names.length).fill(undefined);
      let isAnswered = false;
      for (const { name, at, column } of questions) {
        const cell = answers.get(column ?? -1);
        if (cell === undefined || cell.text.trim() === "") continue;
        celle[at] = decoded(mappa, name, cell);
        isAnswered = true;
      }
      if (!isAnswered && ticked.length === 0) return [];
      for (const [name, text] of Object.entries(gruppo.fissi)) celle[names.indexOf(name)] = implied(text);
      // Answers without a ticked box stay one row, which then says what it lacks.
      const own = places[n] ?? [];
      if (gruppo.scelte === undefined || ticked.length === 0) return [{ celle, posti: placesOf(own) }];
      const at = names.indexOf(gruppo.scelte.campo);
      return ticked.map(({ code, column }) => ({
        celle: celle.with(at, implied(code)),
        posti: placesOf(own.with(at, column === undefined ? null : columnLetters(column))),
      }));
    });
    const needs = Object.entries(blocco.campi).some(
      ([name, { obbligatorio }]) => obbligatorio === true && isAbsentField(name),
    );
    if (made.length > 0 && needs) hurt.add(row.number);
    return made;
  };

  const tellAbsent = (header: number): void => {
    for (const { name, domanda } of absent) {
      const isNeeded = blocco.campi[name]?.obbligatorio === true;
      const rows = isNeeded ? [...hurt] : [];
      const luoghi = [header, ...rows].map((riga) => ({ file, riga }));
      findings.push(
        diagnose("domanda-mancante", luoghi, { domanda, righe: rows.length }, { blocco: blocco.id, campo: name }),
      );
    }
    for (const { domanda } of absentBoxes)
      findings.push(
        diagnose("domanda-mancante", [{ file, riga: header }], { domanda, righe: 0 }, { blocco: blocco.id }),
      );
  };
  return { expand, assenti, tellAbsent };
}

/** True for a box that is ticked. A text that is neither a tick nor a no is told, with the question's own name. */
function isTicked(
  { file, blocco, mappa, findings }: Domande,
  cell: RawCell | undefined,
  domanda: string,
  riga: number,
  ente: string,
): boolean {
  const text = cell?.text.trim() ?? "";
  if (text === "") return false;
  if (mappa.spunta.some((tick) => key(tick) === key(text))) return true;
  if (isYes(text) === null && !/^(n\/?a|-+)$/i.test(text)) {
    findings.add(
      { codice: "si-no-non-riconosciuto", params: { valore: text } },
      { file, riga, colonna: domanda },
      { ente, blocco: blocco.id },
    );
  }
  return false;
}

/** The column of each field of the block that the questions answer. */
function placesIn(names: readonly string[], questions: readonly Asked[]): (string | null)[] {
  return names.map((name) => {
    const column = questions.find((asked) => asked.name === name)?.column;
    return column === undefined ? null : columnLetters(column);
  });
}

function implied(text: string): RawCell {
  return { column: 0, text, content: { kind: "testo" }, formula: false };
}

/** Answer codes of the survey become ours; any other text is left as it is, for the reader of the cell to judge. */
function decoded(mappa: Rilevazione, field: string, cell: RawCell): RawCell {
  const text = cell.text.trim();
  for (const lista of LISTS_OF[field] ?? []) {
    const mapped = mappa.codici[lista]?.[text];
    if (mapped !== undefined) return { ...cell, text: mapped };
  }
  return cell;
}

/** Which lists a field of any block may name; built once from the questionnaire. */
const LISTS_OF: Readonly<Record<string, readonly string[]>> = listsByField();
function listsByField(): Record<string, string[]> {
  const lists: Record<string, string[]> = {};
  for (const { campi } of BLOCCHI) {
    for (const [name, { cella }] of Object.entries(campi)) {
      if (cella.tipo === "codice") lists[name] = [...(lists[name] ?? []), cella.lista];
      if (cella.tipo === "si-no") lists[name] = [...(lists[name] ?? []), "si_no"];
    }
  }
  return lists;
}
