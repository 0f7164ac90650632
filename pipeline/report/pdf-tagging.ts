// What of each page is content and what decoration (REPORT.md 4.5, steps 6–8). Chromium leaves backgrounds, rules and
// running heads unmarked, counts the borders of a table among its contents, and tags the head of a table again on each of
// its pages: all these become artifacts. What is left of a drawing gets the box that it fills.
import { promisify } from "node:util";
import { deflate, inflateSync } from "node:zlib";
import { type Content, type Drawing, type Mark, readContent } from "./pdf-content.ts";
import { objectAt, type PdfFile, type PdfObject, resolve } from "./pdf-file.ts";
import { around, type Box, IDENTITY, type Matrix, matrixOf, product, union } from "./pdf-geometry.ts";
import { pagesOf } from "./pdf-pages.ts";
import { changeEntries } from "./pdf-structure.ts";
import { array, dictionary, type Entries, entriesOf, itemsOf, pointsAt, reference } from "./pdf-syntax.ts";

const pack: (bytes: Uint8Array) => Promise<Buffer> = promisify(deflate);
/** What a stream says; Chromium leaves short ones unpacked. */
function unpack({ source, stream }: PdfObject): string {
  const bytes = stream ?? new Uint8Array();
  return Buffer.from(entriesOf(source).has("Filter") ? inflateSync(bytes) : bytes).toString("latin1");
}

/** Roles whose content may be a drawing without words. */
const DRAWN = new Set(["/Figure", "/Formula", "/Lbl"]);
const HEADER = new Set(["/TH"]);
/** Roles that say nothing of what they hold, and nothing once they hold nothing. */
const PLAIN = new Set(["/NonStruct", "/Div", "/Span"]);
/** Running heads stand in the outer tenth of a page. */
const MARGIN = 0.1;

const DECORATION = "/Artifact <</Type /Layout>> BDC";
const pagination = (subtype: "" | " /Subtype /Header" | " /Subtype /Footer"): string =>
  `/Artifact <</Type /Pagination${subtype}>> BDC`;

/** A page, or a form that a page draws. */
interface Sheet {
  readonly page: number;
  readonly object: PdfObject;
  readonly entries: Entries;
  /** What can be seen of it, and how it is moved. */
  readonly box: Box;
  readonly ctm: Matrix;
}

/** Changes the document in place. Does nothing to a document without structure tree. */
export async function tagContents(file: PdfFile): Promise<void> {
  const catalog = entriesOf(resolve(file, reference(file.root)));
  const tree = entriesOf(resolve(file, catalog.get("StructTreeRoot")));
  if (tree.size === 0) return;
  const parents = parentTree(file, tree.get("ParentTree"));
  const figures = new Map<number, { page: number; box: Box }>();
  const packing: Promise<void>[] = [];
  for (const page of pagesOf(file)) {
    const entries = entriesOf(resolve(file, reference(page)));
    const object = objectAt(file, entries.get("Contents"));
    if (object?.stream == null) throw new Error("a page of the PDF has no single stream of contents");
    const sheet: Sheet = { page, object, entries, box: boxOf(resolve(file, entries.get("MediaBox"))), ctm: IDENTITY };
    packing.push(...tagSheet(file, sheet, { parents, figures }));
  }
  for (const [figure, { box }] of figures) setBox(file, figure, box);
  await Promise.all(packing);
}

interface Found {
  readonly parents: ReadonlyMap<number, string>;
  readonly figures: Map<number, { page: number; box: Box }>;
}

function tagSheet(file: PdfFile, sheet: Sheet, found: Found): Promise<void>[] {
  const { object, entries, page, box } = sheet;
  const { plain, marked } = formsOf(file, entries);
  const surroundings = { page: box, ctm: sheet.ctm, forms: plain, marked: new Set(marked.keys()) };
  const content = readContent(unpack(object), surroundings);
  const list = objectAt(file, found.parents.get(Number(entries.get("StructParents"))));
  const holders = itemsOf(list?.source ?? "");
  const artifacts = new Map<Drawing, string>();
  for (const mark of content.marks) {
    const holder = pointsAt(holders[mark.mcid]);
    if (holder === undefined) continue;
    const kind = decorationOf(file, mark, { holder, page });
    if (kind === null) {
      noteFigure(file, mark, { holder, page, figures: found.figures });
      continue;
    }
    artifacts.set(mark, kind);
    holders[mark.mcid] = "null";
    removeContent(file, holder, { mcid: mark.mcid, page });
  }
  if (list !== undefined && artifacts.size > 0) list.source = array(holders);
  for (const drawing of content.unmarked) artifacts.set(drawing, unmarkedKind(drawing, box));
  const written = pack(Buffer.from(rewrite(content, artifacts), "latin1")).then((stream) => {
    changeEntries(object, (dict) => dict.set("Filter", "/FlateDecode").set("Length", String(stream.length)));
    object.stream = stream;
  });
  const inside = content.forms.flatMap(({ name, ctm }) => {
    const form = marked.get(name);
    if (form === undefined) return [];
    const own = entriesOf(form.source);
    return tagSheet(file, { page, object: form, entries: own, box, ctm: product(matrixIn(own), ctm) }, found);
  });
  return [written, ...inside];
}

/** Why a mark is no content; null when it is. */
function decorationOf(file: PdfFile, mark: Mark, { holder, page }: { holder: number; page: number }): string | null {
  const under = (roles: ReadonlySet<string>): boolean => ancestorsOf(file, holder).some(({ role }) => roles.has(role));
  if (!mark.hasText && !mark.hasImage) return under(DRAWN) ? null : DECORATION;
  const first = /\/Pg (\d+) 0 R/.exec(file.objects.get(holder)?.source ?? "")?.[1];
  return first !== undefined && Number(first) !== page && under(HEADER) ? pagination("") : null;
}

