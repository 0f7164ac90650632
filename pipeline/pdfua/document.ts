// A finished PDF as its rules look at it: what it says of itself, its structure, its pages and what they draw.

import { ContentReader, type Drawn, type Mark, type PageContent } from "./content.ts";
import { codesOf } from "./fonts.ts";
import { openPdf, type Pdf, unpacked } from "./open.ts";
import { type Element, type Marked, readStructure, refNumber, type Structure } from "./structure.ts";
import { type Dict, lettersOf as lettersOfText, Ref, Stream, Text, type Value } from "./values.ts";
import { readXmp, type Xmp } from "./xmp.ts";

export interface Page {
  /** From 1 on. */
  readonly page: number;
  readonly object: number;
  readonly dict: Dict;
  readonly content: PageContent;
  readonly annotations: readonly Annotation[];
}

export interface Annotation {
  readonly object: number | null;
  readonly dict: Dict;
  readonly subtype: string;
}

export interface Bookmark {
  readonly dict: Dict;
  readonly level: number;
}

export interface PdfDocument {
  readonly pdf: Pdf;
  readonly catalog: Dict;
  readonly structure: Structure | null;
  readonly pages: readonly Page[];
  readonly bookmarks: readonly Bookmark[];
  /** Null where the catalog has no metadata. */
  readonly xmp: Xmp | null;
  /** The words of the page that was printed; null where nobody said them. */
  readonly printed: string | null;
  /** The language of the whole; null where it is not said. */
  readonly lang: string | null;
  /** The element that the parent tree gives to a mark, when that element holds it; null for what is no content. */
  ownerOf(mark: Mark): Element | null;
  /** The words of an element and of all that it holds, in the order of the structure. */
  wordsOf(element: Element): string;
  /** The letters of marked content. */
  lettersOf(marked: Marked): string;
  /** Number of the page of marked content; null where it is inside a form. */
  pageOfMarked(marked: Marked): number | null;
  /** Number of the page on which an element begins; null where it is on none. */
  pageOf(element: Element): number | null;
}

/** Throws when the bytes are no PDF that can be read. */
export function readDocument(bytes: Uint8Array, printed: string | null = null): PdfDocument {
  const pdf = openPdf(bytes);
  const catalog = pdf.dict(pdf.trailer.get("Root"));
  const structure = readStructure(pdf);
  const content = new ContentReader(pdf);
  const pages = pageNumbers(pdf, catalog.get("Pages")).map((object, index): Page => {
    const dict = pdf.dict(new Ref(object));
    const annotations = pdf.list(dict, "Annots").map((one) => ({
      object: refNumber(one),
      dict: pdf.dict(one),
      subtype: pdf.name(one, "Subtype") ?? "",
    }));
    return { page: index + 1, object, dict, content: content.page(object, dict), annotations };
  });
  const lang = pdf.get(catalog, "Lang");
  const metadata = pdf.get(catalog, "Metadata");
  return {
    pdf,
    catalog,
    structure,
    pages,
    printed,
    bookmarks: bookmarksUnder(pdf, pdf.dict(catalog, "Outlines"), 1),
    xmp: metadata instanceof Stream ? readXmp(Buffer.from(unpacked(metadata)).toString("utf8")) : null,
    lang: lang instanceof Text && lang.bytes !== "" ? lang.bytes : null,
    ...wordsAndOwners(pdf, structure, pages),
  };
}

function wordsAndOwners(
  pdf: Pdf,
  structure: Structure | null,
  pages: readonly Page[],
): Pick<PdfDocument, "ownerOf" | "wordsOf" | "lettersOf" | "pageOfMarked" | "pageOf"> {
  const held = new Set(
    structure?.elements.flatMap((element) =>
      element.contents.map(({ stream, mcid }) => `${element.number} ${stream} ${mcid}`),
    ),
  );
  const lookUp = ({ mcid, parents, stream }: Mark): Element | null => {
    if (structure === null || mcid === null || parents === null) return null;
    const number = refNumber(pdf.list(structure.parents.get(parents))[mcid] ?? null);
    const element = number === null ? undefined : structure.byNumber.get(number);
    return element !== undefined && held.has(`${number} ${stream} ${mcid}`) ? element : null;
  };
  const owners = new Map(pages.flatMap(({ content }) => content.marks.map((mark) => [mark, lookUp(mark)])));
  const ownerOf = (mark: Mark): Element | null => owners.get(mark) ?? null;
  const texts = Map.groupBy(
    pages.flatMap(({ content }) => content.drawn.filter(({ font, marks }) => font !== null && marks.length > 0)),
    ({ marks }) => keyOf(marks.findLast(({ mcid }) => mcid !== null)),
  );
  const numbers = new Map(pages.map(({ object, page }) => [object, page]));
  const lettersOf = (marked: Marked): string => (texts.get(keyOf(marked)) ?? []).map(lettersIn).join("");
  const wordsOf = ({ kids }: Element): string =>
    kids.map((kid) => ("mcid" in kid ? lettersOf(kid) : wordsOf(kid))).join("");
  const pageOf = (element: Element): number | null => {
    for (const { stream } of element.contents) {
      const page = numbers.get(stream);
      if (page !== undefined) return page;
    }
    for (const kid of element.elements) {
      const page = pageOf(kid);
      if (page !== null) return page;
    }
    // What is inside a form does not stand on a page of its own.
    return element.page === null ? null : (numbers.get(element.page) ?? null);
  };
  return { ownerOf, wordsOf, lettersOf, pageOfMarked: ({ stream }) => numbers.get(stream) ?? null, pageOf };
}

const keyOf = (content: { readonly stream: number; readonly mcid: number | null } | undefined): string =>
  content === undefined ? "" : `${content.stream} ${content.mcid}`;

/** What a text says, or what is said in its place. */
function lettersIn({ marks, font, codes }: Drawn): string {
  const said = marks.at(-1)?.properties.get("ActualText");
  if (said instanceof Text) return lettersOfText(said);
  return font === null
    ? ""
    : codesOf(font, codes)
        .map((code) => font.unicode?.get(code) ?? "")
        .join("");
}

function pageNumbers(pdf: Pdf, node: Value | undefined): number[] {
  if (pdf.name(node, "Type") === "Page") return node instanceof Ref ? [node.number] : [];
  return pdf.list(node, "Kids").flatMap((kid) => pageNumbers(pdf, kid));
}

function bookmarksUnder(pdf: Pdf, parent: Dict, level: number): Bookmark[] {
  const found: Bookmark[] = [];
  for (let next = pdf.get(parent, "First"); next instanceof Map; next = pdf.get(next, "Next"))
    found.push({ dict: next, level }, ...bookmarksUnder(pdf, next, level + 1));
  return found;
}
