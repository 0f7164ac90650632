// How tightly each chapter is set. A chapter begins on a page of its own, so its last page ends where it happens to: set a little
// closer, or a little wider, most end on a page that is full. Nothing is cut and no type is smaller: only the space between
// paragraphs, rows and charts changes.
import type { Place } from "./pdf-pages.ts";

export const SPACINGS = ["", "stretto", "arioso"] as const;
export type Spacing = (typeof SPACINGS)[number];

/** A page less full than this looks like a mistake; what is measured of printed pages asks for the same (scripts/pagine). */
export const FULL = 0.6;
/** Share of a page that a heading and the words before a chart take. */
const LEAD = 0.1;
/** Points from the foot of the paper: where the text of a page begins and ends. */
const BODY = { top: 771, bottom: 62.4 };

export interface Ending {
  /** Pages that the chapter takes. */
  readonly pages: number;
  /** How far down its last page goes, 0–1. */
  readonly fill: number;
}

export interface Chapter {
  readonly id: string;
  /** What comes next must begin on a left page. */
  readonly spread: boolean;
  /** Pages of a spread; 0 for a chapter that flows. */
  readonly facciate: number;
  /** By spacing, as far as it was tried: how it ends. */
  readonly endings: Endings;
}

export type Endings = Readonly<Partial<Record<Spacing, Ending>>> & { readonly "": Ending };

/** How it ends as it is set; as it is where that was not tried. */
export const endingAs = (endings: Endings, spacing: Spacing | undefined): Ending =>
  endings[spacing ?? ""] ?? endings[""];
const tried = (endings: Endings): Spacing[] => SPACINGS.filter((spacing) => endings[spacing] !== undefined);

/** How far down its page something begins, 0–1; null where that is not known. */
export function depthOf({ y }: Place): number | null {
  return y === null ? null : Math.min(1, Math.max(0, (BODY.top - y) / (BODY.top - BODY.bottom)));
}

export const isFull = ({ fill }: Ending): boolean => fill >= FULL;

/** Where a chapter begins and where the mark at its end fell → how it ends; null where either is not known. */
export function endingOf(begin: Place | undefined, end: Place | undefined): Ending | null {
  if (begin === undefined || end === undefined) return null;
  return { pages: end.page - begin.page + 1, fill: depthOf(end) ?? 1 };
}

/** The spacing of each chapter: the plain one wherever its last page is full, else the first that fills it. Before a spread one
 *  chapter may be set otherwise, so that it begins on a left page without a white one. `start`: page of the first. */
export function spacingsOf(chapters: readonly Chapter[], start: number): Record<string, Spacing> {
  const chosen = new Map(chapters.map((chapter) => [chapter.id, ownSpacing(chapter)]));
  const pagesOf = ({ id, endings }: Chapter): number => endingAs(endings, chosen.get(id)).pages;
  let page = start;
  let group: Chapter[] = [];
  for (const chapter of chapters) {
    page += pagesOf(chapter);
    // A spread is never set otherwise for what follows it.
    group = chapter.facciate > 0 ? [] : [...group, chapter];
    if (!chapter.spread) continue;
    if (page % 2 === 1) page += evened(group, chosen);
    group = [];
  }
  return Object.fromEntries(chosen);
}

/** A heading, or a chart or table, and whether words or a heading lead to it. */
export interface Block {
  readonly id: string;
  readonly guidato: boolean;
}

/** Of a chapter whose last page stays short in any spacing: what may begin that page with it, so that both are full. What leads
 *  to it goes along: some lines more than are counted here. null where nothing on the page before stands low enough. */
export function turnedOver(blocks: readonly (Place & Block)[], { fill }: Ending): string | null {
  if (fill >= FULL) return null;
  const last = Math.max(...blocks.map(({ page }) => page));
  const depths = blocks
    .filter(({ page }) => page === last - 1)
    .map((place) => ({ id: place.id, depth: depthOf(place) ?? 0, lead: place.guidato ? LEAD : 0 }))
    .filter(({ depth, lead }) => depth >= FULL + lead && depth <= 1 + fill - FULL + lead);
  const turned = depths.at(-1)?.id;
  if (turned !== undefined) return turned;
  // What leads to the first of its own may stand on the page before, and be enough.
  const first = blocks.find(({ page }) => page === last);
  return first?.guidato && fill > FULL - LEAD ? first.id : null;
}

/** Part of its length that a chapter loses when it is set one step closer; and how much more it must lose before pages in its
 *  middle must have ended short, with what did not fit on them. */
const CLOSER: Readonly<Record<Spacing, Spacing | null>> = { arioso: "", "": "stretto", stretto: null };
const SAVED = 0.12;
export const HOLE = 0.3;

/** Whether a spacing leaves pages short in the middle that the next closer one does not. */
function leavesHoles(endings: Endings, spacing: Spacing): boolean {
  const closer = CLOSER[spacing];
  if (closer === null || endings[closer] === undefined) return false;
  const lengthOf = ({ pages, fill }: Ending): number => pages - 1 + fill;
  const [length, shorter] = [lengthOf(endingAs(endings, spacing)), lengthOf(endings[closer])];
  return length - shorter > shorter * SAVED + HOLE;
}

function ownSpacing({ endings, facciate }: Chapter): Spacing {
  const { stretto } = endings;
  // A spread that takes a page more than it has is set closer, where that is enough.
  if (facciate > 0)
    return endings[""].pages > facciate && stretto !== undefined && stretto.pages <= facciate ? "stretto" : "";
  const full = tried(endings).find((spacing) => isFull(endingAs(endings, spacing)));
  if (full === "" && stretto !== undefined && isFull(stretto) && leavesHoles(endings, full)) return "stretto";
  if (full !== undefined) return full;
  // Where none is full, the fewest pages; of as many, the fullest.
  return tried(endings).reduce((best, spacing) => {
    const [one, other] = [endingAs(endings, best), endingAs(endings, spacing)];
    return other.pages < one.pages || (other.pages === one.pages && other.fill > one.fill) ? spacing : best;
  });
}

/** Sets one chapter of the group otherwise, the last that can be, so that the pages before the spread are even; how many pages
 *  that adds. Without one a white page is put there: one more. */
function evened(group: readonly Chapter[], chosen: Map<string, Spacing>): number {
  for (const { id, endings } of group.toReversed()) {
    const now = endingAs(endings, chosen.get(id)).pages;
    const pagesOf = (spacing: Spacing): number => endingAs(endings, spacing).pages;
    const other = tried(endings).find(
      (each) => (pagesOf(each) - now) % 2 !== 0 && isFull(endingAs(endings, each)) && !leavesHoles(endings, each),
    );
    if (other === undefined) continue;
    chosen.set(id, other);
    return pagesOf(other) - now;
  }
  return 1;
}
