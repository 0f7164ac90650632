// Links and other things to act on: that they are in the structure, and say what they are.
import type { Annotation, Page, PdfDocument } from "./document.ts";
import type { Rule } from "./rule.ts";
import { textOf } from "./rules-structure.ts";
import { type Element, refNumber } from "./structure.ts";
import { lettersOf, Text } from "./values.ts";

const KINDS = new Set([
  ..."Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut".split(" "),
  ..."Stamp Caret Ink Popup FileAttachment Widget PrinterMark TrapNet Watermark Redact".split(" "),
]);
const ACTIONS = new Set(["GoTo", "GoToR", "GoToE", "Thread", "URI", "Named", "SubmitForm"]);
const [INVISIBLE, HIDDEN, PRINT, NO_VIEW, TOGGLE] = [1, 2, 4, 32, 256];

export interface Found {
  readonly annotation: Annotation;
  readonly page: Page;
  readonly document: PdfDocument;
}

/** A rule of all annotations, or of those of one kind, that are seen. */
export const ofAnnotations = (
  id: string,
  asks: string,
  subtype: string | null,
  fault: (found: Found) => string | null,
): Rule => ({
  id,
  asks,
  *looks(document) {
    for (const page of document.pages)
      for (const annotation of page.annotations) {
        if (subtype !== null && annotation.subtype !== subtype) continue;
        const found = { annotation, page, document };
        yield { page: page.page, element: annotation.subtype, found: fault(found) };
      }
  },
});

const flags = ({ annotation, document }: Found): number | null => {
  const value = document.pdf.get(annotation.dict, "F");
  return typeof value === "number" ? value : null;
};

/** Nobody sees it: it says so, or lies outside the page. */
function isUnseen(found: Found): boolean {
  if (((flags(found) ?? 0) & HIDDEN) !== 0) return true;
  const { pdf } = found.document;
  const [left = 0, bottom = 0, right = 0, top = 0] = pdf.list(found.annotation.dict, "Rect").map(Number);
  const box = pdf.list(found.page.dict, found.page.dict.has("CropBox") ? "CropBox" : "MediaBox").map(Number);
  const [pageLeft = 0, pageBottom = 0, pageRight = 0, pageTop = 0] = box;
  return box.length === 4 && (pageBottom >= top || pageLeft >= right || pageTop <= bottom || pageRight <= left);
}

/** The words that describe an annotation; empty where there are none. */
export function contentsOf({ annotation, document }: Found): string {
  const text = document.pdf.get(annotation.dict, "Contents");
  return text instanceof Text ? lettersOf(text) : "";
}

/** The element that holds an annotation, by the parent tree. */
export function holderOf({ annotation, document }: Found): Element | null {
  const key = document.pdf.get(annotation.dict, "StructParent");
  const number = typeof key === "number" ? refNumber(document.structure?.parents.get(key)) : null;
  return number === null ? null : (document.structure?.byNumber.get(number) ?? null);
}

const inside = (found: Found, role: string): string | null => {
  const holder = holderOf(found);
  if (holder?.role === role || isUnseen(found)) return null;
  return `sta in ${holder?.type ?? "nessun elemento"}`;
};

const described = (found: Found): string | null => {
  const holder = holderOf(found);
  const isDescribed = contentsOf(found) !== "" || (holder !== null && textOf(found.document, holder, "Alt") !== "");
  return isUnseen(found) || isDescribed ? null : "non ce l’ha";
};

export const ANNOTATIONS: readonly Rule[] = [
  ofAnnotations("ua1:7.18.1-1", "Ogni annotazione sta in un elemento Annot", null, (found) =>
    ["Widget", "PrinterMark", "Link"].includes(found.annotation.subtype) ? null : inside(found, "Annot"),
  ),
  ofAnnotations("ua1:7.18.1-2", "Ogni annotazione ha una descrizione", null, (found) =>
    found.annotation.subtype === "Widget" ? null : described(found),
  ),
  {
    id: "ua1:7.18.3-1",
    asks: "Le annotazioni di una pagina si percorrono nell’ordine della struttura",
    *looks({ pages, pdf }) {
      for (const { page, dict, annotations } of pages) {
        if (annotations.length === 0) continue;
        const tabs = pdf.name(dict, "Tabs");
        yield { page, element: "pagina", found: tabs === "S" ? null : `Tabs è ${tabs ?? "assente"}` };
      }
    },
  },
  {
    id: "ua1:7.18.4-2",
    asks: "Un elemento Form ha un solo campo",
    rare: true,
    *looks({ structure, ...document }) {
      for (const element of structure?.elements ?? []) {
        if (element.role !== "Form") continue;
        const found = element.annotations.length === 1 ? null : `ne ha ${element.annotations.length}`;
        yield { page: document.pageOf(element), element: element.type, found };
      }
    },
  },
  ofAnnotations("ua1:7.18.5-1", "Ogni collegamento sta in un elemento Link", "Link", (found) => inside(found, "Link")),
  ofAnnotations("ua1:7.18.5-2", "Ogni collegamento dice dove porta", "Link", (found) =>
    isUnseen(found) || contentsOf(found) !== "" ? null : "non ha Contents",
  ),
  ofAnnotations("ua1:7.2-24", "La lingua di ciò che un’annotazione dice è detta", null, (found) =>
    contentsOf(found) === "" || found.document.lang !== null || holderOf(found)?.dict.has("Lang")
      ? null
      : "nessuno dice la lingua",
  ),
  ofAnnotations("a2a:6.3.1-1", "Ogni annotazione è di una specie ammessa", null, ({ annotation }) =>
    KINDS.has(annotation.subtype) ? null : "non lo è",
  ),
  ofAnnotations("a2a:6.3.2-1", "Ogni annotazione dice se si stampa", null, (found) =>
    found.annotation.subtype === "Popup" || flags(found) !== null ? null : "non lo dice",
  ),
  ofAnnotations("a2a:6.3.2-2", "Ogni annotazione si vede e si stampa", null, (found) => {
    const set = flags(found);
    if (set === null) return null;
    return (set & PRINT) !== 0 && (set & (INVISIBLE | HIDDEN | NO_VIEW | TOGGLE)) === 0 ? null : `F è ${set}`;
  }),
  ofAnnotations(
    "a2a:6.5.1-1",
    "Un collegamento porta altrove e non fa altro",
    null,
    ({ annotation, document: { pdf } }) => {
      const action = pdf.name(annotation.dict, "A", "S");
      return action === null || ACTIONS.has(action) ? null : action;
    },
  ),
];
