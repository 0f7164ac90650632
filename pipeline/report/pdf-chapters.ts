// Chapters are laid out so that each ends on a full page: how closely each is set, what begins its last page, which begin on the
// page of another. A draft of all says how they end as they are; every other one lays out only the chapters that it is about.
import type { Page } from "puppeteer";
import { draftPlaces, run } from "./pdf-draft.ts";
import {
  type Block,
  type Chapter,
  depthOf,
  type Ending,
  endingAs,
  endingOf,
  isFull,
  SPACINGS,
  type Spacing,
  spacingsOf,
  turnedOver,
} from "./pdf-fit.ts";
import { type Alone, followers, groupsOf, isBetter, type Laid, laidOut } from "./pdf-join.ts";
import type { Place } from "./pdf-pages.ts";

interface Flowing {
  readonly id: string;
  readonly spread: boolean;
  readonly facciate: number;
  /** A chapter comes right before it, and it may begin on the page where that ends. */
  readonly segue: boolean;
  /** It has a list of its pages, which stands on the page before a spread instead of a white one. */
  readonly sommario: boolean;
  /** Its charts and tables, in their order. */
  readonly blocchi: readonly Block[];
}

type Places = ReadonlyMap<string, Place>;
type Fitted = Flowing & Chapter;

const endingIn = (places: Places | undefined, id: string): Ending | null =>
  endingOf(places?.get(id), places?.get(`fine-${id}`));

/** Sets each chapter as closely as its last page asks (`pdf-fit.ts`), and joins those that share one (`pdf-join.ts`). */
export async function fitChapters(page: Page): Promise<void> {
  const set = async (spacing: Spacing | Record<string, Spacing>, marked: boolean): Promise<readonly Flowing[]> =>
    (await run(page, "print-fit.js", { spacing, marked })) as readonly Flowing[];
  const flowing = await set("", true);
  // A chapter alone is as long as it is: there are no other pages to save.
  if (flowing.length < 2) return void (await set("", false));
  const drafts = new Map<Spacing, Places>([["", await draftPlaces(page)]]);
  const plain = drafts.get("");
  const asked = flowing.filter((chapter, at) =>
    mayChange(chapter, endingIn(plain, chapter.id), at === flowing.length - 1),
  );
  for (const spacing of SPACINGS) {
    if (spacing === "" || asked.length === 0) continue;
    await set(spacing, true);
    drafts.set(
      spacing,
      await draftPlaces(
        page,
        asked.map(({ id }) => id),
      ),
    );
  }
  const chapters = flowing.flatMap((chapter): Fitted[] => {
    const own = endingIn(plain, chapter.id);
    const ends = SPACINGS.flatMap((spacing) => {
      const ending = endingIn(drafts.get(spacing), chapter.id);
      return ending === null ? [] : [[spacing, ending] as const];
    });
    return own === null ? [] : [{ ...chapter, endings: { ...Object.fromEntries(ends), "": own } }];
  });
  const start = plain?.get(chapters[0]?.id ?? "")?.page ?? 1;
  const chosen = spacingsOf(chapters, start);
  await set(chosen, true);
  const turned = await turnOver(page, chapters, chosen, drafts);
  const alone = chapters.map(({ id, facciate, segue, sommario, endings }): Alone => {
    const ending = turned.find((each) => each.id === id)?.ending ?? endingAs(endings, chosen[id]);
    return { id, ...ending, isSpread: facciate > 0, follows: segue, fillsWhite: sommario };
  });
  // What was turned over to fill a last page stays where it was when another chapter fills it.
  const closer = (tight: Ids): Record<string, Spacing> => ({
    ...chosen,
    ...Object.fromEntries(tight.map((id) => [id, "stretto"] as const)),
  });
  const tight = await join(page, alone, start, async (joined, tight) => {
    await set(closer(tight), true);
    await turn(
      page,
      turned.filter(({ id }) => !joined.includes(id)),
    );
  });
  await set(closer(tight), false);
}

/** Whether it may be set otherwise: what flows, except the last, which ends where the report ends; a spread that takes more pages than
 *  it has. */
function mayChange({ facciate }: Flowing, ending: Ending | null, isLast: boolean): boolean {
  if (ending === null || isLast) return false;
  return facciate === 0 || ending.pages > facciate;
}

interface Turned {
  readonly id: string;
  readonly block: string;
  readonly ending: Ending;
}

