// Reads a tagged PDF as an assistive tool does: structure first, words in the order of the tags.
import { type getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";

export type PdfDocument = Awaited<ReturnType<typeof getDocument>["promise"]>;

/** A piece of structure that holds text of its own, or a figure, with its page. */
export interface Block {
  readonly page: number;
  readonly role: string;
  readonly text: string;
  readonly alt: string;
}

interface Node {
  readonly role?: string;
  readonly alt?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly Node[];
}

/** Roles that flow inside a block. */
const INLINE = new Set(["Span", "Link", "NonStruct", "Strong", "Em", "Lbl", "Code"]);

/** Every block of the document, in the order of its structure. */
export async function blocksOf(pdf: PdfDocument): Promise<Block[]> {
  const pages = Array.from({ length: pdf.numPages }, async (_, index): Promise<Block[]> => {
    const page = await pdf.getPage(index + 1);
    const [tree, operators] = await Promise.all([page.getStructTree(), page.getOperatorList()]);
    const texts = markedTexts(operators);
    return tree ? walk(tree, texts).map((block) => ({ ...block, page: index + 1 })) : [];
  });
  return (await Promise.all(pages)).flat();
}

interface Operators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** Text by marked content id, from the drawing operators themselves: the reader's own text drops the space that ends a
 *  line, which is what must be seen here. */
function markedTexts({ fnArray, argsArray }: Operators): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const open: (string | null)[] = [];
  const add = (text: string): void => {
    const id = open.findLast((one) => one !== null);
    if (id) texts.set(id, (texts.get(id) ?? "") + text);
  };
  for (const [index, operator] of fnArray.entries()) {
    const args = argsArray[index];
    const [first, second] = Array.isArray(args) ? args : [];
    if (operator === OPS.beginMarkedContentProps) {
      const isMark = typeof second === "number";
      // Chromium writes a no-break space as a Span whose actual text it is.
      if (!isMark && first === "Span") add("\u00a0");
      open.push(isMark ? String(second) : null);
    } else if (operator === OPS.beginMarkedContent) open.push(null);
    else if (operator === OPS.endMarkedContent) open.pop();
    else if (operator === OPS.showText) add(glyphText(first));
  }
  return texts;
}

function glyphText(glyphs: unknown): string {
  if (!Array.isArray(glyphs)) return "";
  return glyphs.map((glyph: unknown) => (isGlyph(glyph) ? glyph.unicode : "")).join("");
}

const isGlyph = (value: unknown): value is { unicode: string } =>
  typeof value === "object" && value !== null && "unicode" in value && typeof value.unicode === "string";

function walk(node: Node, texts: ReadonlyMap<string, string>): Omit<Block, "page">[] {
  const children = node.children ?? [];
  const role = node.role ?? "";
  if (role === "Figure") return [{ role, text: textOf(node, texts), alt: node.alt ?? "" }];
  const holdsBlocks = children.some((child) => hasBlock(child));
  if (holdsBlocks || role === "Root") return children.flatMap((child) => walk(child, texts));
  const text = textOf(node, texts);
  return text === "" ? [] : [{ role, text, alt: "" }];
}

function hasBlock({ role, children = [] }: Node): boolean {
  return role !== undefined && (!INLINE.has(role) || children.some(hasBlock));
}

function textOf({ id, children = [] }: Node, texts: ReadonlyMap<string, string>): string {
  const mark = id?.replace(/^.*_mc/, "");
  return (mark === undefined ? "" : (texts.get(mark) ?? "")) + children.map((child) => textOf(child, texts)).join("");
}

/** Titles of the bookmarks, depth first. */
export async function outlineTitles(pdf: PdfDocument): Promise<string[]> {
  type Entries = Awaited<ReturnType<PdfDocument["getOutline"]>>;
  const titles = (entries: Entries): string[] => entries.flatMap(({ title, items }) => [title, ...titles(items)]);
  return titles((await pdf.getOutline()) ?? []);
}
