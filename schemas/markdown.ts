// The grammar of the texts, said once for the model (which tells what is wrong in them) and for the page (which prints
// them): Markdown without HTML, with references between double braces, notes written in their place, and `<br>`.
import Markdown, { type MarkdownIt } from "markdown-it";

/** Tokens of ours, beside those of Markdown. */
export const TOKENS = { block: "riferimento", inline: "riferimento_in_riga", note: "nota" } as const;

/** A parser of texts. Whoever prints gives it renderers for TOKENS. */
export function textMarkdown(): MarkdownIt {
  const markdown = new Markdown({ html: false, linkify: false, typographer: false });
  blockReferences(markdown);
  inlineReferences(markdown);
  inlineNotes(markdown);
  lineBreaks(markdown);
  return markdown;
}

/** A chart or table, alone in its line. */
function blockReferences(markdown: MarkdownIt): void {
  markdown.block.ruler.before(
    "paragraph",
    TOKENS.block,
    (state, startLine, _endLine, silent) => {
      const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
      const line = state.src.slice(start, state.eMarks[startLine]);
      const source = /^\{\{\s*((?:grafico|tavola)\b[^{}]*)\}\}\s*$/u.exec(line)?.[1];
      if (source === undefined) return false;
      if (silent) return true;
      const token = state.push(TOKENS.block, "", 0);
      token.content = source;
      token.map = [startLine, startLine + 1];
      token.block = true;
      state.line = startLine + 1;
      return true;
    },
    { alt: ["paragraph", "reference", "blockquote", "list"] },
  );
}

function inlineReferences(markdown: MarkdownIt): void {
  markdown.inline.ruler.before("text", TOKENS.inline, (state, silent) => {
    if (!state.src.startsWith("{{", state.pos)) return false;
    const end = state.src.indexOf("}}", state.pos);
    if (end === -1) return false;
    if (!silent) {
      const token = state.push(TOKENS.inline, "", 0);
      token.content = state.src.slice(state.pos + 2, end);
      token.meta = { riga: state.src.slice(0, state.pos).split("\n").length };
    }
    state.pos = end + 2;
    return true;
  });
}

/** `^[the words of the note]`: its children are what it says. */
function inlineNotes(markdown: MarkdownIt): void {
  markdown.inline.ruler.before("text", TOKENS.note, (state, silent) => {
    if (!state.src.startsWith("^[", state.pos)) return false;
    const end = markdown.helpers.parseLinkLabel(state, state.pos + 1);
    if (end === -1) return false;
    if (!silent) {
      const token = state.push(TOKENS.note, "", 0);
      token.content = state.src.slice(state.pos + 2, end);
      token.children = [];
      state.md.inline.parse(token.content, state.md, state.env, token.children);
    }
    state.pos = end + 1;
    return true;
  });
}

function lineBreaks(markdown: MarkdownIt): void {
  markdown.inline.ruler.before("autolink", "a_capo", (state, silent) => {
    const written = /^<br\s*\/?>/i.exec(state.src.slice(state.pos, state.pos + 12))?.[0];
    if (written === undefined) return false;
    if (!silent) state.push("hardbreak", "br", 0);
    state.pos += written.length;
    return true;
  });
}

/** Where an image of a text lies, from `testi/`: `../mappa.png` in a text of `cantieri/` is `mappa.png`; null when outside. */
export function imagePath(folder: string, src: string): string | null {
  const steps: string[] = folder === "" ? [] : folder.split("/");
  for (const step of decoded(src).split("/")) {
    if (step === "..") {
      if (steps.pop() === undefined) return null;
    } else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

function decoded(src: string): string {
  try {
    return decodeURIComponent(src);
  } catch {
    return src;
  }
}
