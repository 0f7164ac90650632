// Reading a drawing back: its texts, their sizes, its ids, and what leaves its frame.
import type { Width } from "./sheet.ts";
import { textWidth } from "./text.ts";

export const WIDTHS: readonly Width[] = ["largo", "stretto"];
export const ids = (svg: string) => [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
export const texts = (svg: string) =>
  [...svg.matchAll(/<text ([^>]*)>([^<]*)</g)].map(([, tag = "", text = ""]) => ({ tag, text }));
export const number = (tag: string, pattern: RegExp) => Number(pattern.exec(tag)?.[1]);
const plain = (text: string) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** The texts that leave the drawing, by the metrics of the embedded face. */
export function leaving(svg: string): string[] {
  const [, width, height] = (/viewBox="0 0 (\S+) (\S+)"/.exec(svg) ?? []).map(Number);
  if (width === undefined || height === undefined) throw new Error("no viewBox");
  return texts(svg).flatMap(({ tag, text }) => {
    const [x, y] = [number(tag, /translate\(([^,]+),/), number(tag, /translate\([^,]+,([^)]+)\)/)];
    const size = number(tag, /font-size="([\d.]+)px"/);
    const weight = /font-weight="(600|700)"/.exec(tag)?.[1] === "700" ? 700 : /font-weight="600"/.test(tag) ? 600 : 400;
    const wide = textWidth(plain(text), { size, weight });
    const start = x - (/anchor="end"/.test(tag) ? wide : /anchor="middle"/.test(tag) ? wide / 2 : 0);
    const isIn =
      start >= -0.1 && start + wide <= width + 0.1 && y - size * 0.75 >= -0.1 && y + size * 0.25 <= height + 0.1;
    return isIn ? [] : [`${text} at ${x},${y} of ${width}×${height}`];
  });
}
