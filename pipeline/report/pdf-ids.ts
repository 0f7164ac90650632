// Chromium names the cells of tables by the number of their DOM node, which depends on how the page arrived in pieces.
// Renumbered in their order, the same report has the same bytes.
import { PDFArray, PDFDict, type PDFDocument, type PDFObject, PDFString } from "pdf-lib";

const NODE = /^node\d+$/;

/** Renames every structure id of the document, and what refers to it, to consecutive numbers. */
export function renumberIds(document: PDFDocument): void {
  const roots = document.context.enumerateIndirectObjects().map(([, object]) => object);
  const ids = new Set<string>();
  for (const root of roots) visit(root, (id) => void ids.add(id));
  const sorted = [...ids].sort((a, b) => Number(a.slice(4)) - Number(b.slice(4)));
  const names = new Map(sorted.map((id, index) => [id, PDFString.of(`node${String(index + 1).padStart(8, "0")}`)]));
  for (const root of roots) visit(root, (id) => names.get(id));
}

type Rename = (id: string) => PDFString | undefined;

/** Shows every id inside an object to `rename`, and puts what it returns in its place. */
function visit(object: PDFObject, rename: Rename): void {
  if (object instanceof PDFArray) {
    for (const [index, value] of object.asArray().entries()) {
      const renamed = renameOf(value, rename);
      if (renamed) object.set(index, renamed);
    }
  } else if (object instanceof PDFDict) {
    for (const [key, value] of object.entries()) {
      const renamed = renameOf(value, rename);
      if (renamed) object.set(key, renamed);
    }
  }
}

function renameOf(value: PDFObject, rename: Rename): PDFString | undefined {
  if (value instanceof PDFString) return NODE.test(value.asString()) ? rename(value.asString()) : undefined;
  visit(value, rename);
  return undefined;
}
