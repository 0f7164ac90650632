// Which tables and charts stand on which page of a profile: a zona is one spread, a cantiere two. What a text places stays in the text, and
// what is named here nowhere follows on the last page.

const FACCIATE: Readonly<Record<string, readonly (readonly string[])[]>> = {
  cantieri: [
    ["cantiere-esiti"],
    ["cantiere-fonti", "cantiere-zone", "cantiere-contratti"],
    ["cantiere-servizi", "cantiere-bisogni", "cantiere-proposte"],
  ],
  zone: [
    ["zona-quartieri", "zona-confronto"],
    ["zona-fonti", "zona-cantieri", "zona-bisogni"],
  ],
};

/** The prospetti of a part by page; null for a part that is not laid out in pages of its own, or that its text lays out. */
export function pagesOfProfile(
  capitolo: string,
  prospetti: readonly string[],
  isPlacedByText: boolean,
): readonly (readonly string[])[] | null {
  const pages = FACCIATE[capitolo];
  if (pages === undefined || isPlacedByText) return null;
  const baseOf = (id: string): string => id.split("--")[0] ?? id;
  const named = new Set(pages.flat());
  return shared(
    pages.map((page, index) => [
      ...page.flatMap((id) => prospetti.filter((each) => baseOf(each) === id)),
      ...(index === pages.length - 1 ? prospetti.filter((each) => !named.has(baseOf(each))) : []),
    ]),
  );
}

/** Where the last page has little, it takes from the one before: a short questionnaire leaves neither of them empty. */
function shared(pages: readonly (readonly string[])[]): readonly (readonly string[])[] {
  if (pages.length > 2 && pages[0]?.length === 0) return anew(pages.flat());
  const [before = [], last = []] = pages.slice(-2);
  const moved = Math.max(0, Math.floor((before.length - last.length) / 2));
  const kept = before.length - moved;
  return [...pages.slice(0, -2), before.slice(0, kept), [...before.slice(kept), ...last]];
}

/** What fits one page beside the numbers of a cantiere. */
const ONE_PAGE = 3;

/** Where the first page has nothing of its own, the others begin there: on one page, or on three. */
function anew(ids: readonly string[]): readonly (readonly string[])[] {
  if (ids.length <= ONE_PAGE) return [ids];
  const half = 1 + Math.ceil((ids.length - 1) / 2);
  return [ids.slice(0, 1), ids.slice(1, half), ids.slice(half)];
}
