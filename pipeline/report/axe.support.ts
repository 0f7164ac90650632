// A page looked over by axe, with all that is folded in it open.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { startBrowser } from "./browser.ts";

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof startBrowser>>["newPage"]>>;

export const OPEN_ALL = "for (const one of document.querySelectorAll('details')) one.open = true";

/** Half as much to send and to parse as the readable one, on each page. */
const AXE = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

/**
 * Contrast takes axe longer than all else, and depends on how a text looks, not on what it says: it is asked of the first text
 * of each look. A look is the letter of a text and the colours of all that it stands in; of its size axe asks only whether it is
 * large. Of a page that is the same at another width it is asked of the looks that are new there.
 */
const MARK_LOOKS = `{
  const shown = [];
  const grounds = new Map();
  const groundOf = (one) => {
    if (one === null) return "";
    if (!grounds.has(one)) {
      const { backgroundColor, backgroundImage, opacity, position } = getComputedStyle(one);
      grounds.set(one, [backgroundColor, backgroundImage, opacity, position, groundOf(one.parentElement)].join(" "));
    }
    return grounds.get(one);
  };
  for (const one of document.querySelectorAll("[data-aspetto]")) one.removeAttribute("data-aspetto");
  const html = document.documentElement.outerHTML;
  const isSamePage = window.pageBefore === html;
  const seen = isSamePage ? window.looksBefore : new Set();
  for (const one of document.querySelectorAll("body *")) {
    shown.push(one.checkVisibility() ? "1" : "0");
    if (one.tagName !== "INPUT" && ![...one.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim() !== "")) continue;
    if (!one.checkVisibility()) continue;
    const { color, fontSize, fontWeight, fontFamily, textShadow } = getComputedStyle(one);
    const points = Math.ceil(parseFloat(fontSize) * 72) / 96;
    const isLarge = points >= 18 || (points >= 14 && Number(fontWeight) >= 700);
    const look = [color, isLarge, fontWeight, fontFamily, textShadow, groundOf(one)].join(" ");
    if (!seen.has(look)) one.setAttribute("data-aspetto", "");
    seen.add(look);
  }
  window.isSeenBefore = isSamePage && window.shownBefore === shown.join("");
  window.pageBefore = html;
  window.shownBefore = shown.join("");
  window.looksBefore = seen;
}`;

// What is right needs no address: without these axe writes one for each of twenty thousand.
const OPTIONS = { resultTypes: ["violations"], selectors: false };
const LOOK = `{
  const said = ({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(" | "));
  const all = ${JSON.stringify({ ...OPTIONS, rules: { "color-contrast": { enabled: false } } })};
  const contrast = ${JSON.stringify({ ...OPTIONS, runOnly: { type: "rule", values: ["color-contrast"] } })};
  const looks = [...document.querySelectorAll("[data-aspetto]")];
  const width = ${JSON.stringify({ ...OPTIONS, runOnly: { type: "rule", values: ["target-size", "scrollable-region-focusable"] } })};
  axe.run(window.isSeenBefore ? width : all).then(async (found) => [
    ...said(found),
    ...(window.looksBefore.size === 0 ? ["no text"] : []),
    ...(looks.length === 0 ? [] : said(await axe.run({ include: looks }, contrast))),
  ]);
}`;

/** The faults that axe finds in the page as it stands. Asked again of the same at another width, it looks at what depends on that. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(OPEN_ALL);
  await page.evaluate(MARK_LOOKS);
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(AXE);
  return (await page.evaluate(LOOK)) as string[];
}
