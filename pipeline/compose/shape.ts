// The body of a text, its references resolved, in the form that the page prints: notes in their place, a mark for what
// cannot be printed. Everything wrong in it is a fault of the edition with its line.
import type { EditionFault, Edizione } from "../../schemas/edizione.ts";
import { notesInPlace, type Tell } from "./notes.ts";
import { markOf } from "./riferimenti.ts";
import { checkPrinted, marked, type Pictures } from "./unprintable.ts";

export interface Shaped {
  readonly testo: string;
  readonly difetti: readonly EditionFault[];
  /** Paths of the pictures that it shows, from `testi/`. */
  readonly immagini: readonly string[];
}

/** The pictures of an edition, as its texts may show them. */
export const picturesOf = ({
  immagini,
  difetti,
}: Pick<Edizione, "immagini" | "difetti">): Omit<Pictures, "folder"> => ({
  known: Object.keys(immagini),
  refused: difetti.flatMap(({ file }) =>
    /^testi\/.*(?<!\.md)$/u.test(file) ? [file.slice("testi/".length).normalize("NFC")] : [],
  ),
});

/** `righe` are the lines of the file before the body. */
export function shaped(
  testo: string,
  { file, righe }: { readonly file: string; readonly righe: number },
  pictures: Omit<Pictures, "folder">,
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
  const immagini = checkPrinted(placed, { folder, ...pictures }, (...fault) => {
    const mark = tell(...fault);
    loose.push(mark);
    return mark;
  });
  return { testo: [...loose, placed].join("\n\n"), difetti, immagini };
}
