// What an author writes for who writes, not for who reads: comments of a text, which no page shows. Lines stay where they are.
import { replaceOutsideCode } from "../../schemas/text-code.ts";

export interface Uncommented {
  readonly testo: string;
  /** Line of a comment that never closes: what follows it is left out too, since it may not be for the reader. */
  readonly aperto: number | null;
}

/** `<!-- … -->`, and the comment of Markdown's own links: `[//]: # (…)`. */
const COMMENT =
  "<!--[\\s\\S]*?(?:-->|(?![\\s\\S]))|^ {0,3}\\[(?:\\/\\/|comment|commento)\\]:[ \\t]*(?:#|<>)?[ \\t]*(?:\\((?:(?!\\n\\s*\\n)[^)])*\\)|[^\\n]*)";

/** A text without its comments; in code they are words like others. */
export function withoutComments(text: string): Uncommented {
  let aperto: number | null = null;
  const testo = replaceOutsideCode(text, COMMENT, ({ parts: [comment = ""], line }) => {
    if (comment.startsWith("<!--") && !comment.endsWith("-->")) aperto = line;
    return "";
  });
  return { testo, aperto };
}
