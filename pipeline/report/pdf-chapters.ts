// Chapters are laid out so that each ends on a full page: how closely each is set, and what begins its last page.
import type { Page } from "puppeteer";
import { draftPlaces, run } from "./pdf-draft.ts";
import {
  type Block,
  type Chapter,
  type Ending,
  endingOf,
  isFull,
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
  if (turned.length > 0) {
    await run(
      page,
      "print-turn.js",
      turned.map(({ block }) => block),
    );
    const places = await draftPlaces(page);
    const better = turned.filter(({ id, pages }) => {
      const now = endingOf(places.get(id), places.get(`fine-${id}`));
      return now !== null && now.pages === pages && isFull(now);
    });
    await run(
      page,
      "print-turn.js",
      better.map(({ block }) => block),
    );
  }
  await set(chosen, false);
}
