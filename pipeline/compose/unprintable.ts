// What a text would print raw, or leave out in silence: each is told with its line, in the words of who wrote it.
import type { Token } from "markdown-it";
import { BEYOND, lettersBeyond } from "../../schemas/lettere.ts";
import { imagePath, TOKENS, textMarkdown } from "../../schemas/markdown.ts";
import { quoted } from "../../schemas/shown.ts";
import { instead } from "../../schemas/text.ts";
import { replaceOutsideCode } from "../../schemas/text-code.ts";
import type { Tell } from "./notes.ts";

const TAG = String.raw`(?<!\\)<\/?([a-z][a-z0-9-]*)(?:\s(?:(?!\n\s*\n)[^<>])*)?\/?>`;
const TO_WRITE = String.raw`\[da scrivere\b([^\]]*)\]`;
const INSTEAD: Readonly<Record<string, string>> = {
  b: "Scrivi **così**.",
  strong: "Scrivi **così**.",
  i: "Scrivi *così*.",
  em: "Scrivi *così*.",
  a: "Scrivi [parole](https://indirizzo).",
  img: "Scrivi ![che cosa si vede](immagini/nome.png).",
  p: "Lascia una riga vuota.",
  li: "Scrivi un trattino all'inizio della riga.",
};

/** Letters of a prompt that are told: one that `nuova` wrote says which file to look in, and is told whole. */
const PROMPT = 200;

/** The text with a mark in the place of every tag, and of every prompt that nobody answered yet. */
export function marked(text: string, tell: Tell): string {
  const bare = replaceOutsideCode(text, TAG, ({ parts: [whole = "", name = ""], line }) => {
    const tag = name.toLowerCase();
    if (tag === "br") return whole;
    const fix = INSTEAD[tag] ?? "Toglilo, o mettilo tra accenti gravi se va mostrato com'è.";
    return tell(line, `«${quoted(whole, 40)}» è un pezzo di pagina web, che qui non si stampa`, fix);
  });
  return replaceOutsideCode(bare, TO_WRITE, ({ parts: [, what = ""], line }) => {
    const cosa = what.replace(/^[\s:–-]+/, "").trim();
    return tell(
      line,
      `c'è ancora da scrivere${cosa === "" ? "" : `: ${quoted(cosa, PROMPT)}`}`,
      "Scrivi al posto della nota.",
    );
  });
}

export interface Pictures {
  /** Folder of the text, from `testi/`. */
  readonly folder: string;
  /** Paths of the pictures that are there. */
  readonly known: readonly string[];
  /** Of those that are there and cannot be shown: why is told once, of the file. */
  readonly refused: readonly string[];
}

const markdown = textMarkdown();
// Signs that the author escaped stay apart from words: they are meant.
markdown.core.ruler.disable("text_join");

/** Tells what stays raw or is lost when the text is printed. Returns the pictures that it shows. */
export function checkPrinted(text: string, { folder, known, refused }: Pictures, tell: Tell): string[] {
  const shown: string[] = [];
  const env = {};
  const lines = text.split("\n");
  let line = 1;
  for (const token of markdown.parse(text, env)) {
    line = (token.map?.[0] ?? line - 1) + 1;
    if (token.type === "fence") checkFence(token, lines, tell);
    if (token.type === "tr_open") checkRow(token, lines, tell);
    if (token.type === "heading_open" && token.markup === "-" && (token.map?.[1] ?? 0) - (token.map?.[0] ?? 0) > 2)
      tell(line, "i trattini sotto le righe ne fanno un titolo", "Lascia una riga vuota prima dei trattini.");
    if (token.type !== "inline") continue;
    checkBlock(token.content, line, tell);
    for (const { child, at } of withLines(token.children ?? [], line)) {
      if (child.type === "text") checkWords(child.content, at, tell);
      if (child.type === "link_open") checkLink(String(child.attrGet("href") ?? ""), child.markup, at, tell);
      if (child.type === "image") shown.push(...pictureOf(child, at, { folder, known, refused }, tell));
    }
  }
  checkDefinitions(text, env, tell);
  return shown;
}

/** The pieces of a paragraph, those of its notes too, each with its line. */
function withLines(children: readonly Token[], first: number): { child: Token; at: number }[] {
  let at = first;
  return children.flatMap((child) => {
    const here = at;
    if (child.type === "softbreak" || child.type === "hardbreak") at++;
    if (child.type === TOKENS.note) return withLines(child.children ?? [], here);
    return [{ child, at: here }];
  });
}

