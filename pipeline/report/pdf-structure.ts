// Chromium's structure tree, mended towards PDF/UA (REPORT.md 4.5, steps 2–5): roles that PDF 1.7 does not know, list
// items without a body, figures without a description round a figure with one, links without a description.
import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, type PDFObject, PDFRef } from "pdf-lib";

const name = (text: string): PDFName => PDFName.of(text);
const ROLES = { Strong: "Span", Em: "Span", Aside: "Sect" };

/** Words of the printed page that Chromium does not write, or writes wrong. */
export interface PrintedTexts {
  /** Text of the links by target: `#anchor` or address. */
  readonly links: Readonly<Record<string, string>>;
  /** The headings in their order. */
  readonly headings: readonly string[];
}

/** Changes the document in place. Does nothing to a document without structure tree. */
export function mendStructure(document: PDFDocument, { links, headings }: PrintedTexts): void {
  const root = document.catalog.lookupMaybe(name("StructTreeRoot"), PDFDict);
  if (!root) return;
  root.set(name("RoleMap"), document.context.obj(ROLES));
  mendElement(root, undefined, document);
  describeLinks(document, links);
  nameBookmarks(document, headings);
}

/** Chromium repeats the words of a heading that stands at the top of a page; the bookmarks get those of the page. Left as
 *  they are when their number is not that of the headings. */
function nameBookmarks(document: PDFDocument, headings: readonly string[]): void {
  const bookmarks: PDFDict[] = [];
  const collect = (parent: PDFDict | undefined): void => {
    let item = parent?.lookupMaybe(name("First"), PDFDict);
    while (item) {
      bookmarks.push(item);
      collect(item);
      item = item.lookupMaybe(name("Next"), PDFDict);
    }
  };
  collect(document.catalog.lookupMaybe(name("Outlines"), PDFDict));
  if (bookmarks.length !== headings.length) return;
  for (const [index, heading] of headings.entries())
    bookmarks[index]?.set(name("Title"), PDFHexString.fromText(heading));
}

function kidsOf(element: PDFDict): PDFObject[] {
  const kids = element.lookup(name("K"));
  if (kids instanceof PDFArray) return kids.asArray();
  const own = element.get(name("K"));
  return own ? [own] : [];
}

function mendElement(element: PDFDict, ref: PDFRef | undefined, document: PDFDocument): void {
  const { context } = document;
  const kids = kidsOf(element);
  const children = kids.flatMap((kid): { kid: PDFObject; child: PDFDict }[] => {
    const child = kid instanceof PDFRef ? context.lookup(kid) : kid;
    return child instanceof PDFDict && child.has(name("S")) ? [{ kid, child }] : [];
  });
  for (const { kid, child } of children) mendElement(child, kid instanceof PDFRef ? kid : undefined, document);
  const type = element.get(name("S"));
  if (type === name("LI") && ref) addBody({ item: element, ref, kids }, document);
  const wrapsFigure = children.some(({ child }) => child.get(name("S")) === name("Figure"));
  if (type === name("Figure") && !element.has(name("Alt")) && wrapsFigure) element.set(name("S"), name("Div"));
  const holdsLink = kids.some((kid) => isObjectReference(kid instanceof PDFRef ? context.lookup(kid) : kid));
  if (type === name("NonStruct") && holdsLink) element.set(name("S"), name("Link"));
}

const isObjectReference = (object: PDFObject | undefined): boolean =>
  object instanceof PDFDict && object.get(name("Type")) === name("OBJR");

interface ListItem {
  readonly item: PDFDict;
  readonly ref: PDFRef;
  readonly kids: readonly PDFObject[];
}

/** Everything of an item that is not its label goes into a new body. */
function addBody({ item, ref, kids }: ListItem, { context }: PDFDocument): void {
  const typeOf = (kid: PDFObject): PDFObject | undefined => {
    const child = kid instanceof PDFRef ? context.lookup(kid) : kid;
    return child instanceof PDFDict ? child.get(name("S")) : undefined;
  };
  const isLabel = (kid: PDFObject): boolean => typeOf(kid) === name("Lbl");
  if (kids.some((kid) => typeOf(kid) === name("LBody"))) return;
  const content = kids.filter((kid) => !isLabel(kid));
  if (content.length === 0) return;
  const body = context.obj({ Type: "StructElem", S: "LBody", P: ref, K: content });
  const page = item.get(name("Pg"));
  if (page) body.set(name("Pg"), page);
  const bodyRef = context.register(body);
  for (const kid of content) {
    const child = kid instanceof PDFRef ? context.lookup(kid) : kid;
    if (child instanceof PDFDict && child.has(name("P"))) child.set(name("P"), bodyRef);
  }
  item.set(name("K"), context.obj([...kids.filter(isLabel), bodyRef]));
}

/** `/Contents` of each link is its visible text, which assistive tools and veraPDF look for. */
function describeLinks(document: PDFDocument, links: Readonly<Record<string, string>>): void {
  for (const page of document.getPages()) {
    const annotations = page.node.Annots();
    for (const object of annotations?.asArray() ?? []) {
      const annotation = document.context.lookup(object);
      if (!(annotation instanceof PDFDict) || annotation.get(name("Subtype")) !== name("Link")) continue;
      const text = links[targetOf(annotation)];
      if (text) annotation.set(name("Contents"), PDFHexString.fromText(text));
    }
  }
}

function targetOf(annotation: PDFDict): string {
  const destination = annotation.lookup(name("Dest"));
  if (destination instanceof PDFName) return `#${destination.decodeText()}`;
  const action = annotation.lookup(name("A"));
  const uri = action instanceof PDFDict ? action.lookup(name("URI")) : undefined;
  return uri !== undefined && "decodeText" in uri && typeof uri.decodeText === "function"
    ? String(uri.decodeText())
    : "";
}
