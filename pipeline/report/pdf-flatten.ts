// Chromium makes an element of every stretch of letters, which says nothing and is half of the document: its content is
// given to the element that holds it. A report is a third smaller for it, and those who read it aloud open it sooner.
import { objectAt, type PdfFile, resolve } from "./pdf-file.ts";
import { array, dictionary, type Entries, entriesOf, itemsOf, pointsAt, reference } from "./pdf-syntax.ts";

/** Roles that hold words themselves. */
const HOLDERS = new Set(
  ["P", "H1", "H2", "H3", "H4", "H5", "H6", "TD", "TH", "LBody", "Caption", "Link", "Strong", "Em", "Code"].map(
    (role) => `/${role}`,
  ),
);
const PLAIN = "/NonStruct";

interface Element {
  readonly entries: Entries;
  kids: string[];
}

/** Changes the document in place. Does nothing to a document without structure tree. */
export function flattenStructure(file: PdfFile): void {
  const catalog = entriesOf(resolve(file, reference(file.root)));
  const tree = entriesOf(resolve(file, catalog.get("StructTreeRoot")));
  const heirs = new Map<number, number>();
  for (const [number, { source }] of [...file.objects]) {
    const role = /\/S (\/\w+)/.exec(source)?.[1];
    if (role === undefined || !HOLDERS.has(role) || !source.includes("/StructElem")) continue;
    const element = read(file, number);
    if (element === null) continue;
    const page = element.entries.get("Pg") ?? firstPage(file, element.kids);
    const kids = element.kids.flatMap((kid) => contentsOf(file, kid, { page, heir: number, heirs }));
    if (page !== undefined) element.entries.set("Pg", page);
    element.entries.set("K", kids.length === 1 ? (kids[0] ?? "") : array(kids));
    const object = file.objects.get(number);
    if (object !== undefined) object.source = dictionary(element.entries);
  }
  inherit(file, tree.get("ParentTree"), heirs);
}

function read(file: PdfFile, number: number | undefined): Element | null {
  const source = number === undefined ? undefined : file.objects.get(number)?.source;
  if (source === undefined) return null;
  const entries = entriesOf(source);
  const kids = resolve(file, entries.get("K"));
  return { entries, kids: itemsOf(kids.startsWith("[") ? kids : (entries.get("K") ?? "")) };
}

interface Heir {
  readonly page: string | undefined;
  readonly heir: number;
  readonly heirs: Map<number, number>;
}

/** A kid as its new holder has it: what a mere frame holds, in its place, else itself. */
function contentsOf(file: PdfFile, kid: string, to: Heir): string[] {
  const number = pointsAt(kid);
  const element = read(file, number);
  if (number === undefined || element === null || !isFrame(file, element)) return [kid];
  file.objects.delete(number);
  to.heirs.set(number, to.heir);
  const own = element.entries.get("Pg");
  return element.kids.flatMap((one) => {
    if (pointsAt(one) !== undefined) return contentsOf(file, one, to);
    const content = one.startsWith("<<") ? entriesOf(one) : new Map([["MCID", one]]);
    const page = content.get("Pg") ?? own;
    if (page === undefined || (page === to.page && !content.has("Stm"))) return [content.get("MCID") ?? one];
    return [dictionary(content.set("Type", "/MCR").set("Pg", page))];
  });
}

/** It says nothing, and holds nothing but content and others like it. */
const isFrame = (file: PdfFile, { entries, kids }: Element): boolean =>
  entries.get("S") === PLAIN &&
  !["Alt", "ActualText", "Lang", "ID", "A", "E"].some((key) => entries.has(key)) &&
  kids.every((kid) => {
    const inside = read(file, pointsAt(kid));
    return inside === null ? !kid.includes("/OBJR") : isFrame(file, inside);
  });

function firstPage(file: PdfFile, kids: readonly string[]): string | undefined {
  for (const kid of kids) {
    const element = read(file, pointsAt(kid));
    if (element === null) continue;
    const page = element.entries.get("Pg") ?? firstPage(file, element.kids);
    if (page !== undefined) return page;
  }
  return undefined;
}

/** The parent tree leads to who holds the content now. */
function inherit(file: PdfFile, node: string | undefined, heirs: ReadonlyMap<number, number>): void {
  const entries = entriesOf(resolve(file, node));
  for (const value of itemsOf(resolve(file, entries.get("Nums")))) {
    const list = objectAt(file, value);
    if (list === undefined || !list.source.startsWith("[")) continue;
    list.source = array(
      itemsOf(list.source).map((one) => {
        const heir = heirs.get(pointsAt(one) ?? -1);
        return heir === undefined ? one : reference(heir);
      }),
    );
  }
  for (const kid of itemsOf(resolve(file, entries.get("Kids")))) inherit(file, kid, heirs);
}