const LINK = "Si scrive [parole](https://indirizzo), tutto attaccato.";
const RAW: readonly (readonly [RegExp, cosa: string, rimedio: string])[] = [
  [/\]\(|\]\[|!\[/, "un collegamento, o un'immagine, non è scritto bene e si stamperebbe così com'è", LINK],
  [/\^\[|\[\^/, "una nota non è scritta bene", "Si scrive [^1] nel testo, e [^1]: parole sotto."],
  [
    /\*\*|__/,
    "il grassetto non si chiude, e gli asterischi si stamperebbero",
    "Si scrive **così**, attaccato alle parole.",
  ],
  [/~~/, "le parole cancellate non si chiudono", "Si scrive ~~così~~."],
];

function checkWords(words: string, line: number, tell: Tell): void {
  const beyond = lettersBeyond(words);
  if (beyond.length > 0) tell(line, BEYOND.cosa(beyond), BEYOND.rimedio);
  const found = RAW.find(([pattern]) => pattern.test(words));
  if (found !== undefined) tell(line, found[1], found[2]);
}

function checkBlock(content: string, line: number, tell: Tell): void {
  const rows = content.split("\n");
  const row = rows.findIndex((each) => /^\s*\|.*\|\s*$/.test(each));
  if (row !== -1 && rows.length > 1)
    tell(line + row, "questa tavola non è scritta bene", "Sotto i titoli serve una riga come | --- | --- |.");
  if (/^#{1,6}[^\s#]/.test(content) && rows.length === 1)
    tell(line, "un titolo non è scritto bene", "Lascia uno spazio dopo #.");
  if (/^\[[ x]\]\s/i.test(content)) tell(line, "le caselle da spuntare non si stampano", "Togli le parentesi quadre.");
  if (/^:::/.test(content)) tell(line, "i riquadri «:::» non si stampano", "Togli la riga.");
}

function checkFence({ map, markup }: Token, lines: readonly string[], tell: Tell): void {
  const [start, end] = map ?? [0, 0];
  if (end - start < 2 || lines[end - 1]?.trim().startsWith(markup) !== true)
    tell(start + 1, "il blocco di codice che comincia qui non si chiude", `Chiudilo con ${markup}.`);
}

/** A cell beyond the titles of its table is left out by every Markdown. */
function checkRow({ map }: Token, lines: readonly string[], tell: Tell): void {
  const at = map?.[0] ?? 0;
  const titles = lines.slice(0, at + 1).findLastIndex((each) => /^[\s|:-]+$/.test(each) && each.includes("-")) - 1;
  if (titles < 0 || at <= titles || cellsOf(lines[at] ?? "") <= cellsOf(lines[titles] ?? "")) return;
  tell(
    at + 1,
    "la riga ha più caselle dei titoli, e le ultime non si stamperebbero",
    "Aggiungi un titolo, o togli una casella.",
  );
}

const cellsOf = (row: string): number =>
  row
    .trim()
    .replace(/^\||\|$/g, "")
    .replace(/\\\|/g, "")
    .split("|").length;

function checkLink(href: string, markup: string, line: number, tell: Tell): void {
  if (/^(https?:|mailto:|tel:)/i.test(href) || markup === "autolink") return;
  const isHere = href.startsWith("#") || /\.md$/.test(href);
  const fix = isHere
    ? 'Per un capitolo o un grafico si scrive {{rif "nome"}}.'
    : "Scrivilo intero, con https:// davanti.";
  tell(line, `il collegamento a «${quoted(href)}» non porta a niente`, fix);
}

function pictureOf(token: Token, line: number, { folder, known, refused }: Pictures, tell: Tell): string[] {
  const src = String(token.attrGet("src") ?? "");
  if (/^([a-z]+:|\/\/)/i.test(src)) {
    tell(line, `l'immagine «${quoted(src)}» è in rete, e la pagina non chiede niente alla rete`, "Salvala in testi/.");
    return [];
  }
  if (token.content.trim() === "") {
    const fix = `Scrivilo tra le parentesi quadre: ![che cosa si vede](${src}).`;
    tell(line, `l'immagine «${src}» non dice che cosa si vede a chi non può vederla`, fix);
    return [];
  }
  const path = imagePath(folder, src);
  if (path !== null && known.includes(path)) return [path];
  if (path !== null && refused.includes(path)) return [];
  tell(line, `l'immagine «${src}» non c'è in testi/`, known.length === 0 ? "Mettila lì." : instead(path ?? src, known));
  return [];
}

/** `[Comune]: parole` is read as the address of a link, and printed nowhere. */
function checkDefinitions(text: string, env: object, tell: Tell): void {
  const defined = "references" in env && typeof env.references === "object" ? Object.keys(env.references ?? {}) : [];
  if (defined.length === 0) return;
  replaceOutsideCode(text, String.raw`^ {0,3}\[([^\]\n]+)\]:`, ({ parts: [whole = "", name = ""], line }) => {
    const calls = text.toLowerCase().split(`[${name.toLowerCase()}]`).length - 1;
    if (defined.includes(markdown.utils.normalizeReference(name)) && calls < 2)
      tell(
        line,
        `la riga «[${name}]: …» è l'indirizzo di un collegamento che nessuno usa, e non si stampa`,
        "Se sono parole, togli le parentesi quadre.",
      );
    return whole;
  });
}
