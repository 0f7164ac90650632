// Texts of the report: Markdown without HTML, with references, notes and images. A reference that names nothing is a fault
// with its place; what to do with it is the caller's choice.
import type { RendererRule } from "markdown-it";
import { agreed } from "../../schemas/articles.ts";
import { imagePath, TOKENS, textMarkdown } from "../../schemas/markdown.ts";
import { BLOCK_REFERENCES, GUASTO, parseReference, UnknownReference } from "../../schemas/riferimento.ts";
import { withAlikeShares } from "./alike-shares.ts";
import { anchorOfPart, anchorOfPassage } from "./anchors.ts";
import { escapeHtml } from "./escape.ts";
import { printReference, type ReferenceScope } from "./references.ts";

/** An unknown or badly written reference, with the text and line it stands in. */
export interface TextFault {
  /** «capitolo 5 · Le risorse in campo», with the parte where there is one. */
  readonly dove: string;
  readonly riga: number;
  readonly riferimento: string;
  readonly messaggio: string;
  /** What to write instead; empty when nothing is near. */
  readonly rimedio: string;
}

/** One Italian sentence: text, line, reference, what is wrong; and what to write instead. */
export function sentenceOf({ dove, riga, riferimento, messaggio, rimedio }: TextFault): string {
  const fix = rimedio === "" ? "" : ` ${rimedio}`;
  return `Nel testo del ${dove}, riga ${riga}, il riferimento ${riferimento} non si può stampare: ${messaggio}.${fix}`;
}

interface TextEnv {
  scope: ReferenceScope;
  baseLevel: number;
  line: number;
  onFault: (fault: TextFault) => string;
  mark: (why?: string) => string;
  /** The HTML of the notes met so far. */
  note: string[];
}

export interface TextOptions {
  /** Level given to the highest heading of the text: one below the heading it stands under. */
  readonly baseLevel: number;
  /** Returns the HTML printed in place of a reference that is not there; throws to stop. */
  readonly onFault: (fault: TextFault) => string;
  /** The HTML of a place where the model itself says that something is missing. */
  readonly mark: (why?: string) => string;
}

const markdown = textMarkdown();

/** The HTML of a text, with its notes under it. Throws only what `onFault` throws. */
export function renderMarkdown(text: string, scope: ReferenceScope, { baseLevel, onFault, mark }: TextOptions): string {
  const env: TextEnv = { scope, baseLevel, line: 1, onFault, mark, note: [] };
  const html = withArticles(withAlikeShares(markdown.render(text, { bilancio: env }), scope.model.figure));
  if (env.note.length === 0) return html;
  const items = env.note.map((nota, i) => {
    const { note, richiamo } = noteAnchors(env, i + 1);
    const back = `<a class="solo-schermo" role="doc-backlink" href="#${richiamo}">Torna al testo</a>`;
    return `<li id="${note}"><p>${nota} ${back}</p></li>`;
  });
  return `${html}<section class="note-del-testo" role="doc-endnotes" aria-label="Note"><ol>\n${items.join("\n")}\n</ol></section>\n`;
}

const BEFORE_SHARE =
  /(?<!\p{L})([Ii]l|[Aa]l|[Dd]al|[Dd]el|[Nn]el|[Ss]ul) (?=(?:<strong>)?<span class="figura"[^>]*>(\d{1,3}(?:,\d+)?%))/gu;

/** The author does not know whether the share will be 7% or 8%. */
const withArticles = (html: string): string =>
  html.replace(BEFORE_SHARE, (_, written: string, share: string) => agreed(written, share));

function noteAnchors({ scope: { place } }: TextEnv, n: number): { note: string; richiamo: string } {
  const part = escapeHtml(anchorOfPart(place.capitolo, place.parte));
  return { note: `nota-${part}-${n}`, richiamo: `richiamo-${part}-${n}` };
}

// The env object is ours: only renderMarkdown makes it.
const envOf = (env: Record<string, unknown> | undefined): TextEnv => env?.bilancio as TextEnv;

function print(source: string, where: "inline" | "block", env: TextEnv): string {
  const { capitolo, parte } = env.scope.place;
  try {
    const reference = parseReference(source, parte.id);
    if (reference.name === GUASTO) return env.mark(reference.args[0]);
    if (where === "inline" && BLOCK_REFERENCES.has(reference.name)) {
      throw new UnknownReference("un grafico o una tavola va da solo, in una riga tra due righe vuote");
    }
    return printReference(reference, env.scope);
  } catch (error) {
    if (!(error instanceof UnknownReference)) throw error;
    const part = capitolo.parti.includes(parte) ? `, ${parte.titolo}` : "";
    const dove = `capitolo ${capitolo.numero} · ${capitolo.titolo}${part}`;
    return env.onFault({
      dove,
      riga: env.line,
      riferimento: `{{${source}}}`,
      messaggio: error.message,
      rimedio: error.rimedio,
    });
  }
}

