// The body of a text, its references resolved, in the form that the page prints: notes in their place, a mark for what
// cannot be printed. Everything wrong in it is a fault of the edition with its line.
import type { EditionFault } from "../../schemas/edizione.ts";
import { notesInPlace, type Tell } from "./notes.ts";
import { markOf } from "./riferimenti.ts";
import { checkPrinted, marked } from "./unprintable.ts";

export interface Shaped {
  readonly testo: string;
  readonly difetti: readonly EditionFault[];
  /** Paths of the pictures that it shows, from `testi/`. */
  readonly immagini: readonly string[];
}

/** `righe` are the lines of the file before the body; `known` the pictures of the edition. */
export function shaped(
  testo: string,
  { file, righe }: { readonly file: string; readonly righe: number },
  known: readonly string[],
): Shaped {
  const difetti: EditionFault[] = [];
  const tell: Tell = (line, cosa, rimedio) => {
    const difetto = { file, riga: righe + line, cosa, rimedio };
    difetti.push(difetto);
    return markOf(difetto);
  };
  const placed = notesInPlace(marked(testo, tell), tell);
  const loose: string[] = [];
  const folder = file
    .replace(/^testi\//, "")
    .split("/")
    .slice(0, -1)
    .join("/");
  const immagini = checkPrinted(placed, { folder, known }, (...fault) => {
    const mark = tell(...fault);
    loose.push(mark);
    return mark;
  });
  return { testo: [...loose, placed].join("\n\n"), difetti, immagini };
}
