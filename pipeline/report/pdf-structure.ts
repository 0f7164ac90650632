// Chromium's structure tree, mended towards PDF/UA (REPORT.md 4.5, steps 2–5): roles that PDF 1.7 does not know, list
// items without a body, figures without a description round a figure with one, links without a description.
import { addObject, objectAt, type PdfFile, type PdfObject, resolve } from "./pdf-file.ts";
import {
  array,
  dictionary,
  type Entries,
  entriesOf,
  itemsOf,
  plainText,
  pointsAt,
  reference,
  textString,
} from "./pdf-syntax.ts";

const ROLES = dictionary([
  ["Strong", "/Span"],
  ["Em", "/Span"],
  ["Aside", "/Sect"],
]);

/** Words of the printed page that Chromium does not write, or writes wrong. */
export interface PrintedTexts {
  /** Text of the links by target: `#anchor` or address. */
  readonly links: Readonly<Record<string, string>>;
  /** The headings in their order. */
  readonly headings: readonly string[];
  /** All words outside drawings, in their order; each page number as its anchor between two marks (U+0001). */
  readonly words: string;
}

/** Changes the document in place. Does nothing to a document without structure tree. */
export function mendStructure(file: PdfFile, { links, headings }: PrintedTexts): void {
  const catalog = entriesOf(resolve(file, reference(file.root)));
  const tree = objectAt(file, catalog.get("StructTreeRoot"));
  if (tree === undefined) return;
  changeEntries(tree, (entries) => entries.set("RoleMap", ROLES));
  for (const [number, object] of [...file.objects]) {
    if (/\/S\s*\/LI\b/.test(object.source)) addBody(number, object, file);
    else if (/\/S\s*\/Figure\b/.test(object.source)) freeOfFrame(object, file);
    else if (/\/OBJR\b/.test(object.source)) nameLink(object);
    else if (/\/Subtype\s*\/Link\b/.test(object.source)) describeLink(object, links);
  }
  nameBookmarks(file, catalog.get("Outlines"), headings);
}

export function changeEntries(object: PdfObject, edit: (entries: Entries) => void): void {
  const entries = entriesOf(object.source);
  edit(entries);
  object.source = dictionary(entries);
}

const roleOf = (source: string): string => entriesOf(source).get("S") ?? "";
const kidsOf = (element: Entries, file: PdfFile): string[] => {
  const kids = element.get("K") ?? "";
  const list = resolve(file, kids);
  return itemsOf(list.startsWith("[") ? list : kids);
};

/** Everything of an item that is not its label goes into a new body. */
function addBody(number: number, object: PdfObject, file: PdfFile): void {
  const item = entriesOf(object.source);
  if (item.get("S") !== "/LI") return;
  const kids = kidsOf(item, file).map((kid) => ({ kid, role: roleOf(resolve(file, kid)) }));
  const content = kids.filter(({ role }) => role !== "/Lbl");
  if (content.length === 0 || kids.some(({ role }) => role === "/LBody")) return;
  const page = item.get("Pg");
  const body = addObject(
    file,
    dictionary([
      ["Type", "/StructElem"],
      ["S", "/LBody"],
      ["P", reference(number)],
      ["K", array(content.map(({ kid }) => kid))],
      ...(page === undefined ? [] : [["Pg", page] as const]),
    ]),
  );
  for (const { kid } of content) {
    const child = objectAt(file, kid);
    if (child !== undefined) changeEntries(child, (entries) => entries.has("P") && entries.set("P", reference(body)));
  }
  const labels = kids.filter(({ role }) => role === "/Lbl").map(({ kid }) => kid);
  changeEntries(object, (entries) => entries.set("K", array([...labels, reference(body)])));
}

/** A figure without words round a figure with words is a frame. */
function freeOfFrame(object: PdfObject, file: PdfFile): void {
  const element = entriesOf(object.source);
  if (element.get("S") !== "/Figure" || element.has("Alt")) return;
  if (!kidsOf(element, file).some((kid) => roleOf(resolve(file, kid)) === "/Figure")) return;
  changeEntries(object, (entries) => entries.set("S", "/Div"));
}

/** What holds a link of the page is a link. */
function nameLink(object: PdfObject): void {
  const element = entriesOf(object.source);
  const holdsLink = itemsOf(element.get("K") ?? "").some((kid) => entriesOf(kid).get("Type") === "/OBJR");
  if (element.get("S") === "/NonStruct" && holdsLink) changeEntries(object, (entries) => entries.set("S", "/Link"));
}

/** `/Contents` of each link is its visible text, which assistive tools and veraPDF look for. */
function describeLink(object: PdfObject, links: PrintedTexts["links"]): void {
  const annotation = entriesOf(object.source);
  if (annotation.get("Subtype") !== "/Link") return;
  const text = links[targetOf(annotation)];
  if (text) changeEntries(object, (entries) => entries.set("Contents", textString(text)));
}

function targetOf(annotation: Entries): string {
  const anchor = annotation.get("Dest") ?? "";
  if (anchor.startsWith("/")) return `#${plainText(anchor)}`;
  return plainText(entriesOf(annotation.get("A") ?? "").get("URI") ?? "");
}

/** Chromium repeats the words of a heading that stands at the top of a page; the bookmarks get those of the page. Left as
 *  they are when their number is not that of the headings. */
function nameBookmarks(file: PdfFile, outlines: string | undefined, headings: readonly string[]): void {
  const bookmarks: PdfObject[] = [];
  const collect = (parent: string | undefined): void => {
    let next = entriesOf(resolve(file, parent)).get("First");
    while (pointsAt(next) !== undefined) {
      const item = objectAt(file, next);
      if (item === undefined) return;
      bookmarks.push(item);
      collect(next);
      next = entriesOf(item.source).get("Next");
    }
  };
  collect(outlines);
  if (bookmarks.length !== headings.length) return;
  for (const [index, bookmark] of bookmarks.entries())
    changeEntries(bookmark, (entries) => entries.set("Title", textString(headings[index] ?? "")));
}