const rules: Record<string, RendererRule> = {
  table_open: (tokens, index) =>
    `<div class="scorri" id="${escapeHtml(String(tokens[index]?.attrGet("id") ?? ""))}"><table class="intera">\n`,
  table_close: () => "</table></div>\n",
  th_open: () => '<th scope="col">',
  [TOKENS.block]: (tokens, index, _options, env) => {
    const scope = envOf(env);
    const token = tokens[index];
    scope.line = (token?.map?.[0] ?? 0) + 1;
    return print(token?.content ?? "", "block", scope);
  },
  [TOKENS.inline]: (tokens, index, _options, env) => {
    const scope = envOf(env);
    const token = tokens[index];
    scope.line = Number(token?.meta?.riga ?? 1);
    return print(token?.content ?? "", "inline", scope);
  },
  [TOKENS.note]: (tokens, index, options, env, self) => {
    const scope = envOf(env);
    const n = scope.note.push("");
    scope.note[n - 1] = self.renderInline(tokens[index]?.children ?? [], options, env);
    const { note, richiamo } = noteAnchors(scope, n);
    return `<sup class="richiamo"><a id="${richiamo}" href="#${note}" role="doc-noteref" aria-label="Nota ${n}">${n}</a></sup>`;
  },
  image: (tokens, index, options, env, self) => {
    const scope = envOf(env);
    const token = tokens[index];
    const { capitolo, parte } = scope.scope.place;
    const folder = capitolo.parti.includes(parte) ? capitolo.id : "";
    const immagine = scope.scope.model.immagini[imagePath(folder, String(token?.attrGet("src") ?? "")) ?? ""];
    if (immagine === undefined) return scope.mark();
    const alt = self.renderInlineAsText(token?.children ?? [], options, env);
    const title = token?.attrGet("title");
    const caption = title ? `<span class="didascalia">${escapeHtml(String(title))}</span>` : "";
    return `<img class="immagine" alt="${escapeHtml(alt)}" src="data:${immagine.tipo};base64,${immagine.base64}">${caption}`;
  },
};
Object.assign(markdown.renderer.rules, rules);

/** Inline references count lines from the start of their block: add the line where the block starts. */
markdown.core.ruler.push("righe", (state) => {
  let line = 1;
  for (const token of state.tokens) {
    if (token.map) line = token.map[0] + 1;
    if (token.type !== "inline") continue;
    for (const child of token.children ?? []) {
      if (child.type === TOKENS.inline) child.meta = { riga: Number(child.meta?.riga ?? 1) + line - 1 };
    }
  }
});

/** Headings of a text start one level below the heading they stand under and never skip one. */
markdown.core.ruler.push("livelli", (state) => {
  const headings = state.tokens.filter(({ type }) => type === "heading_open" || type === "heading_close");
  const top = Math.min(...headings.map(({ tag }) => Number(tag.slice(1))));
  let previous = envOf(state.env).baseLevel - 1;
  for (const token of headings) {
    if (token.type === "heading_open") {
      const wanted = Number(token.tag.slice(1)) - top + envOf(state.env).baseLevel;
      previous = Math.min(wanted, previous + 1, 6);
    }
    token.tag = `h${previous}`;
  }
});

const PASSAGES: readonly string[] = ["paragraph", "bullet_list", "ordered_list", "blockquote", "table"].map(
  (block) => `${block}_open`,
);

/** Whoever reads can speak of a passage: each has an anchor, made of its own words. */
markdown.core.ruler.push("passi", (state) => {
  const { capitolo, parte } = envOf(state.env).scope.place;
  const lines = state.src.split("\n");
  const met = new Map<string, number>();
  for (const token of state.tokens) {
    if (token.level !== 0 || token.map === null || !PASSAGES.includes(token.type)) continue;
    const anchor = anchorOfPassage(capitolo, parte, lines.slice(...token.map).join(" "));
    const times = (met.get(anchor) ?? 0) + 1;
    met.set(anchor, times);
    token.attrSet("id", times === 1 ? anchor : `${anchor}-${times}`);
  }
});
