// Chapters are laid out so that each ends on a full page: how closely each is set, and what begins its last page.
import type { Page } from "puppeteer";
import { draftPlaces, run } from "./pdf-draft.ts";
import {
  type Block,
  type Chapter,
  depthOf,
  type Ending,
  endingOf,
  followers,
  isBetter,
  isFull,
  type Laid,
  SPACINGS,
  type Spacing,
  spacingsOf,
  turnedOver,
} from "./pdf-fit.ts";
import type { Place } from "./pdf-pages.ts";

interface Flowing {
  readonly id: string;
  readonly spread: boolean;
  readonly facciate: number;
  /** A chapter comes right before it, and it may begin on the page where that ends. */
  readonly segue: boolean;
  /** Its charts and tables, in their order. */
  readonly blocchi: readonly Block[];
}

/** Sets each chapter as closely as its last page asks (`pdf-fit.ts`): a draft for each spacing says how they end. */
export async function fitChapters(page: Page): Promise<void> {
  const set = async (spacing: Spacing | Record<string, Spacing>, marked: boolean): Promise<readonly Flowing[]> =>
    (await run(page, "print-fit.js", { spacing, marked })) as readonly Flowing[];
  const flowing = await set("", true);
  // A chapter alone is as long as it is: there are no other pages to save.
  if (flowing.length < 2) return void (await set("", false));
  const drafts = new Map<Spacing, Map<string, Place>>();
  for (const spacing of SPACINGS) {
    await set(spacing, true);
    drafts.set(spacing, await draftPlaces(page));
  }
  const endings = (id: string): Record<Spacing, Ending> | null => {
    const ends = SPACINGS.map((spacing) => {
      const places = drafts.get(spacing);
      return [spacing, endingOf(places?.get(id), places?.get(`fine-${id}`))] as const;
    });
    return ends.every(([, ending]) => ending !== null) ? (Object.fromEntries(ends) as Record<Spacing, Ending>) : null;
  };
  const known = flowing.map((chapter) => ({ ...chapter, endings: endings(chapter.id) }));
  const chapters = known.filter((chapter): chapter is Chapter & Flowing => chapter.endings !== null);
  const start = drafts.get("")?.get(chapters[0]?.id ?? "")?.page;
  const chosen = start === undefined ? {} : spacingsOf(chapters, start);
  await set(chosen, true);
  const turned = chapters.flatMap((chapter) => {
    const { id, blocchi, facciate, endings } = chapter;
    const spacing = chosen[id] ?? "";
    const places = drafts.get(spacing);
    const blocks = blocchi.flatMap((block) => {
      const place = places?.get(block.id);
      return place === undefined ? [] : [{ ...place, ...block }];
    });
    const block = facciate > 0 ? null : turnedOver(blocks, endings[spacing]);
    return block === null ? [] : [{ id, block, pages: endings[spacing].pages }];
  });
  const turn = async (given: readonly { readonly block: string }[]): Promise<void> => {
    await run(
      page,
      "print-turn.js",
      given.map(({ block }) => block),
    );
  };
  let better: typeof turned = [];
  if (turned.length > 0) {
    await turn(turned);
    const places = await draftPlaces(page);
    better = turned.filter(({ id, pages }) => {
      const now = endingOf(places.get(id), places.get(`fine-${id}`));
      return now !== null && now.pages === pages && isFull(now);
    });
    await turn(better);
  }
  // What was turned over to fill a last page stays where it was when another chapter fills it.
  await join(page, flowing, (joined) => turn(better.filter(({ id }) => !joined.includes(id))));
  await set(chosen, false);
}

/** Chapters begin on the page where the one before ends short, one after the other, as long as fewer pages end so. */
async function join(
  page: Page,
  flowing: readonly Flowing[],
  turnOthers: (joined: readonly string[]) => Promise<void>,
): Promise<void> {
  const laidOut = async (ids: readonly string[]): Promise<readonly Laid[]> => {
    await run(page, "print-join.js", ids);
    await turnOthers(ids);
    const places = await draftPlaces(page);
    return flowing.flatMap(({ id, facciate, segue }): Laid[] => {
      const [begin, end] = [places.get(id), places.get(`fine-${id}`)];
      if (begin === undefined || end === undefined) return [];
      const told = { from: begin.page, to: end.page, fill: depthOf(end) ?? 1 };
      return [{ id, ...told, isSpread: facciate > 0, follows: segue }];
    });
  };
  let joined: readonly string[] = [];
  let laid = await laidOut(joined);
  const tried = new Set<string>();
  for (;;) {
    const id = followers(laid).find((each) => !tried.has(each));
    if (id === undefined) break;
    tried.add(id);
    // In the order of the pages: a chapter takes the page name of those before it.
    const ids = flowing.map((each) => each.id).filter((each) => each === id || joined.includes(each));
    const better = await laidOut(ids);
    if (isBetter(better, laid, id)) [joined, laid] = [ids, better];
  }
  await run(page, "print-join.js", joined);
  await turnOthers(joined);
}
