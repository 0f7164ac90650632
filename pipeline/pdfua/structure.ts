// The structure of a tagged document: its elements, each with the standard role that it stands for (ISO 32000-1, 14.7–14.8).
import type { Pdf } from "./open.ts";
import { type Dict, Ref, Text, type Value } from "./values.ts";

/** Roles that PDF 1.7 knows (ISO 32000-1, 14.8.4). */
export const STANDARD: ReadonlySet<string> = new Set(
  `Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody
  Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure
  Formula Form`.split(/\s+/),
);

/** Roles that say nothing of what they hold: what they hold counts as held by what holds them. */
const THROUGH = new Set(["NonStruct", "Div", "Part"]);

/** Marked content, by the object number of its page or form. */
export interface Marked {
  readonly stream: number;
  readonly mcid: number;
}

export interface Element {
  readonly number: number | null;
  readonly dict: Dict;
  /** The role as it is written. */
  readonly type: string;
  /** The role of the standard; null when none is reached. */
  readonly role: string | null;
  readonly parent: Element | null;
  readonly elements: readonly Element[];
  readonly contents: readonly Marked[];
  /** Both of them, in the order in which they are read. */
  readonly kids: readonly (Element | Marked)[];
  /** Object numbers of annotations. */
  readonly annotations: readonly number[];
  /** Object number of the first page it says, or its first content says. */
  readonly page: number | null;
}

export interface Structure {
  readonly root: Dict;
  readonly roles: Dict;
  /** In the order in which they are read. */
  readonly elements: readonly Element[];
  readonly byNumber: ReadonlyMap<number, Element>;
  readonly byRole: ReadonlyMap<string, readonly Element[]>;
  /** What the parent tree says for each key: an element, or one for each mark. */
  readonly parents: ReadonlyMap<number, Value>;
}

/** Null when the document has no structure. */
export function readStructure(pdf: Pdf): Structure | null {
  const root = pdf.get(pdf.trailer.get("Root"), "StructTreeRoot");
  if (!(root instanceof Map)) return null;
  const roles = pdf.dict(root, "RoleMap");
  const elements: Element[] = [];
  const byNumber = new Map<number, Element>();
  const read = (value: Value, parent: Element | null): Element | null => {
    const dict = pdf.get(value);
    if (!(dict instanceof Map)) return null;
    const number = value instanceof Ref ? value.number : null;
    if (number !== null && byNumber.has(number)) return null;
    const own: Element[] = [];
    const contents: Marked[] = [];
    const kids: (Element | Marked)[] = [];
    const annotations: number[] = [];
    const said = refNumber(dict.get("Pg"));
    const type = pdf.name(dict, "S") ?? "";
    const element: Element = {
      number,
      dict,
      type,
      role: roleOf(type, roles, pdf),
      parent,
      elements: own,
      contents,
      kids,
      annotations,
      page: said ?? firstPage(pdf, dict) ?? parent?.page ?? null,
    };
    elements.push(element);
    if (number !== null) byNumber.set(number, element);
    for (const kid of pdf.list(dict, "K")) {
      const found = kidOf(pdf, kid);
      if (found.kind === "content") {
        const marked = { stream: found.stream ?? element.page ?? 0, mcid: found.mcid };
        contents.push(marked);
        kids.push(marked);
      } else if (found.kind === "annotation") annotations.push(found.number);
      else {
        const child = read(kid, element);
        if (child === null) continue;
        own.push(child);
        kids.push(child);
      }
    }
    return element;
  };
  for (const kid of pdf.list(root, "K")) read(kid, null);
  const byRole = Map.groupBy(elements, ({ role }) => role ?? "");
  return { root, roles, elements, byNumber, byRole, parents: numberTree(pdf, root.get("ParentTree")) };
}

type Kid =
  | { readonly kind: "content"; readonly stream: number | null; readonly mcid: number }
  | { readonly kind: "annotation"; readonly number: number }
  | { readonly kind: "element" };

function kidOf(pdf: Pdf, kid: Value): Kid {
  if (typeof kid === "number") return { kind: "content", stream: null, mcid: kid };
  const type = pdf.name(kid, "Type");
  if (type === "MCR") {
    const stream = refNumber(pdf.dict(kid).get("Stm")) ?? refNumber(pdf.dict(kid).get("Pg"));
    return { kind: "content", stream, mcid: Number(pdf.get(kid, "MCID")) };
  }
  if (type === "OBJR") return { kind: "annotation", number: refNumber(pdf.dict(kid).get("Obj")) ?? 0 };
  return { kind: "element" };
}

const firstPage = (pdf: Pdf, dict: Dict): number | null =>
  pdf.list(dict, "K").flatMap((kid) => {
    const page = kid instanceof Map ? refNumber(kid.get("Pg")) : null;
    return page === null ? [] : [page];
  })[0] ?? null;

export const refNumber = (value: Value | undefined): number | null => (value instanceof Ref ? value.number : null);

/** The standard role behind a role, by the role map of the document; null when none is reached. */
function roleOf(type: string, roles: Dict, pdf: Pdf): string | null {
  const seen = new Set<string>();
  for (let role: string | null = type; role !== null && !seen.has(role); role = pdf.name(roles, role)) {
    if (STANDARD.has(role)) return role;
    seen.add(role);
  }
  return null;
}

/** Whether the role map leads from a role back to it, or to another to which it leads back. */
export function isCircular(type: string, roles: Dict, pdf: Pdf): boolean {
  const seen = new Set<string>();
  for (let role: string | null = type; role !== null; role = pdf.name(roles, role)) {
    if (seen.has(role)) return true;
    seen.add(role);
  }
  return false;
}

/** What an element holds, looked for through elements that say nothing. */
export function held(element: Element): Element[] {
  return element.elements.flatMap((kid) => (kid.role !== null && THROUGH.has(kid.role) ? held(kid) : [kid]));
}

/** The role of what holds an element, looked for likewise; null at the top. */
export function holder({ parent }: Element): Element | null {
  return parent?.role != null && THROUGH.has(parent.role) ? holder(parent) : parent;
}

/** Values of attributes of an element with this owner (ISO 32000-1, 14.7.5). */
export function attributes(pdf: Pdf, { dict }: Element, owner: string): Dict {
  const all: Dict = new Map();
  for (const one of pdf.list(dict, "A"))
    if (pdf.name(one, "O") === owner) for (const [key, value] of pdf.dict(one)) all.set(key, value);
  return all;
}

/** Its own language, or that of what holds it. */
export function languageOf(pdf: Pdf, element: Element | null): string | null {
  for (let one = element; one !== null; one = one.parent) {
    const lang = pdf.get(one.dict, "Lang");
    if (lang instanceof Text && lang.bytes !== "") return lang.bytes;
  }
  return null;
}

/** Values by number (ISO 32000-1, 7.9.7). */
function numberTree(pdf: Pdf, node: Value | undefined): Map<number, Value> {
  const found = new Map<number, Value>();
  const numbers = pdf.list(node, "Nums");
  for (let at = 0; at + 1 < numbers.length; at += 2) found.set(Number(numbers[at]), numbers[at + 1] ?? null);
  for (const kid of pdf.list(node, "Kids")) for (const [key, value] of numberTree(pdf, kid)) found.set(key, value);
  return found;
}
