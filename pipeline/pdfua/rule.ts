// What a rule is: something that is asked of every object of a kind.

import type { PdfDocument } from "./document.ts";
import type { Element } from "./structure.ts";

/** One object that a rule looked at, and what is wrong with it; null when nothing is. */
export interface Look {
  readonly page: number | null;
  readonly element: string;
  readonly found: string | null;
}

export interface Rule {
  /** `ua1:` and `a2a:` with the clause and test of veraPDF's profiles PDFUA-1 and PDFA-2A; `nostra:` for those of our own. */
  readonly id: string;
  /** What it asks, in Italian. */
  readonly asks: string;
  /** Most documents have nothing that it looks at. */
  readonly rare?: true;
  readonly looks: (document: PdfDocument) => Iterable<Look>;
}

/** A rule of the document as a whole. */
export const whole = (id: string, asks: string, fault: (document: PdfDocument) => string | null): Rule => ({
  id,
  asks,
  looks: (document) => [{ page: null, element: "documento", found: fault(document) }],
});

/** A rule of the elements of some roles; of all when none are named. */
export const ofElements = (
  id: string,
  asks: string,
  roles: readonly string[],
  fault: (element: Element, document: PdfDocument) => string | null,
): Rule => ({
  id,
  asks,
  *looks(document) {
    const { structure } = document;
    const among =
      roles.length === 0 ? [structure?.elements ?? []] : roles.map((role) => structure?.byRole.get(role) ?? []);
    for (const elements of among)
      for (const element of elements) {
        const found = fault(element, document);
        yield { page: found === null ? null : document.pageOf(element), element: element.type, found };
      }
  },
});
