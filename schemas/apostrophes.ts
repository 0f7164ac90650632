// The apostrophe that people read: «l’ente», «un po’», «gli anni ’60». Authors, members and lists of the edition write the straight
// one, which is what keyboards have; data and codes keep it, and a page prints the other.

/** What is left as it is (what somebody typed into a form too), a tag, or the text between two tags. */
const PIECE = /<(head|style|script|code|pre|textarea)\b[\s\S]*?<\/\1>|<[^>]*>|([^<]+)/g;
/** Attributes that are read aloud or shown. */
const READ = /(\s(?:aria-label|alt|title)=")([^"]*)(?=")/g;
/** What a head shows: the title of the window, and what a search engine says of the page. */
const SHOWN = /(<title>|<meta name="description" content=")([^<"]*)/g;
const STRAIGHT = /&#39;|&#x27;/g;
/** An address is written as it is typed. */
const ADDRESS = /(\S*(?::\/\/|@)\S*)/;

/** The HTML with typographic apostrophes in its words: texts, drawings, what is read aloud, the title of the window. */
export function withApostrophes(html: string): string {
  return html.replace(PIECE, (piece, kept: string | undefined, text: string | undefined) => {
    if (text !== undefined) return inHtml(text);
    const words = kept === "head" ? SHOWN : kept === undefined ? READ : null;
    return words === null ? piece : piece.replace(words, (_, before: string, said: string) => before + inHtml(said));
  });
}

const inHtml = (words: string): string =>
  /['&]/.test(words) ? typographic(words.replace(STRAIGHT, "'")).replaceAll("'", "&#39;") : words;

/** Words, without markup, with typographic apostrophes; single quotation marks that open and close become a pair. */
export function typographic(words: string): string {
  const parts = words.includes("'") ? words.split(ADDRESS) : [];
  return parts.length === 0 ? words : parts.map((part, at) => (at % 2 === 1 ? part : curled(part))).join("");
}

const curled = (words: string): string =>
  words
    .replace(/(?<![\p{L}\p{N}])'(?=\p{L}[^']*\p{L}'(?![\p{L}\p{N}]))/gu, "‘")
    .replace(/(?<=[\p{L}.…»!?)])'|(?<!\p{N})'(?=\d\d(?!\d))|(?<![\p{L}\p{N}])'(?=\p{L})/gu, "’");