function unmarkedKind({ hasText, box }: Drawing, [, bottom, , top]: Box): string {
  if (!hasText || box === null) return DECORATION;
  const height = (box[1] - bottom) / (top - bottom);
  if (height > 1 - MARGIN) return pagination(" /Subtype /Header");
  return height < MARGIN ? pagination(" /Subtype /Footer") : DECORATION;
}

interface Ancestor {
  readonly number: number;
  readonly role: string;
  readonly entries: Entries;
}

/** An element and those above it, up to the first that is no mere frame. */
function ancestorsOf(file: PdfFile, element: number): Ancestor[] {
  const entries = entriesOf(resolve(file, reference(element)));
  const role = entries.get("S") ?? "";
  const above = pointsAt(entries.get("P"));
  const self = { number: element, role, entries };
  return above === undefined || !PLAIN.has(role) ? [self] : [self, ...ancestorsOf(file, above)];
}

/** Takes content out of its element, and an element out of its own that says nothing any more. */
function removeContent(file: PdfFile, element: number, { mcid, page }: { mcid: number; page: number }): void {
  removeKid(file, element, (kid, entries) => {
    if (!kid.startsWith("<<")) return kid === String(mcid) && pointsAt(entries.get("Pg")) === page;
    const content = entriesOf(kid);
    return content.get("MCID") === String(mcid) && pointsAt(content.get("Pg") ?? entries.get("Pg")) === page;
  });
}

function removeKid(file: PdfFile, element: number, isIt: (kid: string, entries: Entries) => boolean): void {
  const object = file.objects.get(element);
  if (object === undefined) return;
  const entries = entriesOf(object.source);
  const kids = resolve(file, entries.get("K"));
  const left = itemsOf(kids.startsWith("[") ? kids : (entries.get("K") ?? "")).filter((kid) => !isIt(kid, entries));
  entries.set("K", array(left));
  object.source = dictionary(entries);
  const above = pointsAt(entries.get("P"));
  if (left.length > 0 || above === undefined || !PLAIN.has(entries.get("S") ?? "")) return;
  removeKid(file, above, (kid) => pointsAt(kid) === element);
  file.objects.delete(element);
}

function noteFigure(
  file: PdfFile,
  { box }: Mark,
  { holder, page, figures }: { holder: number; page: number; figures: Found["figures"] },
): void {
  if (box === null) return;
  const figure = ancestorsOf(file, holder).find(({ role }) => role === "/Figure")?.number;
  if (figure === undefined) return;
  const known = figures.get(figure);
  // A drawing on two pages has the box of its part on the first.
  if (known === undefined) figures.set(figure, { page, box });
  else if (known.page === page) figures.set(figure, { page, box: union(known.box, box) ?? box });
}

function setBox(file: PdfFile, figure: number, box: Box): void {
  const object = file.objects.get(figure);
  if (object === undefined) return;
  const corners = box.map((one) => String(Math.round(one * 100) / 100));
  changeEntries(object, (entries) =>
    entries.set("A", array([...itemsOf(entries.get("A") ?? ""), `<</O /Layout /BBox ${array(corners)}>>`])),
  );
}

interface Forms {
  /** Size of each form without marks of its own. */
  readonly plain: ReadonlyMap<string, Box>;
  readonly marked: ReadonlyMap<string, PdfObject>;
}

function formsOf(file: PdfFile, entries: Entries): Forms {
  const resources = entriesOf(resolve(file, entries.get("Resources")));
  const plain = new Map<string, Box>();
  const marked = new Map<string, PdfObject>();
  for (const [name, value] of entriesOf(resolve(file, resources.get("XObject")))) {
    const object = objectAt(file, value);
    const own = entriesOf(object?.source ?? "");
    if (object === undefined || own.get("Subtype") !== "/Form") continue;
    if (own.has("StructParents")) marked.set(name, object);
    else plain.set(name, around(matrixIn(own), boxOf(resolve(file, own.get("BBox")))));
  }
  return { plain, marked };
}

const matrixIn = (form: Entries): Matrix => matrixOf(itemsOf(form.get("Matrix") ?? "").map(Number));

function rewrite({ lines, marks, unmarked }: Content, artifacts: ReadonlyMap<Drawing, string>): string {
  const written = [...lines];
  for (const mark of marks) {
    const kind = artifacts.get(mark);
    if (kind !== undefined) written[mark.from] = kind;
  }
  for (const drawing of unmarked) {
    const kind = artifacts.get(drawing);
    if (kind === undefined) continue;
    written[drawing.from] = `${kind}\n${written[drawing.from]}`;
    written[drawing.to - 1] = `${written[drawing.to - 1]}\nEMC`;
  }
  return written.join("\n");
}

const boxOf = (source: string): Box => {
  const [left = 0, bottom = 0, right = 0, top = 0] = itemsOf(source).map(Number);
  return [left, bottom, right, top];
};

/** The value of each number of the parent tree. */
function parentTree(file: PdfFile, node: string | undefined): Map<number, string> {
  const entries = entriesOf(resolve(file, node));
  const numbers = itemsOf(resolve(file, entries.get("Nums")));
  const found = new Map<number, string>();
  for (let at = 0; at + 1 < numbers.length; at += 2) found.set(Number(numbers[at]), numbers[at + 1] ?? "");
  for (const kid of itemsOf(resolve(file, entries.get("Kids"))))
    for (const [key, value] of parentTree(file, kid)) found.set(key, value);
  return found;
}
