// The apostrophe that people read: «l’ente», «un po’», «gli anni ’60». Authors, members and lists of the edition write the straight
// one, which is what keyboards have; data and codes keep it, and a page prints the other.

/** What is left as it is, to where it is closed: also what somebody typed into a form. Of a head what is shown changes. */
const KEPT = /^<(head|style|script|code|pre|textarea)\b/;
/** Attributes that are read aloud or shown. */
const READ = /(\s(?:aria-label|alt|title)=")([^"]*)(?=")/g;
/** What a head shows: the title of the window, and what a search engine says of the page. */
const SHOWN = /(<title>|<meta name="description" content=")([^<"]*)/g;
const STRAIGHT = /&#39;|&#x27;/g;
/** In an address, which is written as it is typed. */
const ADDRESS = /:\/\/|@/;

/** The HTML with typographic apostrophes in its words: texts, drawings, what is read aloud, the title of the window. */
export function withApostrophes(html: string): string {
  const pieces: string[] = [];
  for (let at = 0; at < html.length; ) {
    const open = indexOf(html, "<", at);
    pieces.push(inHtml(html.slice(at, open)));
    const tag = html.slice(open, indexOf(html, ">", open) + 1);
    const kept = KEPT.exec(tag)?.[1];
    const closed = kept === undefined ? -1 : html.indexOf(`</${kept}>`, open);
    at = closed < 0 ? open + tag.length : closed;
    pieces.push(
      closed < 0 ? shownIn(tag, READ) : kept === "head" ? inHead(html.slice(open, at)) : html.slice(open, at),
    );
  }
  return pieces.join("");
}

/** Where it next stands; the end of the text where it does not. */
const indexOf = (text: string, sign: string, from: number): number => {
  const at = text.indexOf(sign, from);
  return at < 0 ? text.length : at;
};

/** Nothing is shown of its styles, which hold the faces and are most of it. */
const inHead = (head: string): string =>
  head
    .split(/(?=<style\b|<\/style>)/)
    .map((part) => (part.startsWith("<style") ? part : shownIn(part, SHOWN)))
    .join("");

const shownIn = (piece: string, words: RegExp): string =>
  piece.replace(words, (_, before: string, said: string) => before + inHtml(said));

const inHtml = (words: string): string =>
  /['&]/.test(words) ? typographic(words.replace(STRAIGHT, "'")).replaceAll("'", "&#39;") : words;

/** Words, without markup, with typographic apostrophes; single quotation marks that open and close become a pair. */
export function typographic(words: string): string {
  if (!words.includes("'")) return words;
  const parts: string[] = [];
  let plain = "";
  for (const part of words.split(/(\s+)/)) {
    if (!ADDRESS.test(part)) plain += part;
    else {
      parts.push(curled(plain), part);
      plain = "";
    }
  }
  return parts.join("") + curled(plain);
}

const curled = (words: string): string =>
  words
    .replace(/(?<![\p{L}\p{N}])'(?=\p{L}[^']*\p{L}'(?![\p{L}\p{N}]))/gu, "‘")
    .replace(/(?<=[\p{L}.…»!?)])'|(?<!\p{N})'(?=\d\d(?!\d))|(?<![\p{L}\p{N}])'(?=\p{L})/gu, "’");
