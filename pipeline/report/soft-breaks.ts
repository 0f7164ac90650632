// Places where a word longer than its column may break: addresses that members paste are a hundred letters long, and would
// be printed over what stands beside them.
const LONG = 28;
/** Letters between two places, in a stretch without signs. */
const STRETCH = 14;

/** The HTML with `<wbr>` in long words of its text; drawings, styles, scripts and the head are left as they are. */
export function withSoftBreaks(html: string): string {
  return html.replace(PIECE, (piece, _tag, text: string | undefined) =>
    text === undefined ? piece : text.replace(/[^\s\u00a0]+/g, broken),
  );
}
/** What is left whole, a tag, or the text between two tags. */
const PIECE = /<(head|svg|style|script)\b[\s\S]*?<\/\1>|<[^>]*>|([^<]+)/g;

/** One word of HTML: an entity is one letter. */
function broken(word: string): string {
  if (word.length < LONG) return word;
  const letters = word.match(/&[a-z0-9#]+;|[\s\S]/gi) ?? [];
  if (letters.length < LONG) return word;
  let result = "";
  let since = 0;
  for (const [i, letter] of letters.entries()) {
    result += letter;
    since++;
    const isSign = /^([/._?=@:,;+~%-]|&amp;)$/.test(letter) && since > 2;
    if (i === letters.length - 1 || !(isSign || since >= STRETCH)) continue;
    result += "<wbr>";
    since = 0;
  }
  return result;
}
