// How tightly each chapter is set. A chapter begins on a page of its own, so its last page ends where it happens to: set a little
// closer, or a little wider, most end on a page that is full. Nothing is cut and no type is smaller: only the space between
// paragraphs, rows and charts changes.
import type { Place } from "./pdf-pages.ts";

export const SPACINGS = ["", "stretto", "arioso"] as const;
export type Spacing = (typeof SPACINGS)[number];

/** A page less full than this looks like a mistake; what is measured of printed pages asks for the same (scripts/pagine). */
const FULL = 0.6;
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
  /** By spacing: how it ends. */
  readonly endings: Readonly<Record<Spacing, Ending>>;
}

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
  const pagesOf = ({ id, endings }: Chapter): number => endings[chosen.get(id) ?? ""].pages;
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

/** A chart or table, and whether words or a heading lead to it. */
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
  return depths.at(-1)?.id ?? null;
}

/** Part of its length that a chapter loses when it is set one step closer; and how much more it must lose before pages in its
 *  middle must have ended short, with what did not fit on them. */
const CLOSER: Readonly<Record<Spacing, Spacing | null>> = { arioso: "", "": "stretto", stretto: null };
const SAVED = 0.12;
const HOLE = 0.3;

/** Whether a spacing leaves pages short in the middle that the next closer one does not. */
function leavesHoles(endings: Chapter["endings"], spacing: Spacing): boolean {
  const closer = CLOSER[spacing];
  if (closer === null) return false;
  const lengthOf = ({ pages, fill }: Ending): number => pages - 1 + fill;
  const [length, shorter] = [lengthOf(endings[spacing]), lengthOf(endings[closer])];
  return length - shorter > shorter * SAVED + HOLE;
}

function ownSpacing({ endings, facciate }: Chapter): Spacing {
  // A spread that takes a page more than it has is set closer, where that is enough.
  if (facciate > 0) return endings[""].pages > facciate && endings.stretto.pages <= facciate ? "stretto" : "";
  const full = SPACINGS.find((spacing) => endings[spacing].fill >= FULL);
  if (full === "" && isFull(endings.stretto) && leavesHoles(endings, full)) return "stretto";
  if (full !== undefined) return full;
  return SPACINGS.reduce((best, spacing) => (endings[spacing].fill > endings[best].fill ? spacing : best));
}

/** Sets one chapter of the group otherwise, the last that can be, so that the pages before the spread are even; how many pages
 *  that adds. Without one a white page is put there: one more. */
function evened(group: readonly Chapter[], chosen: Map<string, Spacing>): number {
  for (const { id, endings } of group.toReversed()) {
    const now = endings[chosen.get(id) ?? ""].pages;
    const other = SPACINGS.find(
      (each) => (endings[each].pages - now) % 2 !== 0 && isFull(endings[each]) && !leavesHoles(endings, each),
    );
    if (other === undefined) continue;
    chosen.set(id, other);
    return endings[other].pages - now;
  }
  return 1;
}

/** A chapter as the pages have it: where it begins and how far down its last page goes. */
export interface Laid {
  readonly id: string;
  /** First and last page. */
  readonly from: number;
  readonly to: number;
  readonly fill: number;
  /** It must begin on a left page, and its own pages are full. */
  readonly isSpread: boolean;
  /** It may follow the chapter before it on its page. */
  readonly follows: boolean;
}

/** A last page with more than this on it has no room for the opening of another chapter. */
const LEAVES_ROOM = 0.58;

/** Part of a page that the space and the rule before a chapter take where it begins on the page of another. */
const SEAM = 0.1;

/** Whether `id` on the page of the chapter before it makes fewer pages end short, no more pages, and no hole in its own middle:
 *  what is white would only stand elsewhere. */
export function isBetter(now: readonly Laid[], before: readonly Laid[], id: string): boolean {
  if (shortPages(now) >= shortPages(before) || (now.at(-1)?.to ?? 0) > (before.at(-1)?.to ?? 0)) return false;
  const own = (chapters: readonly Laid[]): Laid | undefined => chapters.find((each) => each.id === id);
  const [apart, joined] = [own(before), own(now)];
  const host = now[now.findIndex((each) => each.id === id) - 1];
  if (apart === undefined || joined === undefined || host === undefined || joined.from !== host.to) return false;
  const length = apart.to - apart.from + apart.fill;
  const end = joined.to - joined.from + joined.fill;
  return end - (host.fill + SEAM + length) <= HOLE;
}

/** Pages that end short: last pages on which no other chapter begins, and white ones before spreads. The last page of all ends where
 *  the report ends. */
function shortPages(chapters: readonly Laid[]): number {
  return chapters.reduce((sum, { to, fill, isSpread, from }, at) => {
    const next = chapters[at + 1];
    const isShort = next !== undefined && next.from > to && !isSpread && fill < FULL;
    return sum + (isShort ? 1 : 0) + (isSpread && from % 2 === 1 ? 1 : 0);
  }, 0);
}

/** The chapters that could begin on the last page of the one before, the first first. */
export const followers = (chapters: readonly Laid[]): string[] =>
  chapters.flatMap(({ id, follows, isSpread, from }, at) => {
    const before = chapters[at - 1];
    if (before === undefined || before.isSpread || isSpread || !follows || from === before.to) return [];
    return before.fill < LEAVES_ROOM ? [id] : [];
  });
