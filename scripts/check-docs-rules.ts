// What can go stale in a document, found in its Markdown: pure functions, each with its cases in check-docs.test.ts.
import { matchesGlob } from "node:path";
import type { Comando } from "../pipeline/commands/catalogue.ts";

/** What is written in code: inline spans (`spans`) and fenced blocks (`fences`); `prose` is the rest, spans included. */
export function partsOf(markdown: string): { spans: string[]; fences: string[]; prose: string } {
  const fences = [...markdown.matchAll(/^```.*\n([\s\S]*?)^```/gm)].map(([, text]) => text ?? "");
  const prose = markdown.replace(/^```.*\n[\s\S]*?^```/gm, "");
  return { spans: [...prose.matchAll(/`([^`\n]+)`/g)].map(([, text]) => text ?? ""), fences, prose };
}

/** One thing that was looked at; `fault` says what is wrong with it. */
export interface Looked {
  readonly fault: string | null;
}

/** Commands and options named in code, with those that the program does not have. `--help` is every command's. */
export function commandsIn(markdown: string, comandi: Readonly<Record<string, Comando>>): Looked[] {
  const { spans, fences } = partsOf(markdown);
  const known = new Set(["help", ...Object.values(comandi).flatMap(({ opzioni }) => Object.keys(opzioni))]);
  const lines = [...spans, ...fences.flatMap((fence) => fence.split("\n"))];
  const code = lines
    .map((line) => line.replace(/\s# .*$/, ""))
    .filter((line) => !OTHER_PROGRAM.test(line))
    .join("\n");
  const named = (pattern: RegExp) => [...code.matchAll(pattern)].map(([, name]) => name ?? "");
  return [
    ...named(/\bbilancio (?:-- )?([a-z]+)/g).map((name) => ({
      fault: name in comandi ? null : `«bilancio ${name}» non è un comando`,
    })),
    ...named(/(?<![\w-])--([a-z][\w-]*)/g).map((name) => ({
      fault: known.has(name) ? null : `«--${name}» non è un'opzione`,
    })),
  ];
}

/** Programs whose options are their own. */
const OTHER_PROGRAM = /\bnpm run (?!(?:-s )?bilancio\b)|\bnpx (?!bilancio\b)|\b(?:git|vitest|node scripts\/\S+) /;

