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

/** A page, and how high on it, in points from its foot; null where the file does not say. */
export interface Place {
  readonly page: number;
  readonly y: number | null;
}

/** Where each linked anchor falls. Empty when the document has no internal link. */
export function readPlaces(file: PdfFile): Map<string, Place> {
  const pages = new Map(pagesOf(file).map((number, index) => [number, index + 1]));
  const found = [...entriesOf(resolve(file, catalogOf(file).get("Dests")))].flatMap(
    ([name, value]): [string, Place][] => {
      const [target, kind, , y] = itemsOf(resolve(file, value));
      const page = pages.get(pointsAt(target) ?? -1);
      const height = kind === "/XYZ" ? Number(y) : Number.NaN;
      return page === undefined ? [] : [[plainText(`/${name}`), { page, y: Number.isNaN(height) ? null : height }]];
    },
  );
  return new Map(found);
}

/** The page on which each linked anchor falls. */
export const readDestinations = (file: PdfFile): Destinations =>
  Object.fromEntries([...readPlaces(file)].map(([anchor, { page }]) => [anchor, page]));

const catalogOf = (file: PdfFile): ReadonlyMap<string, string> => entriesOf(resolve(file, reference(file.root)));
