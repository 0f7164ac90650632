// Texts of the report: Markdown without HTML, with references. A reference that names nothing is a fault with its place;
// what to do with it is the caller's choice.
import MarkdownIt from "markdown-it";
import { BLOCK_REFERENCES, GUASTO, parseReference, UnknownReference } from "../../schemas/riferimento.ts";
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
  mark: () => string;
}

export interface TextOptions {
  /** Level given to the highest heading of the text: one below the heading it stands under. */
  readonly baseLevel: number;
  /** Returns the HTML printed in place of a reference that is not there; throws to stop. */
  readonly onFault: (fault: TextFault) => string;
  /** The HTML of a place where the model itself says that something is missing. */
  readonly mark: () => string;
}

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
// An image would be a request, or an alt text nobody wrote.
markdown.disable("image");

/** The HTML of a text. Throws only what `onFault` throws. */
export function renderMarkdown(text: string, scope: ReferenceScope, { baseLevel, onFault, mark }: TextOptions): string {
  const env: TextEnv = { scope, baseLevel, line: 1, onFault, mark };
  return markdown.render(text, { bilancio: env });
}

// The env object is ours: only renderMarkdown makes it.
const envOf = (env: Record<string, unknown> | undefined): TextEnv => env?.bilancio as TextEnv;

function print(source: string, where: "inline" | "block", env: TextEnv): string {
  const { capitolo, parte } = env.scope.place;
  try {
    const reference = parseReference(source, parte.id);
    if (reference.name === GUASTO) return env.mark();
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

markdown.block.ruler.before(
  "paragraph",
  "riferimento",
  (state, startLine, _endLine, silent) => {
    const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
    const line = state.src.slice(start, state.eMarks[startLine]);
    const source = /^\{\{\s*((?:grafico|tavola)\b[^{}]*)\}\}\s*$/u.exec(line)?.[1];
    if (source === undefined) return false;
    if (silent) return true;
    const token = state.push("riferimento", "", 0);
    token.content = source;
    token.map = [startLine, startLine + 1];
    token.block = true;
    state.line = startLine + 1;
    return true;
  },
  { alt: ["paragraph", "reference", "blockquote", "list"] },
);

markdown.inline.ruler.before("text", "riferimento", (state, silent) => {
  if (!state.src.startsWith("{{", state.pos)) return false;
  const end = state.src.indexOf("}}", state.pos);
  if (end === -1) return false;
  if (!silent) {
    const token = state.push("riferimento_in_riga", "", 0);
    token.content = state.src.slice(state.pos + 2, end);
    token.meta = { riga: state.src.slice(0, state.pos).split("\n").length };
  }
  state.pos = end + 2;
  return true;
});

markdown.renderer.rules.table_open = () => '<div class="scorri"><table class="intera">\n';
markdown.renderer.rules.table_close = () => "</table></div>\n";
markdown.renderer.rules.th_open = () => '<th scope="col">';

markdown.renderer.rules.riferimento = (tokens, index, _options, env) => {
  const scope = envOf(env);
  const token = tokens[index];
  scope.line = (token?.map?.[0] ?? 0) + 1;
  return print(token?.content ?? "", "block", scope);
};

markdown.renderer.rules.riferimento_in_riga = (tokens, index, _options, env) => {
  const scope = envOf(env);
  const token = tokens[index];
  scope.line = Number(token?.meta?.riga ?? 1);
  return print(token?.content ?? "", "inline", scope);
};

/** Inline references count lines from the start of their block: add the line where the block starts. */
markdown.core.ruler.push("righe", (state) => {
  let line = 1;
  for (const token of state.tokens) {
    if (token.map) line = token.map[0] + 1;
    if (token.type !== "inline") continue;
    for (const child of token.children ?? []) {
      if (child.type === "riferimento_in_riga") child.meta = { riga: Number(child.meta?.riga ?? 1) + line - 1 };
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
