// Which chapters begin on the page where the one before them ends short. Pure: how chapters end in, which of them may follow out.
import { FULL, HOLE } from "./pdf-fit.ts";

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
  /** Where a spread comes next, it has what stands on the page before it. */
  readonly fillsWhite: boolean;
}

/** A last page with more than this on it has no room for the opening of another chapter. */
const LEAVES_ROOM = 0.58;

/** Part of a page that the space and the rule before a chapter take where it begins on the page of another. */
const SEAM = 0.1;

/** Whether these chapters, each on the page of the one before it, make fewer pages end short, no more pages, and no hole in the
 *  middle of any: what is white would only stand elsewhere. */
export function isBetter(now: readonly Laid[], before: readonly Laid[], ids: readonly string[]): boolean {
  if (shortPages(now) >= shortPages(before) || (now.at(-1)?.to ?? 0) > (before.at(-1)?.to ?? 0)) return false;
  return ids.every((id) => leavesNoHole(now, before, id));
}

function leavesNoHole(now: readonly Laid[], before: readonly Laid[], id: string): boolean {
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
  return chapters.reduce((sum, { to, fill, isSpread, fillsWhite }, at) => {
    const next = chapters[at + 1];
    if (next === undefined) return sum;
    const isShort = next.from > to && !isSpread && fill < FULL;
    return sum + (isShort ? 1 : 0) + (next.from > to + 1 && !fillsWhite ? 1 : 0);
  }, 0);
}

/** The chapters that could begin on the last page of the one before, the first first. */
export const followers = (chapters: readonly Laid[]): string[] =>
  chapters.flatMap(({ id, follows, isSpread, from }, at) => {
    const before = chapters[at - 1];
    if (before === undefined || before.isSpread || isSpread || !follows || from === before.to) return [];
    return before.fill < LEAVES_ROOM ? [id] : [];
  });

/** A chapter that begins on a page of its own. */
export interface Alone extends Omit<Laid, "from" | "to"> {
  readonly pages: number;
}

/** The chapters in their order, from page `start` on: those of a group as they were laid out together, its first page being 1,
 *  the others on pages of their own, spreads on left ones. */
export function laidOut(chapters: readonly Alone[], groups: readonly (readonly Laid[])[], start: number): Laid[] {
  const grouped = new Map(groups.flatMap((group) => group.map((each) => [each.id, group] as const)));
  const laid: Laid[] = [];
  let page = start;
  for (const { pages, ...chapter } of chapters) {
    const group = grouped.get(chapter.id) ?? [{ ...chapter, from: 1, to: pages }];
    if (group[0]?.id !== chapter.id) continue;
    // A spread waits for its left page (print-spreads.js).
    if (chapter.isSpread && page % 2 === 1) page += 1;
    laid.push(...group.map((each) => ({ ...each, from: each.from + page - 1, to: each.to + page - 1 })));
    page += group.at(-1)?.to ?? 0;
  }
  return laid;
}

/** The chapters that share pages: each of `joined` with the one before it. */
export function groupsOf(chapters: readonly string[], joined: readonly string[]): string[][] {
  const groups: string[][] = [];
  for (const id of chapters) {
    const group = groups.at(-1);
    if (group !== undefined && joined.includes(id)) group.push(id);
    else groups.push([id]);
  }
  return groups.filter(({ length }) => length > 1);
}
