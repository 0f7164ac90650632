// What the pages draw: that all of it is content or decoration and never both, and that every letter says what it is.
import type { Mark, PageContent } from "./content.ts";
import type { Page, PdfDocument } from "./document.ts";
import { codesOf, type Font } from "./fonts.ts";
import type { Look, Rule } from "./rule.ts";
import { languageOf } from "./structure.ts";
import { Text } from "./values.ts";

const KINDS = { text: "testo", path: "disegno", image: "immagine", shading: "sfumatura" } as const;

/** A rule of the marks of every page. */
const ofMarks = (
  id: string,
  asks: string,
  fault: (mark: Mark, above: readonly Mark[], document: PdfDocument) => string | null,
): Rule => ({
  id,
  asks,
  *looks(document) {
    for (const page of document.pages)
      for (const chain of chainsOf(page.content)) {
        const mark = chain.at(-1);
        if (mark === undefined) continue;
        yield { page: page.page, element: mark.tag, found: fault(mark, chain.slice(0, -1), document) };
      }
  },
});

/** Each mark of a page with those around it, once. */
function chainsOf({ drawn }: PageContent): readonly (readonly Mark[])[] {
  const chains = new Map<Mark, readonly Mark[]>();
  for (const { marks } of drawn)
    for (const [index, mark] of marks.entries()) if (!chains.has(mark)) chains.set(mark, marks.slice(0, index + 1));
  return [...chains.values()];
}

const isArtifact = ({ tag }: Mark): boolean => tag === "Artifact";

interface Letters {
  readonly page: Page;
  readonly font: Font;
  readonly codes: ReadonlySet<number>;
}

/** The codes of each font that a page draws. */
function lettersOn(page: Page): Letters[] {
  const fonts = new Map<Font, Set<number>>();
  for (const { font, codes } of page.content.drawn) {
    if (font === null) continue;
    const known = fonts.get(font) ?? new Set();
    fonts.set(font, known);
    for (const code of codesOf(font, codes)) known.add(code);
  }
  return [...fonts].map(([font, codes]) => ({ page, font, codes }));
}

const ofLetters = (id: string, asks: string, fault: (letters: Letters) => string | null): Rule => ({
  id,
  asks,
  *looks({ pages }) {
    for (const page of pages)
      for (const letters of lettersOn(page))
        yield { page: page.page, element: letters.font.name, found: fault(letters) };
  },
});

const codesSaid = (codes: readonly number[]): string | null =>
  codes.length === 0 ? null : `codici ${codes.slice(0, 5).join(", ")}`;

export const CONTENT: readonly Rule[] = [
  ofMarks("ua1:7.1-1", "Nessuna decorazione sta dentro il contenuto", (mark, above, document) =>
    isArtifact(mark) && above.some((one) => document.ownerOf(one) !== null) ? "sta dentro un contenuto" : null,
  ),
  ofMarks("ua1:7.1-2", "Nessun contenuto sta dentro una decorazione", (mark, above, document) =>
    above.some(isArtifact) && [mark, ...above].some((one) => document.ownerOf(one) !== null)
      ? "sta dentro una decorazione"
      : null,
  ),
  {
    id: "ua1:7.1-3",
    asks: "Tutto ciò che si vede è contenuto o decorazione",
    *looks(document) {
      for (const { page, content } of document.pages)
        for (const { kind, marks } of content.drawn) {
          const known = marks.some((mark) => isArtifact(mark) || document.ownerOf(mark) !== null);
          yield { page, element: KINDS[kind], found: known ? null : "non è né l’uno né l’altra" };
        }
    },
  },
  {
    id: "ua1:7.2-34",
    asks: "La lingua di ogni testo è detta",
    *looks(document) {
      for (const { page, content } of document.pages)
        for (const { kind, marks } of content.drawn) {
          if (kind !== "text") continue;
          const owner = marks.map((mark) => document.ownerOf(mark)).find((one) => one !== null) ?? null;
          const said = marks.some(({ properties }) => properties.get("Lang") instanceof Text);
          const known = document.lang !== null || said || languageOf(document.pdf, owner) !== null;
          yield { page, element: "testo", found: known ? null : "nessuno dice la lingua" };
        }
    },
  },
  ofMarks(
    "ua1:7.2-30",
    "La lingua di ogni testo sostituito in pagina è detta",
    ({ tag, properties }, above, document) => {
      if (tag !== "Span" || !properties.has("ActualText") || document.lang !== null) return null;
      const said =
        properties.has("Lang") || above.some((one) => languageOf(document.pdf, document.ownerOf(one)) !== null);
      return said ? null : "nessuno dice la lingua";
    },
  ),
  {
    id: "ua1:7.20-2",
    asks: "Una forma con contenuti si disegna una volta",
    rare: true,
    *looks({ pages }) {
      const drawn = new Set<number>();
      for (const { page, content } of pages)
        for (const form of content.forms) {
          const look: Look = { page, element: `forma ${form}`, found: drawn.has(form) ? "si disegna due volte" : null };
          drawn.add(form);
          yield look;
        }
    },
  },
  ofLetters("ua1:7.21.4.1-1", "Le lettere di ogni carattere sono nel file", ({ font }) =>
    font.embedded ? null : "non ci sono",
  ),
  ofLetters("ua1:7.21.7-1", "Ogni lettera dice che cosa è in Unicode", ({ font, codes }) =>
    codesSaid([...codes].filter((code) => (font.unicode?.get(code) ?? "") === "")),
  ),
  ofLetters("ua1:7.21.7-2", "Nessuna lettera dice di essere un segno che non c’è", ({ font, codes }) =>
    codesSaid([...codes].filter((code) => /[\0\ufffe\ufeff]/.test(font.unicode?.get(code) ?? ""))),
  ),
  ofLetters("ua1:7.21.8-1", "Nessuna lettera manca nel carattere", ({ font, codes }) =>
    font.width === 2 ? codesSaid([...codes].filter((code) => code === 0)) : null,
  ),
];
