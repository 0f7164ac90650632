// That the file says what the page says: every word outside drawings, in its order, with the numbers of pages (REPORT.md 5).
import type { PdfDocument } from "./document.ts";
import type { Rule } from "./rule.ts";
import type { Element } from "./structure.ts";

/** Roles that flow inside a line; around every other one words end. */
const INLINE = new Set(["Span", "Link", "NonStruct", "Code", "Quote", "Reference", "Annot"]);
/** A drawing is described, not read; the sign of an item stands in no page. */
const SILENT = new Set(["Figure", "Formula", "Lbl"]);
/** Words shown on each side of a difference. */
const AROUND = 3;

/** A word, without the hyphens that a line may add or take away and the capitals that a style may. */
const folded = (word: string): string => word.replace(/[-\u00ad\u2010\u200b\u2060]/g, "").toLowerCase();

const wordsIn = (text: string): string[] => text.split(/[\s\u00a0]+/).filter((word) => folded(word) !== "");

interface Spoken {
  readonly text: string;
  readonly page: number | null;
}

/** What is read aloud, in its order. */
function spoken({ role, kids }: Element, document: PdfDocument, said: Spoken[]): void {
  if (SILENT.has(role ?? "")) return;
  const edge = { text: INLINE.has(role ?? "") ? "" : "\n", page: null };
  said.push(edge);
  for (const kid of kids)
    if ("mcid" in kid) said.push({ text: document.lettersOf(kid), page: document.pageOfMarked(kid) });
    else spoken(kid, document, said);
  said.push(edge);
}

/** The page of the word at this place among all words. */
function pageOfWord(said: readonly Spoken[], at: number): number | null {
  let before = "";
  for (const { text, page } of said) {
    before += text;
    if (page !== null && wordsIn(before).length > at) return page;
  }
  return null;
}

export const WORDS: readonly Rule[] = [
  {
    id: "nostra:testo",
    asks: "Il PDF dice le parole della pagina, nel loro ordine, con i numeri di pagina giusti",
    rare: true,
    *looks(document) {
      if (document.printed === null) return;
      const said: Spoken[] = [];
      for (const element of document.structure?.elements ?? [])
        if (element.parent === null) spoken(element, document, said);
      const [page, pdf] = [wordsIn(document.printed), wordsIn(said.map(({ text }) => text).join(""))];
      const at = page.findIndex((word, index) => folded(word) !== folded(pdf[index] ?? ""));
      const first = at < 0 && pdf.length > page.length ? page.length : at;
      const around = (words: readonly string[]): string =>
        words.slice(Math.max(0, first - AROUND), first + AROUND).join(" ");
      yield {
        page: first < 0 ? null : pageOfWord(said, first),
        element: "testo",
        found: first < 0 ? null : `«${around(pdf)}» per «${around(page)}»`,
      };
    },
  },
];
