// Code in a text of the edition: what stands in it is shown as it is written, and means nothing.
import MarkdownIt from "markdown-it";

const markdown = new MarkdownIt({ html: false });

/** The text with its blocks of code blank, fenced or set in by four spaces: of the same length, so that places hold. */
export function withoutCode(text: string): string {
  const lines = text.split("\n");
  for (const { type, map } of markdown.parse(text, {})) {
    if ((type !== "fence" && type !== "code_block") || map === null) continue;
    for (let at = map[0]; at < map[1]; at++) lines[at] = " ".repeat(lines[at]?.length ?? 0);
  }
  return lines.join("\n");
}

/** Code in a line: it does not go beyond its paragraph. The first group is its backticks. */
export const CODE_SPAN = "(`+)(?!`)(?:(?!\\n\\s*\\n)[\\s\\S])*?\\1(?!`)";

export interface Found {
  /** The match, and its groups. */
  readonly parts: readonly string[];
  /** 1-based. */
  readonly line: number;
}

/** The text with each match outside code, and outside `{{references}}`, replaced. What is put in its place keeps the lines
 *  of what was there. `pattern` is the source of a regular expression whose flags are `gimu`. */
export function replaceOutsideCode(text: string, pattern: string, replacement: (found: Found) => string): string {
  const every = new RegExp(`${CODE_SPAN}|(\\{\\{[^{}]*\\}\\})|${pattern}`, "gimu");
  let result = "";
  let last = 0;
  for (const { 0: whole, 1: ticks, 2: reference, index, ...rest } of withoutCode(text).matchAll(every)) {
    if (ticks !== undefined || reference !== undefined) continue;
    const groups = Object.entries(rest).flatMap(([n, group]) => (Number(n) > 2 ? [String(group ?? "")] : []));
    const put = replacement({ parts: [whole, ...groups], line: text.slice(0, index).split("\n").length });
    const lost = whole.split("\n").length - put.split("\n").length;
    result += text.slice(last, index) + put + "\n".repeat(Math.max(0, lost));
    last = index + whole.length;
  }
  return result + text.slice(last);
}
