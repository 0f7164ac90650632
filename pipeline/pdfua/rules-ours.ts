// What no profile asks of a machine, and a reader needs all the same (ISO 14289-1, 7.3, 7.8; WCAG 1.1.1, 1.4.10, 2.4.4).
import type { PdfDocument } from "./document.ts";
import type { Rule } from "./rule.ts";
import { ofElements } from "./rule.ts";
import { contentsOf, holderOf, ofAnnotations } from "./rules-annotations.ts";
import { HEADINGS, textOf } from "./rules-structure.ts";
import { attributes, type Element } from "./structure.ts";
import { lettersOf, Name, Ref, Text, type Value } from "./values.ts";

const folded = (text: string): string => text.replace(/[\s\u00a0]+/g, " ").trim();

/** Words that say nothing of where a link leads. */
const GENERIC = /^(qui|clicca qui|link|vai|leggi|leggi tutto|scarica|pagina|continua)$/i;

/** What an artifact may say that it is (ISO 32000-1, 14.8.2.2.2). */
const KINDS = new Set(["Pagination", "Layout", "Page", "Background"]);

const POINTS_PER_PIXEL = 0.75;
const HARDLY = 0.001;

const captionOf = (figure: Element, document: PdfDocument): string => {
  const caption = figure.parent?.elements.find(({ role }) => role === "Caption");
  return caption === undefined ? "" : folded(document.wordsOf(caption));
};

/** Number of the page at which a link or bookmark leads; null when that is none. */
function pageOfPlace({ pages }: PdfDocument, place: Value | undefined): number | null {
  if (!(place instanceof Ref)) return null;
  return pages.find(({ object }) => object === place.number)?.page ?? null;
}

export const OURS: readonly Rule[] = [
  ofElements(
    "nostra:descrizione",
    "La descrizione di una figura non ne ripete la didascalia",
    ["Figure"],
    (figure, document) => {
      const alt = folded(textOf(document, figure, "Alt"));
      return alt !== "" && alt === captionOf(figure, document) ? "sono le stesse parole" : null;
    },
  ),
  ofElements("nostra:riquadro", "Ogni figura dice dove sta nella sua pagina", ["Figure"], (figure, document) => {
    const box = document.pdf.list(attributes(document.pdf, figure, "Layout").get("BBox")).map(Number);
    const [left = 0, bottom = 0, right = 0, top = 0] = box;
    if (box.length !== 4 || left >= right || bottom >= top) return "non lo dice";
    const page = document.pages.find(({ page: number }) => number === document.pageOf(figure));
    const [, , width = 0, height = 0] = document.pdf.list(page?.dict, "MediaBox").map(Number);
    return left >= 0 && bottom >= 0 && right <= width && top <= height ? null : `${box.join(" ")} esce dalla pagina`;
  }),
  ofAnnotations(
    "nostra:indirizzo",
    "Nessun collegamento porta in una cartella di chi ha stampato",
    "Link",
    ({ annotation, document: { pdf } }) => {
      const address = pdf.get(annotation.dict, "A", "URI");
      return address instanceof Text && !/^(https?|mailto|tel):/.test(address.bytes) ? address.bytes : null;
    },
  ),
  ofAnnotations("nostra:meta", "Ogni collegamento interno porta a una pagina", "Link", ({ annotation, document }) => {
    const { pdf, catalog } = document;
    const named = pdf.get(annotation.dict, "Dest");
    if (named === null) return null;
    const place = named instanceof Name ? pdf.list(catalog, "Dests", named.name)[0] : pdf.list(named)[0];
    return pageOfPlace(document, place) === null ? "non porta da nessuna parte" : null;
  }),
  ofAnnotations("nostra:parole", "Ciò che un collegamento dice non è un indirizzo né un invito", "Link", (found) => {
    const words = folded(contentsOf(found));
    return /^(https?:\/\/|www\.)\S+$/.test(words) || GENERIC.test(words) ? `«${words}»` : null;
  }),
  ofAnnotations("nostra:andata", "L’elemento di un collegamento lo contiene davvero", "Link", (found) => {
    const holder = holderOf(found);
    return holder === null || holder.annotations.includes(found.annotation.object ?? 0) ? null : "non lo contiene";
  }),
  {
    id: "nostra:segnalibri",
    asks: "I segnalibri sono i titoli, nel loro ordine, e portano alla loro pagina",
    *looks(document) {
      const { bookmarks, structure, pdf } = document;
      const headings = (structure?.elements ?? []).filter(({ role }) => HEADINGS.includes(role ?? ""));
      const count = Math.max(bookmarks.length, headings.length);
      for (let at = 0; at < count; at++) {
        const [bookmark, heading] = [bookmarks[at], headings[at]];
        const title = pdf.get(bookmark?.dict, "Title");
        const said = title instanceof Text ? folded(lettersOf(title)) : "";
        const written = heading === undefined ? "" : folded(document.wordsOf(heading));
        // A page number after a heading is no part of it.
        const same = said !== "" && (written === said || written.replace(/,? ?p\. ?\d+$/, "") === said);
        const page = heading === undefined ? null : document.pageOf(heading);
        const leads = bookmark === undefined ? null : pageOfPlace(document, pdf.list(bookmark.dict, "Dest")[0]);
        const wrong = same
          ? leads === page
            ? null
            : `«${said}» porta a pagina ${leads}`
          : `«${said}» per «${written}»`;
        yield { page, element: heading?.type ?? "segnalibro", found: wrong };
      }
    },
  },
  {
    id: "nostra:grandezza",
    asks: "Niente è più largo del foglio: altrimenti tutto è stampato più piccolo",
    *looks({ pages }) {
      for (const { page, content } of pages) {
        const { scale } = content;
        const isWhole = scale === null || Math.abs(scale / POINTS_PER_PIXEL - 1) < HARDLY;
        yield {
          page,
          element: "pagina",
          found: isWhole ? null : `al ${Math.round((scale / POINTS_PER_PIXEL) * 100)}%`,
        };
      }
    },
  },
  {
    id: "nostra:testatine",
    asks: "Ogni testo fuori dal contenuto dice che cosa è: testatina o piè di pagina, o decorazione",
    *looks({ pages, pdf }) {
      for (const { page, content } of pages)
        for (const { kind, marks } of content.drawn) {
          const mark = marks.find(({ tag }) => tag === "Artifact");
          if (kind !== "text" || mark === undefined) continue;
          const type = pdf.name(mark.properties, "Type");
          yield { page, element: "testo", found: KINDS.has(type ?? "") ? null : "non lo dice" };
        }
    },
  },
];
