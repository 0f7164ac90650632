// A small tagged document, object by object, of the kind that Chromium writes.
import { deflateSync, inflateSync } from "node:zlib";
import type { PdfFile } from "./pdf-file.ts";
import { entriesOf } from "./pdf-syntax.ts";

export interface Drawn {
  /** What each page draws. */
  readonly pages: readonly string[];
  /** Structure elements by number, from 100 on; 100 is the document. */
  readonly elements: Readonly<Record<number, string>>;
  /** Elements of the marks of each page. */
  readonly marks: readonly (readonly number[])[];
  readonly forms?: Readonly<Record<number, { readonly source: string; readonly draws: string }>>;
  readonly formMarks?: Readonly<Record<number, readonly number[]>>;
}

export function documentOf({ pages, elements, marks, forms = {}, formMarks = {} }: Drawn): PdfFile {
  const objects: PdfFile["objects"] = new Map();
  const plain = (number: number, source: string): void => void objects.set(number, { source, stream: null });
  const stream = (number: number, source: string, draws: string): void => {
    const bytes = Buffer.from(draws, "latin1");
    objects.set(number, { source, stream: source.includes("/FlateDecode") ? deflateSync(bytes) : bytes });
  };
  const names = Object.keys(forms).map((number) => `/X${number} ${number} 0 R`);
  const kids = pages.map((_, index) => `${10 + index} 0 R`);
  plain(1, "<</Type /Catalog /Pages 2 0 R /StructTreeRoot 3 0 R>>");
  plain(2, `<</Type /Pages /Kids [${kids.join(" ")}]>>`);
  for (const [index, draws] of pages.entries()) {
    plain(
      10 + index,
      `<</Type /Page /MediaBox [0 0 600 800] /Contents ${20 + index} 0 R /StructParents ${index} /Resources <</XObject <<${names.join(" ")}>>>>>>`,
    );
    stream(20 + index, "<</Filter /FlateDecode /Length 1>>", draws);
  }
  const parents = [...marks.entries(), ...Object.entries(formMarks)].map(
    ([key, of]) => `${key} [${of.map((element) => `${element} 0 R`).join(" ")}]`,
  );
  const lists = parents.map((one, index) => {
    plain(50 + index, one.slice(one.indexOf("[")));
    return `${one.split(" ")[0]} ${50 + index} 0 R`;
  });
  plain(3, `<</K 100 0 R /ParentTree <</Nums [${lists.join(" ")}]>>>>`);
  for (const [number, source] of Object.entries(elements)) plain(Number(number), source);
  for (const [number, { source, draws }] of Object.entries(forms)) stream(Number(number), source, draws);
  return { objects, root: 1, info: 4, size: 1000 };
}

export const drawnBy = (file: PdfFile, number: number): string =>
  inflateSync(file.objects.get(number)?.stream ?? new Uint8Array()).toString("latin1");
export const element = (file: PdfFile, number: number): ReadonlyMap<string, string> =>
  entriesOf(file.objects.get(number)?.source ?? "");

export const text = (x: number, y: number): string => `BT\n/F1 10 Tf\n1 0 0 1 ${x} ${y} Tm\n<0041> Tj\nET`;
