// The pages of a print, and where in them its anchors fell.
import { type PdfFile, resolve } from "./pdf-file.ts";
import { entriesOf, itemsOf, plainText, pointsAt, reference } from "./pdf-syntax.ts";

/** Anchor → printed page, the cover being page 1, so that paper and viewer agree. */
export type Destinations = Readonly<Record<string, number>>;

/** Number of the object of each page, in their order. */
export function pagesOf(file: PdfFile): number[] {
  const under = (node: string | undefined): number[] => {
    const number = pointsAt(node);
    const entries = entriesOf(resolve(file, node));
    if (entries.get("Type") === "/Page") return number === undefined ? [] : [number];
    return itemsOf(resolve(file, entries.get("Kids"))).flatMap(under);
  };
  return under(catalogOf(file).get("Pages"));
}

/** Where each linked anchor falls. Empty when the document has no internal link. */
export function readDestinations(file: PdfFile): Destinations {
  const pages = new Map(pagesOf(file).map((number, index) => [number, index + 1]));
  const found = [...entriesOf(resolve(file, catalogOf(file).get("Dests")))].flatMap(
    ([name, value]): [string, number][] => {
      const page = pages.get(pointsAt(itemsOf(resolve(file, value))[0]) ?? -1);
      return page === undefined ? [] : [[plainText(`/${name}`), page]];
    },
  );
  return Object.fromEntries(found);
}

const catalogOf = (file: PdfFile): ReadonlyMap<string, string> => entriesOf(resolve(file, reference(file.root)));