const turn = async (page: Page, turned: readonly Pick<Turned, "block">[]): Promise<void> =>
  void (await run(
    page,
    "print-turn.js",
    turned.map(({ block }) => block),
  ));

/** Turns over what fills a last page without making another; what, and how the chapter then ends. */
async function turnOver(
  page: Page,
  chapters: readonly Fitted[],
  chosen: Readonly<Record<string, Spacing>>,
  drafts: ReadonlyMap<Spacing, Places>,
): Promise<readonly Turned[]> {
  const wanted = chapters.flatMap(({ id, blocchi, facciate, endings }): Turned[] => {
    const ending = endingAs(endings, chosen[id]);
    const places = drafts.get(chosen[id] ?? "");
    const blocks = blocchi.flatMap((block) => {
      const place = places?.get(block.id);
      return place === undefined ? [] : [{ ...place, ...block }];
    });
    const block = facciate > 0 ? null : turnedOver(blocks, ending);
    return block === null ? [] : [{ id, block, ending }];
  });
  if (wanted.length === 0) return [];
  await turn(page, wanted);
  const places = await draftPlaces(
    page,
    wanted.map(({ id }) => id),
  );
  return wanted.flatMap(({ id, block, ending }): Turned[] => {
    const now = endingIn(places, id);
    return now !== null && now.pages === ending.pages && isFull(now) ? [{ id, block, ending: now }] : [];
  });
}

type Ids = readonly string[];

/** Chapters tried together. */
const LONGEST_RUN = 3;

/** Chapters begin on the page where the one before ends short, one after the other, as long as fewer pages end so; where that is not
 *  enough, those that share pages are set closer. `prepare`: what else depends on which they are, and which of them are set
 *  closer. Returns the latter. */
async function join(
  page: Page,
  alone: readonly Alone[],
  start: number,
  prepare: (joined: Ids, tight: Ids) => Promise<void>,
): Promise<Ids> {
  /** The group laid out by itself, its first page being 1. */
  const together = async (group: readonly string[]): Promise<readonly Laid[]> => {
    const places = await draftPlaces(page, group);
    const first = places.get(group[0] ?? "")?.page ?? 1;
    return alone.flatMap(({ pages: _, ...chapter }): Laid[] => {
      const [begin, end] = [places.get(chapter.id), places.get(`fine-${chapter.id}`)];
      if (!group.includes(chapter.id) || begin === undefined || end === undefined) return [];
      return [{ ...chapter, from: begin.page - first + 1, to: end.page - first + 1, fill: depthOf(end) ?? 1 }];
    });
  };
  const order = alone.map(({ id }) => id);
  const known = new Map<string, readonly Laid[]>();
  const laidWith = async (joined: Ids, tight: Ids): Promise<readonly Laid[]> => {
    const groups = groupsOf(order, joined);
    const nameOf = (group: Ids): string => group.map((id) => (tight.includes(id) ? `${id}*` : id)).join(" ");
    for (const group of groups) {
      if (known.has(nameOf(group))) continue;
      await run(page, "print-join.js", joined);
      await prepare(joined, tight);
      known.set(nameOf(group), await together(group));
    }
    return laidOut(
      alone,
      groups.map((group) => known.get(nameOf(group)) ?? []),
      start,
    );
  };
  let joined: Ids = [];
  let tight: Ids = [];
  let laid = await laidWith(joined, tight);
  const tried = new Set<string>();
  for (;;) {
    const id = followers(laid).find((each) => !tried.has(each));
    if (id === undefined) break;
    tried.add(id);
    // One that moves the white to its own end is tried with those after it.
    let run: Ids = [id];
    while (run.length > 0) {
      // In the order of the pages: a chapter takes the page name of those before it.
      const ids = order.filter((each) => run.includes(each) || joined.includes(each));
      const group = groupsOf(order, ids).find((each) => each.includes(id)) ?? [];
      let next: Ids = [];
      for (const closer of [tight, [...tight, ...group]]) {
        const better = await laidWith(ids, closer);
        if (isBetter(better, laid, run)) {
          [joined, tight, laid, next] = [ids, closer, better, []];
          break;
        }
        if (next.length === 0)
          next = followers(better).filter((each) => each === order[order.indexOf(run.at(-1) ?? "") + 1]);
      }
      run = next.length === 0 || run.length === LONGEST_RUN ? [] : [...run, ...next];
    }
  }
  await run(page, "print-join.js", joined);
  await prepare(joined, tight);
  return tight;
}
