// Chromium names the cells of tables by the number of their DOM node, which depends on how the page arrived in pieces.
// Renumbered in their order, the same report has the same bytes.
import type { PdfFile } from "./pdf-file.ts";

const NODE = /\(node(\d+)\)/g;

/** Renames every structure id of the document, and what refers to it, to consecutive numbers. */
export function renumberIds({ objects }: PdfFile): void {
  const named = [...objects.values()].filter(({ source }) => source.includes("(node"));
  const ids = new Set(named.flatMap(({ source }) => [...source.matchAll(NODE)].map(([, id]) => Number(id))));
  const sorted = [...ids].sort((a, b) => a - b);
  const names = new Map(sorted.map((id, index) => [id, `(node${String(index + 1).padStart(8, "0")})`]));
  for (const object of named)
    object.source = object.source.replace(NODE, (id: string, number: string) => names.get(Number(number)) ?? id);
}
