// The notes of a text: what stands under it (`[^1]: …`) is written where it is called (`^[…]`), so that two texts printed
// one after the other never share a note.
import { replaceOutsideCode } from "../../schemas/text-code.ts";

/** Says what is wrong at a line of the text. Returns what stands in its place. */
export type Tell = (line: number, cosa: string, rimedio: string) => string;

interface Note {
  readonly line: number;
  readonly words: string;
  used: boolean;
}

/** A note under the text: its line and those that follow without a gap. The third group is what follows after a gap. */
const DEFINITION = String.raw`^ {0,3}\[\^([^\]\n]*)\]:[ \t]*([^\n]*(?:\n(?!\s*\n| {0,3}\[\^)[^\n]+)*)(\n[ \t]*\n(?: {4}|\t)[^\n]+)?`;
const CALL = String.raw`(?<!\\)\[\^([^\]\n]*)\]`;

/** The text with every note in its place; a note without words, without a call, or called and not there, is told. */
export function notesInPlace(text: string, tell: Tell): string {
  const notes = new Map<string, Note>();
  const body = replaceOutsideCode(text, DEFINITION, ({ parts: [, name = "", written = "", more = ""], line }) => {
    const words = written.replace(/\s*\n\s*/g, " ").trim();
    const other = notes.get(name);
    if (other !== undefined) return tell(line, `la nota «${name}» c'è già`, "Dai a ciascuna un nome suo.");
    notes.set(name, { line, words, used: false });
    if (words === "") return tell(line, `la nota «${name}» non ha parole`, "Scrivile dopo i due punti.");
    if (!isBalanced(words)) return tell(line, `nella nota «${name}» una parentesi quadra non si chiude`, "Chiudila.");
    if (more !== "") return tell(line, `la nota «${name}» ha più capoversi`, "Scrivila in uno solo.");
    return "";
  });
  const placed = replaceOutsideCode(body, CALL, ({ parts: [, name = ""], line }) => {
    const note = notes.get(name);
    if (note === undefined)
      return tell(line, `la nota «${name}» non c'è`, `Scrivila sotto il testo, così: [^${name}]: parole.`);
    note.used = true;
    return note.words === "" || !isBalanced(note.words) ? "" : `^[${note.words}]`;
  });
  const unused = [...notes].filter(([, { used, words }]) => !used && words !== "");
  const marks = unused.map(([name, { line }]) =>
    tell(line, `nessuno richiama la nota «${name}», e non si stampa`, `Scrivi [^${name}] dove serve.`),
  );
  return marks.length === 0 ? placed : `${placed.trimEnd()}\n\n${marks.join("\n\n")}\n`;
}

function isBalanced(words: string): boolean {
  let open = 0;
  for (const letter of words.replace(/\\./g, "")) {
    if (letter === "[") open++;
    if (letter === "]" && --open < 0) return false;
  }
  return open === 0;
}
