// What the workbook has for itself: written by `pipeline/workbooks`, known again by the readers.
import { type Blocco, type Campo, fieldsOf } from "./blocco.ts";
import { isNumerica } from "./cella.ts";
import { key } from "./text.ts";

/** The hidden sheet that says whose a workbook is, of which edition and in which layout. */
export const MARKER_SHEET = "_bilancio";
/** In it, the layout; since layout 3 also what the tables were given: for each grey column a row of block, field and figures
 *  of the year before; for each table a row of block and names that were offered (`offeredName`). */
export const LAYOUT_LABEL = "modulo";
export const GIVEN_LABEL = "prima";
export const OFFERED_LABEL = "offerte";
export const LAYOUT_WITH_GIVEN = 3;
/** The hidden sheet with the members of the drop-down lists. */
export const LISTS_SHEET = "_elenchi";
/** The first sheet: whose it is, and how it is filled. */
export const GUIDE_SHEET = "Come si compila";
/** What is missing, by formulas alone, before it is sent. */
export const CHECKS_SHEET = "Controlli";
/** In it, what stands above the things to look at. */
export const CHECKS_TITLE = "Che cosa guardare";
/** What stands in the first column of the instructions, besides numbers of steps and links to sheets. */
export const GUIDE_LABELS = [
  ...["Edizione", "Codice dell'ente", "Ente", "Rimandalo entro", "Serve una mano?", "Come si compila", "I fogli"],
] as const;

/** How a note begins that we hang on a cell of a copy which we give back marked. */
export const MARK_WORDS = { correggere: "Da correggere", confermare: "Da confermare" } as const;
/** How it ends: what people answer below it is theirs. */
const MARK_END = "(Nota del bilancio sociale: quello che si scrive qui non si legge.)";

const OURS = new RegExp(`(?:^|\\n)(?:${Object.values(MARK_WORDS).join("|")}): `, "g");

/** How a note begins that holds the words of a text box, which no copy of ours can draw. */
export const WAS_BOX = "Riquadro di testo: ";

/** A note with our words below those that stand there already. */
export function withMark(note: string, stato: keyof typeof MARK_WORDS, testo: string): string {
  return `${note === "" ? "" : `${note}\n`}${MARK_WORDS[stato]}: ${testo}\n${MARK_END}`;
}

/** What somebody else wrote in a note, above, below or between what we added. */
export function withoutMark(note: string): string {
  const text = note.replaceAll(/\r\n?/g, "\n");
  let theirs = "";
  let from = 0;
  for (const { index } of text.matchAll(OURS)) {
    if (index < from) continue;
    const end = text.indexOf(MARK_END, index);
    if (end < 0) break;
    theirs += text.slice(from, index);
    from = end + MARK_END.length;
  }
  return (theirs + text.slice(from)).trim();
}

/** The first sheet of a marked copy. */
export const MARKS_SHEET = "Cose da sistemare";
/** Its columns. */
export const MARKS_HEADINGS = [
  ...["", "Che cosa", "Foglio", "Cella", "Quale dato", "C'è scritto", "Che cosa è successo", "Come si sistema"],
] as const;

/** Answers that name a row and seldom change from year to year: those of the year before are offered again. */
export function offeredFields(blocco: Blocco, anno: number): ReadonlySet<string> {
  const names = new Set<string>([...blocco.nome_riga, ...blocco.chiave]);
  const isOffered = ([name, { cella, obbligatorio, riservato }]: [string, Campo]): boolean =>
    !riservato && !isNumerica(cella) && (names.has(name) || (obbligatorio === true && cella.tipo === "codice"));
  return new Set(fieldsOf(blocco, anno).flatMap((field) => (isOffered(field) ? [field[0]] : [])));
}

/** A row by what is offered of it, as it is written in its cells. */
export const offeredName = (blocco: Blocco, anno: number, textOf: (field: string) => string): string =>
  [...offeredFields(blocco, anno)].map((name) => key(textOf(name))).join("|");

/** Whether answers of the year before stand beside the new ones: quantities, of which one compares the size. */
export const isCompared = ({ cella, riservato }: Campo): boolean => !riservato && isNumerica(cella);