/** Links to a part of a document, this or another: the file (empty for this one) and the anchor. */
export function anchorsIn(markdown: string): { file: string; anchor: string }[] {
  const links = partsOf(markdown).prose.matchAll(/\]\(([^)#\s:]*)#([^)\s]+)\)/g);
  return [...links].map(([, file = "", anchor = ""]) => ({ file, anchor }));
}

/** The headings of a document with their anchors, as the sites that show it make them. */
export function headingsIn(markdown: string): { level: number; text: string; anchor: string }[] {
  const headings = partsOf(markdown).prose.matchAll(/^(#+) (.+)$/gm);
  return [...headings].map(([, signs = "", text = ""]) => {
    const words = text.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, "");
    return { level: signs.length, text, anchor: words.replaceAll(" ", "-") };
  });
}

const marked = (name: string): RegExp => new RegExp(`(<!-- ${name} -->\n)(?:[\\s\\S]*?\n)?(<!-- /${name} -->)`);

/** The document with its generated parts as they should be; null when a pair of marks is missing. */
export function withGenerated(markdown: string, parts: Readonly<Record<string, string>>): string | null {
  let text = markdown;
  for (const [name, part] of Object.entries(parts)) {
    if (!marked(name).test(text)) return null;
    text = text.replace(marked(name), (_, open: string, close: string) => `${open}${part}\n${close}`);
  }
  return text;
}

/** Examples that say where they come from (`<!-- da: file -->`), with the first line that the file no longer has, in order. */
export function examplesIn(markdown: string, read: (file: string) => string | null): Looked[] {
  const examples = markdown.matchAll(/<!-- da: (\S+) -->\s*```.*\n([\s\S]*?)```/g);
  return [...examples].map(([, file = "", code = ""]) => {
    const there = trimmedLines(read(file) ?? "");
    let at = 0;
    const gone = trimmedLines(code).find((line) => {
      if (line === "" || line === "…") return false;
      at = there.indexOf(line, at) + 1;
      return at === 0;
    });
    return { fault: gone === undefined ? null : `l'esempio preso da ${file} ha una riga che lì non c'è: ${gone}` };
  });
}

const trimmedLines = (text: string): string[] => text.split("\n").map((line) => line.trim());

const EXTENSION = /[\w>*}]\.(ts|js|cjs|json|ya?ml|csv|md|hbs|css|png|xlsx|sqlite)$/;
/** What the program writes: it is not in the repository. */
const WRITTEN =
  /^(reports|archivio|dati|interno|riservato)\/|^panel-|^node_modules\/|^(model|model-interno|validazione|manifest)\.json$|^bilancio-sociale-|^registro\.sqlite$/;

/** Inline code and link targets that name a file or a folder; `top` are the names at the root. */
export function pathsIn(markdown: string, top: ReadonlySet<string>): string[] {
  const { spans, prose } = partsOf(markdown);
  const links = [...prose.matchAll(/\]\(([^)#\s]+)\)/g)].map(([, to]) => to ?? "").filter((to) => !/^\w+:/.test(to));
  const named = spans.filter(
    (span) =>
      /^[\w.<>*{},/-]+$/.test(span) &&
      !WRITTEN.test(span) &&
      (EXTENSION.test(span) || (span.includes("/") && (span.endsWith("/") || top.has(span.split("/")[0] ?? "")))),
  );
  return [...new Set([...links, ...named])];
}

/** Where a path may start: the root, the line, or the edition that the README explains. */
const BASES = ["", "pipeline/", "data-samples/2016/", "data-samples/altra-citta/"];

/** True when the path, with `<name>` or `NN-name` for anything, is a file or folder; a bare name may be anywhere. */
export function isThere(path: string, files: ReadonlySet<string>): boolean {
  const pattern = path.replace(/<[^>]*>|NN-\w+/g, "*").replace(/\/$/, "");
  const patterns = BASES.map((base) => base + pattern);
  if (patterns.some((p) => files.has(p))) return true;
  const globs = pattern.includes("/") ? patterns.filter((p) => /[*{]/.test(p)) : [`**/${pattern}`];
  return globs.some((glob) => [...files].some((file) => matchesGlob(file, glob)));
}

const MANY = `\\d[\\d.]*|sei|sette|otto|nove|dieci|\\w+dici|venti\\w*|\\w+[ae]nta\\w*|six|seven|eight|nine|ten|\\w+teen|${["twen", "thir", "for", "fif", "six", "seven", "eigh", "nine"].map((n) => `${n}ty[\\w-]*`).join("|")}`;
const NOUN =
  "misure|blocchi|grafici|tavole|prospetti|messaggi|diagnostici|capitoli|test|measures|blocks|charts|tables|diagnostics|chapters|modules|tests";
const COUNT = new RegExp(`(?<![\\w.,])(?:${MANY})\\s+(?:${NOUN})\\b`, "i");

/** Lines of prose, with the counts («sessanta misure») and the lists of measures or blocks typed by hand: those stand in
 *  the folders, which are their registry. */
export function proseLines(markdown: string, ids: ReadonlySet<string>): Looked[] {
  const prose = partsOf(markdown).prose.replace(/<!-- (\w+) -->\n[\s\S]*?<!-- \/\1 -->/g, "");
  return trimmedLines(prose)
    .filter((line) => line !== "")
    .map((line) => {
      const count = COUNT.exec(line)?.[0];
      if (count !== undefined) return { fault: `«${count}» è un conteggio scritto a mano` };
      const named = new Set(partsOf(line).spans.filter((span) => ids.has(span)));
      return { fault: named.size > 3 ? `elenco scritto a mano: ${[...named].join(", ")}` : null };
    });
}

/** Names of npm scripts in code. */
export function scriptsIn(markdown: string): string[] {
  const { spans, fences } = partsOf(markdown);
  const code = [...spans, ...fences].join("\n");
  return [...code.matchAll(/\bnpm (?:run (?:-s )?([\w:-]+)|(start|test))\b/g)].map(
    ([, run, short]) => run ?? short ?? "",
  );
}
